package dev.loupe.figure.mark;

import dev.loupe.figure.scene.Box;
import dev.loupe.figure.scene.Item;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/// The pieces of all layers of a panel in space, far ones first. A piece that may lie partly before and partly behind one of another
/// layer is cut until it does not, or is as small as pieces get.
///
/// Where a layer may be is kept in square tiles of the screen, so that the cost grows with the pieces and not with their pairs.
///
/// Source: the painter's algorithm; Newell, Newell and Sancha, "A solution to the hidden surface problem", 1972.
public final class DepthOrder {
    private static final int TILES = 64;
    private static final int MOST = 200_000;

    /// How far pieces are cut only to learn where a layer is, in units of the cube.
    private static final double DEEP = 0.1;

    private final Box screen;
    private final double[][] low;
    private final double[][] high;

    private DepthOrder(List<List<Piece>> layers) {
        screen = around(layers);
        low = new double[layers.size()][TILES * TILES];
        high = new double[layers.size()][TILES * TILES];
        for (int layer = 0; layer < low.length; layer++) {
            Arrays.fill(low[layer], Double.POSITIVE_INFINITY);
            Arrays.fill(high[layer], Double.NEGATIVE_INFINITY);
            Deque<Piece> open = new ArrayDeque<>(layers.get(layer));
            int most = Math.max(MOST, open.size());
            while (!open.isEmpty()) {
                Piece piece = open.removeFirst();
                boolean deep = piece.high() - piece.low() > DEEP && open.size() < most;
                List<Piece> parts = deep ? piece.parts().get() : List.of();
                if (parts.isEmpty()) {
                    reach(layer, piece);
                } else {
                    parts.forEach(open::addFirst);
                }
            }
        }
    }

    private void reach(int layer, Piece piece) {
        for (int row = row(piece.box().y()); row <= row(piece.box().bottom()); row++) {
            int last = row * TILES + column(piece.box().right());
            for (int t = row * TILES + column(piece.box().x()); t <= last; t++) {
                low[layer][t] = Math.min(low[layer][t], piece.low());
                high[layer][t] = Math.max(high[layer][t], piece.high());
            }
        }
    }

    /// What is to be drawn, in order; pieces equally near in the order given.
    public static List<Item> of(List<List<Piece>> layers) {
        DepthOrder order = new DepthOrder(layers);
        List<Piece> pieces = new ArrayList<>();
        for (int layer = 0; layer < layers.size(); layer++) {
            Deque<Piece> open = new ArrayDeque<>(layers.get(layer));
            while (!open.isEmpty()) {
                Piece piece = open.removeFirst();
                boolean cut = pieces.size() + open.size() < MOST && order.mixed(piece, layer);
                List<Piece> parts = cut ? piece.parts().get() : List.of();
                if (parts.isEmpty()) {
                    pieces.add(piece);
                } else {
                    parts.forEach(open::addLast);
                }
            }
        }
        pieces.sort(Comparator.comparingDouble(Piece::near));
        return joined(pieces);
    }

    private static Box around(List<List<Piece>> layers) {
        double left = Double.POSITIVE_INFINITY;
        double top = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        for (List<Piece> layer : layers) {
            for (Piece piece : layer) {
                left = Math.min(left, piece.box().x());
                top = Math.min(top, piece.box().y());
                right = Math.max(right, piece.box().right());
                bottom = Math.max(bottom, piece.box().bottom());
            }
        }
        return new Box(left, top, right - left, bottom - top);
    }

    private int column(double x) {
        return Math.clamp((long) ((x - screen.x()) / screen.width() * TILES), 0, TILES - 1);
    }

    private int row(double y) {
        return Math.clamp((long) ((y - screen.y()) / screen.height() * TILES), 0, TILES - 1);
    }

    /// Whether another layer may have something before a part of a piece and behind another.
    private boolean mixed(Piece piece, int of) {
        if (piece.low() >= piece.high()) {
            return false;
        }
        for (int row = row(piece.box().y()); row <= row(piece.box().bottom()); row++) {
            int last = row * TILES + column(piece.box().right());
            for (int t = row * TILES + column(piece.box().x()); t <= last; t++) {
                for (int layer = 0; layer < low.length; layer++) {
                    if (layer != of
                            && low[layer][t] <= piece.high()
                            && high[layer][t] >= piece.low()) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static List<Item> joined(List<Piece> sorted) {
        List<Item> items = new ArrayList<>();
        List<Item.Dots> run = new ArrayList<>();
        for (Piece piece : sorted) {
            boolean goesOn =
                    piece.item() instanceof Item.Dots dots
                            && !run.isEmpty()
                            && run.getFirst().meaning() == dots.meaning();
            if (!goesOn && !run.isEmpty()) {
                items.add(run.size() == 1 ? run.getFirst() : joinedDots(run));
                run.clear();
            }
            if (piece.item() instanceof Item.Dots dots) {
                run.add(dots);
            } else {
                items.add(piece.item());
            }
        }
        if (!run.isEmpty()) {
            items.add(joinedDots(run));
        }
        return items;
    }

    private static Item.Dots joinedDots(List<Item.Dots> run) {
        Item.Dots first = run.getFirst();
        List<Item.Facts> facts = new ArrayList<>();
        for (int f = 0; f < first.facts().size(); f++) {
            int at = f;
            facts.add(
                    new Item.Facts(
                            first.facts().get(f).name(),
                            run.stream()
                                    .flatMap(d -> Arrays.stream(d.facts().get(at).texts()))
                                    .toArray(String[]::new)));
        }
        return new Item.Dots(
                first.meaning(),
                first.symbol(),
                run.stream().flatMapToDouble(d -> Arrays.stream(d.x())).toArray(),
                run.stream().flatMapToDouble(d -> Arrays.stream(d.y())).toArray(),
                run.stream().flatMapToDouble(d -> Arrays.stream(d.radius())).toArray(),
                run.stream().flatMapToInt(d -> Arrays.stream(d.fill())).toArray(),
                first.stroke(),
                run.stream().flatMapToInt(d -> Arrays.stream(d.rows())).toArray(),
                facts);
    }

    /// One of many dots, by itself.
    public static Item.Dots one(Item.Dots dots, int dot) {
        List<Item.Facts> facts = new ArrayList<>();
        for (Item.Facts fact : dots.facts()) {
            facts.add(new Item.Facts(fact.name(), new String[] {fact.texts()[dot]}));
        }
        return new Item.Dots(
                dots.meaning(),
                dots.symbol(),
                new double[] {dots.x()[dot]},
                new double[] {dots.y()[dot]},
                new double[] {dots.radius(dot)},
                new int[] {dots.fill(dot)},
                dots.stroke(),
                dots.rows().length == 0 ? new int[0] : new int[] {dots.rows()[dot]},
                facts);
    }
}
