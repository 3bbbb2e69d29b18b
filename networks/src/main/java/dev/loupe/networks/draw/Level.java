package dev.loupe.networks.draw;

import dev.loupe.networks.layout.Layered;
import dev.loupe.networks.layout.Wires;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What lies directly in one open scope: its blocks, the points on its border, the pieces of flows between them, and their drawing.
final class Level {
    /// Room inside a scope's border, and for its name.
    static final double PAD = 14;

    static final double HEAD = 36;

    final Block scope;

    /// A stretch of a flow: from a block or an entry to a block or an exit, by their places.
    ///
    /// @param flows those that run together
    record Piece(int from, int to, List<Flow> flows) {}

    private final Map<List<Object>, Piece> pieces = new LinkedHashMap<>();
    private int points;
    @Nullable Layered drawing;

    Level(Block scope) {
        this.scope = scope;
        points = scope.inner.size();
    }

    int entry(Flow flow) {
        return scope.entries.computeIfAbsent(flow, f -> points++);
    }

    int exit(Flow flow) {
        return scope.exits.computeIfAbsent(flow, f -> points++);
    }

    /// Flows between the same two closed blocks run together; others stay apart, each with its own point on a border.
    void piece(int from, int to, Flow flow) {
        boolean together = plain(from) && plain(to);
        pieces.computeIfAbsent(
                        together ? List.of(from, to) : List.of(from, to, flow),
                        k -> new Piece(from, to, new ArrayList<>()))
                .flows
                .add(flow);
    }

    List<Piece> pieces() {
        return List.copyOf(pieces.values());
    }

    boolean plain(int place) {
        return place < scope.inner.size() && !scope.inner.get(place).open();
    }

    /// Whether a piece ends at a block: one that is closed, or an open one that takes the flow itself.
    boolean ends(Piece piece) {
        return plain(piece.to)
                || !border(piece.to)
                        && !scope.inner.get(piece.to).entries.containsKey(piece.flows.getFirst());
    }

    boolean border(int place) {
        return place >= scope.inner.size();
    }

    /// Lays out the inside; sizes of inner blocks are known.
    ///
    /// @param across from left to right: width and height change places for the layout
    void lay(boolean across) {
        double[] width = new double[points];
        double[] height = new double[points];
        boolean[] first = new boolean[points];
        boolean[] last = new boolean[points];
        for (Block block : scope.inner) {
            double stubs = stubRoom(block);
            double wide = block.width + (across ? 0 : 2 * stubs);
            double high = block.height + (across && stubs > 0 ? 2 * Drafting.STUB_HEIGHT + 8 : 0);
            width[block.place] = across ? high : wide;
            height[block.place] = across ? wide : high;
        }
        scope.entries.values().forEach(place -> first[place] = true);
        scope.exits.values().forEach(place -> last[place] = true);
        List<Piece> all = pieces();
        int[] from = new int[all.size()];
        int[] to = new int[all.size()];
        int[] strand = new int[all.size()];
        double[] leave = new double[all.size()];
        double[] enter = new double[all.size()];
        Map<Object, Integer> strands = new LinkedHashMap<>();
        for (int i = 0; i < from.length; i++) {
            Piece piece = all.get(i);
            from[i] = piece.from;
            to[i] = piece.to;
            leave[i] = passing(piece.from, piece, true);
            enter[i] = passing(piece.to, piece, false);
            Object bundle = piece.flows.size() == 1 ? piece.flows.getFirst() : piece;
            strand[i] = strands.computeIfAbsent(bundle, k -> strands.size());
        }
        Layered made =
                Layered.of(new Wires(width, height, from, to, strand, leave, enter, first, last));
        drawing = made;
        scope.points = new double[points];
        for (int i = 0; i < points; i++) {
            scope.points[i] = made.x()[i] - made.width() / 2 + (across ? (HEAD - PAD) / 2 : 0);
        }
    }

    /// Where a piece passes the border of an open scope, from its middle; 0 for everything else.
    double passing(int place, Piece piece, boolean leaving) {
        if (border(place) || plain(place)) {
            return 0;
        }
        Block block = scope.inner.get(place);
        Integer point = (leaving ? block.exits : block.entries).get(piece.flows.getFirst());
        return point == null ? 0 : block.points[point];
    }

    /// How far stubs reach beyond a block's sides.
    static double stubRoom(Block block) {
        double most = 0;
        for (String text : Drafting.stubTexts(block)) {
            most = Math.max(most, Drafting.stubWidth(text) + Drafting.STUB_GAP);
        }
        return most;
    }
}
