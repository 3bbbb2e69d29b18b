package dev.loupe.networks.draw;

import dev.loupe.figure.theme.Theme;
import dev.loupe.figure.type.Fitted;
import dev.loupe.figure.type.Typeface;
import dev.loupe.networks.draw.Diagram.Box;
import dev.loupe.networks.draw.Diagram.Edge;
import dev.loupe.networks.draw.Diagram.Kind;
import dev.loupe.networks.graph.Graph;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Shapes beside edges, where there is room: none lies over a box, another label or another edge.
///
/// @param placed at the left end of their baseline
public record EdgeLabels(List<Label> placed) {
    /// Nothing is written.
    public static final EdgeLabels NONE = new EdgeLabels(List.of());

    /// Above so many edges nobody reads labels.
    private static final int MOST = 4000;

    private static final double CELL = 6;
    private static final double WIDEST = 130;
    private static final int MOST_LETTERS = 12;
    private static final int FEWEST_LETTERS = 3;

    /// @param edge index of the edge that it says something about
    public record Label(int edge, String text, double x, double y) {}

    /// Shapes of values, once for each value.
    public static EdgeLabels shapes(Graph graph, Diagram diagram) {
        if (diagram.edges().size() > MOST) {
            return NONE;
        }
        Captions captions = new Captions(graph, true);
        Set<Long> taken = new HashSet<>();
        for (Box box : diagram.boxes()) {
            if (box.kind() != Kind.OPEN) {
                mark(taken, box.x(), box.y(), box.right(), box.bottom());
            } else {
                mark(taken, box.x(), box.y(), box.right(), box.y() + 28);
            }
        }
        Set<Long> passed = new HashSet<>();
        diagram.edges().forEach(edge -> trace(edge.points(), passed));
        Set<Integer> said = new HashSet<>();
        List<Label> labels = new ArrayList<>();
        for (int e = 0; e < diagram.edges().size(); e++) {
            Edge edge = diagram.edges().get(e);
            if (!edge.head()
                    || edge.values().length != 1
                    || said(diagram, edge)
                    || said.contains(edge.values()[0])) {
                continue;
            }
            String text = fitted(captions, edge.values()[0]);
            if (text.isEmpty()) {
                continue;
            }
            double[] p = edge.points();
            double x = p[p.length - 2] + 6;
            double y = p[p.length - 1] - 8;
            double width = Typeface.width(text, Theme.TICK_SIZE, Theme.TEXT_WEIGHT);
            if (x + width < diagram.width() && free(x, y - 9, x + width, y + 1, taken, passed)) {
                labels.add(new Label(e, text, x, y));
                said.add(edge.values()[0]);
                mark(taken, x, y - 9, x + width, y + 1);
            }
        }
        return new EdgeLabels(List.copyOf(labels));
    }

    /// Where names of extents leave no room for numbers, their last letters stand for them, as many as fit.
    private static String fitted(Captions captions, int value) {
        String text = captions.shape(value);
        for (int letters = MOST_LETTERS; letters >= FEWEST_LETTERS && wide(text); letters--) {
            text = captions.shape(value, letters);
        }
        return Fitted.cut(text, WIDEST, Theme.TICK_SIZE, Theme.TEXT_WEIGHT);
    }

    private static boolean wide(String text) {
        return Typeface.width(text, Theme.TICK_SIZE, Theme.TEXT_WEIGHT) > WIDEST;
    }

    /// Inputs and stubs say themselves what they are.
    private static boolean said(Diagram diagram, Edge edge) {
        Kind from = edge.from() < 0 ? Kind.OPEN : diagram.boxes().get(edge.from()).kind();
        Kind to = edge.to() < 0 ? Kind.OPEN : diagram.boxes().get(edge.to()).kind();
        return from == Kind.STUB || from == Kind.INPUT || to == Kind.OUTPUT;
    }

    private static boolean free(
            double x0, double y0, double x1, double y1, Set<Long> taken, Set<Long> edges) {
        for (long column = cell(x0); column <= cell(x1); column++) {
            for (long row = cell(y0); row <= cell(y1); row++) {
                long key = key(column, row);
                if (taken.contains(key) || edges.contains(key)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static void trace(double[] p, Set<Long> cells) {
        for (int i = 2; i < p.length; i += 6) {
            double length = Math.abs(p[i + 4] - p[i - 2]) + Math.abs(p[i + 5] - p[i - 1]);
            int steps = (int) Math.max(2, Math.min(4000, length / 4));
            for (int k = 0; k <= steps; k++) {
                double t = (double) k / steps;
                double s = 1 - t;
                double x =
                        s * s * s * p[i - 2]
                                + 3 * s * s * t * p[i]
                                + 3 * s * t * t * p[i + 2]
                                + t * t * t * p[i + 4];
                double y =
                        s * s * s * p[i - 1]
                                + 3 * s * s * t * p[i + 1]
                                + 3 * s * t * t * p[i + 3]
                                + t * t * t * p[i + 5];
                cells.add(key(cell(x), cell(y)));
            }
        }
    }

    private static void mark(Set<Long> taken, double x0, double y0, double x1, double y1) {
        for (long column = cell(x0); column <= cell(x1); column++) {
            for (long row = cell(y0); row <= cell(y1); row++) {
                taken.add(key(column, row));
            }
        }
    }

    private static long cell(double at) {
        return (long) Math.floor(at / CELL);
    }

    private static long key(long column, long row) {
        return column << 32 ^ row & 0xffffffffL;
    }
}
