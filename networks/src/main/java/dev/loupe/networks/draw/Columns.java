package dev.loupe.networks.draw;

import dev.loupe.networks.draw.Diagram.Box;
import dev.loupe.networks.draw.Diagram.Edge;
import dev.loupe.networks.draw.Diagram.Kind;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A tall diagram as columns side by side, read from the left. What passes from one into another ends in a numbered stub and goes on from a stub of that number, as connectors of flow charts do (ISO 5807, 10.3.1).
public final class Columns {
    /// As many as the shape asks for.
    public static final int FITTING = 0;

    public static final int MOST = 500;

    private static final double TALL = 6;
    private static final double LEAST_HEIGHT = 2_000;
    private static final double SHAPE = 1.2;
    private static final double BETWEEN = 72;
    private static final double STUB_WAY = 16;

    private final Diagram diagram;
    private final double[] cuts;
    private final List<Box> boxes = new ArrayList<>();

    /// Where each box of the diagram is now; of a scope in several columns the first part.
    private final List<Integer> now = new ArrayList<>();

    private final List<Edge> edges = new ArrayList<>();
    private final Map<Passing, Integer> numbers = new HashMap<>();
    private final List<Piece> ends = new ArrayList<>();
    private final double margin;
    private final double[] moveX;
    private final double[] moveY;

    /// What passes: its values, from where.
    private record Passing(int from, List<Integer> values) {
        static Passing of(Edge edge) {
            return new Passing(edge.from(), Arrays.stream(edge.values()).boxed().toList());
        }
    }

    /// One half of an edge that was cut, still in its old place.
    ///
    /// @param x     where it meets the cut
    /// @param upper whether it leads to the cut rather than from it
    private record Piece(Edge edge, int number, int column, double x, boolean upper) {}

    private Columns(Diagram diagram, double[] cuts) {
        this.diagram = diagram;
        this.cuts = cuts;
        this.margin = diagram.height() - bottom(diagram.boxes());
        this.moveX = new double[cuts.length + 1];
        this.moveY = new double[cuts.length + 1];
    }

    /// The diagram in so many columns, fewer where nothing is free to be cut; in one if it is not tall and none are asked for.
    ///
    /// @param columns [#FITTING], or how many, up to [#MOST]
    /// @throws IllegalArgumentException for another number
    public static Diagram of(Diagram diagram, int columns) {
        if (columns < 0 || columns > MOST) {
            throw new IllegalArgumentException(
                    "A network is drawn in 1 to %d columns, but %d were asked for."
                            .formatted(MOST, columns));
        }
        int parts = columns == FITTING ? fitting(diagram) : columns;
        double[] cuts = parts <= 1 ? new double[0] : Cuts.of(diagram, parts);
        return cuts.length == 0 ? diagram : new Columns(diagram, cuts).wrapped();
    }

    private static int fitting(Diagram diagram) {
        double wide = diagram.width() + BETWEEN;
        return diagram.height() > LEAST_HEIGHT && diagram.height() > TALL * diagram.width()
                ? Math.min(MOST, (int) Math.ceil(Math.sqrt(diagram.height() / (SHAPE * wide))))
                : 1;
    }

    private Diagram wrapped() {
        place();
        diagram.boxes().forEach(this::take);
        diagram.edges().forEach(this::part);
        for (int column = 0; column <= cuts.length; column++) {
            stubs(column, true);
            stubs(column, false);
        }
        return new Diagram(right() + margin, bottom(boxes) + margin, diagram.open(), boxes, edges);
    }

    private double right() {
        double right = boxes.stream().mapToDouble(Box::right).max().orElse(0);
        for (Edge edge : edges) {
            for (int i = 0; i < edge.points().length; i += 2) {
                right = Math.max(right, edge.points()[i]);
            }
        }
        return right;
    }

    private static double bottom(List<Box> boxes) {
        return boxes.stream().mapToDouble(Box::bottom).max().orElse(0);
    }

    private int column(double y) {
        int at = Arrays.binarySearch(cuts, y);
        return at < 0 ? -1 - at : at;
    }

    private void take(Box box) {
        now.add(boxes.size());
        boolean open = box.kind() == Kind.OPEN;
        double middle = box.y() + box.height() / 2;
        int first = column(open ? box.y() : middle);
        int last = column(open ? box.bottom() : middle);
        for (int column = first; column <= last; column++) {
            double top = column == first ? box.y() : cuts[column - 1];
            double bottom = column == last ? box.bottom() : cuts[column];
            Box part = part(box, column == first, top + moveY[column], bottom - top);
            boxes.add(part.moved(moveX[column], 0));
        }
    }

    /// A scope that goes on in another column is named in the first.
    private Box part(Box box, boolean named, double y, double height) {
        return new Box(
                box.kind(),
                box.outer() < 0 ? -1 : now.get(box.outer()),
                named ? box.label() : "",
                named ? box.detail() : "",
                box.path(),
                box.nodes(),
                box.values(),
                named ? box.times() : 1,
                box.differences(),
                box.odd(),
                box.weighs(),
                box.x(),
                y,
                box.width(),
                height);
    }

    /// Each column is as wide as what stands in it.
    private void place() {
        double[] left = new double[cuts.length + 1];
        double[] right = new double[cuts.length + 1];
        Arrays.fill(left, Double.POSITIVE_INFINITY);
        for (Box box : diagram.boxes()) {
            for (int column = column(box.y()); column <= column(box.bottom()); column++) {
                left[column] = Math.min(left[column], box.x());
                right[column] = Math.max(right[column], box.right());
            }
        }
        for (Edge edge : diagram.edges()) {
            double[] p = edge.points();
            for (int i = 0; i < p.length; i += 2) {
                int column = column(p[i + 1]);
                left[column] = Math.min(left[column], p[i]);
                right[column] = Math.max(right[column], p[i]);
            }
        }
        double at = margin;
        for (int column = 0; column <= cuts.length; column++) {
            moveX[column] = at - left[column];
            moveY[column] =
                    column == 0 ? 0 : margin + Drafting.STUB_HEIGHT + STUB_WAY - cuts[column - 1];
            at += right[column] - left[column] + BETWEEN;
        }
    }

    /// Moves an edge, or the two ends of it that are drawn.
    private void part(Edge edge) {
        double[] p = edge.points();
        int from = column(p[1]);
        int to = column(p[p.length - 1]);
        if (from == to) {
            edges.add(with(edge, now(edge.from()), now(edge.to()), edge.head(), moved(p, from)));
            return;
        }
        Passing passing = Passing.of(edge);
        int number = Objects.requireNonNullElseGet(numbers.get(passing), () -> numbers.size() + 1);
        numbers.put(passing, number);
        boolean down = from < to;
        double leave = down ? cuts[from] : cuts[from - 1];
        double enter = down ? cuts[to - 1] : cuts[to];
        double[] first = Beziers.before(p, leave);
        double[] last = Beziers.after(p, enter);
        Edge head = with(edge, now(edge.from()), -1, true, moved(first, from));
        Edge tail = with(edge, -1, now(edge.to()), edge.head(), moved(last, to));
        ends.add(new Piece(head, number, from, head.points()[first.length - 2], true));
        ends.add(new Piece(tail, number, to, tail.points()[0], false));
    }

    private int now(int box) {
        return box < 0 ? box : now.get(box);
    }

    private static Edge with(Edge edge, int from, int to, boolean head, double[] points) {
        return new Edge(from, to, edge.values(), head, points);
    }

    private double[] moved(double[] points, int column) {
        double[] moved = new double[points.length];
        for (int i = 0; i < points.length; i += 2) {
            moved[i] = points[i] + moveX[column];
            moved[i + 1] = points[i + 1] + moveY[column];
        }
        return moved;
    }

    /// Stubs below or above a column, apart from each other; one for all pieces of a number.
    private void stubs(int column, boolean upper) {
        List<Piece> pieces =
                ends.stream()
                        .filter(p -> p.column() == column && p.upper() == upper)
                        .sorted(Comparator.comparingDouble(Piece::x))
                        .toList();
        Map<Integer, Integer> made = new HashMap<>();
        double free = Double.NEGATIVE_INFINITY;
        for (Piece piece : pieces) {
            Integer known = made.get(piece.number());
            if (known == null) {
                String text = Integer.toString(piece.number());
                double width = Math.max(Drafting.STUB_HEIGHT, Drafting.stubWidth(text));
                double x = Math.max(free, piece.x() - width / 2);
                double[] p = piece.edge().points();
                double y =
                        upper ? p[p.length - 1] + STUB_WAY : p[1] - STUB_WAY - Drafting.STUB_HEIGHT;
                known = boxes.size();
                made.put(piece.number(), known);
                boxes.add(stub(text, piece.edge(), x, y, width));
                free = x + width + 4;
            }
            edges.add(joined(piece, known));
        }
    }

    private static Box stub(String text, Edge edge, double x, double y, double width) {
        return new Box(
                Kind.STUB,
                -1,
                text,
                "",
                "",
                new int[0],
                edge.values(),
                1,
                List.of(),
                0,
                false,
                x,
                y,
                width,
                Drafting.STUB_HEIGHT);
    }

    /// A piece with a curve between it and its stub.
    private Edge joined(Piece piece, int stub) {
        Edge edge = piece.edge();
        Box box = boxes.get(stub);
        double[] p = edge.points();
        return piece.upper()
                ? with(edge, edge.from(), stub, true, Beziers.on(p, box.middle(), box.y()))
                : with(
                        edge,
                        stub,
                        edge.to(),
                        edge.head(),
                        Beziers.from(box.middle(), box.bottom(), p));
    }
}
