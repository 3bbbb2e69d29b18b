package dev.loupe.networks.draw;

import dev.loupe.networks.draw.Diagram.Edge;
import dev.loupe.networks.layout.Layered;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// The outlines of one level's edges. Between layers they turn; past boxes they run straight.
final class Edges {
    /// How far apart edges enter and leave a box.
    private static final double SPREAD = 12;

    private final Level level;
    private final Layered drawing;
    private final int[] index;
    private final int outer;
    private final boolean across;
    private final double left;
    private final double above;
    private final List<Level.Piece> pieces;

    /// `[pieces]` how far from a box's middle each leaves and enters, along the layers.
    private final double[] leaves;

    private final double[] enters;

    /// @param index the boxes of the level's blocks
    /// @param outer the box of the scope itself, −1 at the top
    Edges(Level level, int[] index, int outer, boolean across, double left, double above) {
        this.level = level;
        this.drawing = Objects.requireNonNull(level.drawing);
        this.index = index;
        this.outer = outer;
        this.across = across;
        this.left = left;
        this.above = above;
        this.pieces = level.pieces();
        leaves = new double[pieces.size()];
        enters = new double[pieces.size()];
        spread(true, leaves);
        spread(false, enters);
    }

    void into(List<Edge> edges) {
        for (int i = 0; i < pieces.size(); i++) {
            Level.Piece piece = pieces.get(i);
            int[] values =
                    piece.flows().stream()
                            .flatMap(f -> f.values.stream())
                            .mapToInt(Integer::intValue)
                            .toArray();
            boolean head = level.ends(piece);
            double[] points = outline(i, piece);
            edges.add(
                    new Edge(
                            level.border(piece.from()) ? outer : index[piece.from()],
                            level.border(piece.to()) ? outer : index[piece.to()],
                            values,
                            head,
                            points));
        }
    }

    /// Edges at one side of a box lie apart in the order of where they come from; the one that comes straight keeps the middle.
    private void spread(boolean leaving, double[] offset) {
        List<List<Integer>> at = new ArrayList<>();
        for (int i = 0; i < drawing.x().length; i++) {
            at.add(new ArrayList<>());
        }
        for (int i = 0; i < pieces.size(); i++) {
            int place = leaving ? pieces.get(i).from() : pieces.get(i).to();
            if (!level.border(place)) {
                at.get(place).add(i);
            }
        }
        for (int place = 0; place < level.scope.inner.size(); place++) {
            Block block = level.scope.inner.get(place);
            List<Integer> here = at.get(place);
            if (block.open()) {
                for (int i : here) {
                    offset[i] = level.passing(place, pieces.get(i), leaving);
                }
            } else if (!leaving || strands(here) > 1) {
                fan(here, place, leaving, offset, across ? block.height : block.width);
            }
        }
    }

    private long strands(List<Integer> here) {
        return here.stream().map(i -> pieces.get(i).flows().getFirst()).distinct().count();
    }

    private void fan(List<Integer> here, int place, boolean leaving, double[] offset, double room) {
        double middle = drawing.x()[place];
        here.sort((a, b) -> Double.compare(otherEnd(a, leaving), otherEnd(b, leaving)));
        int n = here.size();
        int straight = -1;
        for (int k = 0; k < n; k++) {
            if (Math.abs(otherEnd(here.get(k), leaving) - middle) < 1) {
                straight = k;
            }
        }
        double anchor = straight >= 0 ? straight : (n - 1) / 2.0;
        double farthest = Math.max(anchor, n - 1 - anchor);
        double step = farthest == 0 ? 0 : Math.min(SPREAD, (room / 2 - 6) / farthest);
        for (int k = 0; k < n; k++) {
            offset[here.get(k)] = (k - anchor) * step;
        }
    }

    private double otherEnd(int piece, boolean leaving) {
        double[] way = drawing.ways()[piece];
        if (way.length > 0) {
            return leaving ? way[0] : way[way.length - 2];
        }
        Level.Piece p = pieces.get(piece);
        return drawing.x()[leaving ? p.to() : p.from()];
    }

    private double[] outline(int i, Level.Piece piece) {
        double[] way = drawing.ways()[i];
        int[] rank = drawing.rank();
        boolean back = rank[piece.from()] > rank[piece.to()];
        double x0 = drawing.x()[piece.from()] + leaves[i];
        double y0 = end(piece.from(), !back);
        double x1 = drawing.x()[piece.to()] + enters[i];
        double y1 = end(piece.to(), back);
        if (piece.from() == piece.to()) {
            return place(loop(x0, y0));
        }
        Path path = new Path(x0, y0, back);
        path.straight((back ? drawing.tops() : drawing.bottoms())[rank[piece.from()]]);
        for (int k = 0; k < way.length; k += 2) {
            int layer = layerAt(way[k + 1]);
            double top = drawing.tops()[layer];
            double bottom = drawing.bottoms()[layer];
            path.turn(way[k], back ? bottom : top);
            path.straight(back ? top : bottom);
        }
        path.turn(x1, (back ? drawing.bottoms() : drawing.tops())[rank[piece.to()]]);
        path.straight(y1);
        return place(path.points());
    }

    private double[] loop(double x, double y) {
        return new double[] {
            x, y, x, y + 16, x + 40, y + 16, x + 40, y, x + 40, y - 30, x, y - 30, x, y - 1
        };
    }

    private int layerAt(double y) {
        int found = Arrays.binarySearch(drawing.tops(), y);
        return found >= 0 ? found : -found - 2;
    }

    /// The side of a box, or the border that a point stands for, that an edge meets.
    private double end(int place, boolean bottom) {
        if (level.border(place)) {
            double room = level.scope.entries.containsValue(place) ? -before() : after();
            return drawing.y()[place] + room;
        }
        Block block = level.scope.inner.get(place);
        double half = (across ? block.width : block.height) / 2;
        return drawing.y()[place] + (bottom ? half : -half);
    }

    private double before() {
        return across ? Level.PAD : Level.HEAD;
    }

    private double after() {
        return Level.PAD;
    }

    /// From the layout's own directions to the page.
    private double[] place(double[] points) {
        for (int k = 0; k < points.length; k += 2) {
            double x = points[k];
            double y = points[k + 1];
            points[k] = left + (across ? y : x);
            points[k + 1] = above + (across ? x : y);
        }
        return points;
    }

    /// An outline as it is drawn, in the layout's own directions.
    private static final class Path {
        private double[] points = new double[26];
        private int count = 2;
        private final double sign;

        Path(double x, double y, boolean back) {
            points[0] = x;
            points[1] = y;
            sign = back ? -1 : 1;
        }

        void turn(double x, double y) {
            double fromX = points[count - 2];
            double fromY = points[count - 1];
            double reach = sign * Math.max(6, Math.abs(y - fromY) * 0.5);
            add(fromX, fromY + reach, x, y - reach, x, y);
        }

        void straight(double y) {
            double x = points[count - 2];
            double fromY = points[count - 1];
            if (y != fromY) {
                add(x, fromY, x, y, x, y);
            }
        }

        private void add(double... six) {
            if (count + 6 > points.length) {
                points = Arrays.copyOf(points, 2 * points.length);
            }
            System.arraycopy(six, 0, points, count, 6);
            count += 6;
        }

        double[] points() {
            return Arrays.copyOf(points, count);
        }
    }
}
