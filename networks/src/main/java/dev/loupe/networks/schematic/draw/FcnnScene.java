package dev.loupe.networks.schematic.draw;

import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Item.Anchor;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Outline;
import dev.loupe.figure.scene.Role;
import dev.loupe.figure.scene.Scene;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.theme.Oklab;
import dev.loupe.figure.theme.Theme;
import dev.loupe.networks.schematic.Direction;
import dev.loupe.networks.schematic.Fcnn;
import dev.loupe.networks.schematic.Fcnn.Arrow;
import dev.loupe.networks.schematic.draw.Columns.Column;
import dev.loupe.networks.schematic.draw.Columns.Spot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Neurons and edges as a scene.
final class FcnnScene {
    /// More edges than these are not told one by one.
    private static final int TOLD = 4_000;

    private final Fcnn fcnn;
    private final Board board;
    private final List<Column> columns;
    private final EdgeWeights weights;

    private FcnnScene(Fcnn fcnn, Theme theme) {
        this.fcnn = fcnn;
        board = new Board(fcnn.sheet(), theme);
        columns = Columns.of(fcnn);
        weights = new EdgeWeights(fcnn);
    }

    static Scene of(Fcnn fcnn, Theme theme) {
        FcnnScene scene = new FcnnScene(fcnn, theme);
        scene.edges();
        scene.columns.forEach(scene::neurons);
        scene.names();
        new FcnnCaptions(fcnn, scene.board, scene.columns).draw();
        String sizes =
                fcnn.layers().stream()
                        .map(l -> String.format(Locale.ROOT, "%,d", l.neurons()))
                        .collect(Collectors.joining(", "));
        return scene.board.scene(
                "Fully connected network",
                "Fully connected layers of " + sizes + " neurons, input first.");
    }

    private double x(double along, double across) {
        return fcnn.direction() == Direction.RIGHT ? along : across;
    }

    private double y(double along, double across) {
        return switch (fcnn.direction()) {
            case RIGHT -> across;
            case DOWN -> along;
            case UP -> -along;
        };
    }

    /// An edge that is drawn.
    private record Edge(Spot from, Spot to, double weight, double share) {}

    private void edges() {
        Fcnn.Edges look = fcnn.edges();
        List<List<Edge>> gaps = new ArrayList<>();
        int count = 0;
        for (int gap = 0; gap < columns.size() - 1; gap++) {
            List<Edge> edges = edges(gap);
            count += edges.size();
            gaps.add(edges);
        }
        if (look.width() == 0 || look.opacity() == 0) {
            return;
        }
        for (List<Edge> edges : gaps) {
            if (look.weighs()) {
                edges.sort(Comparator.comparingDouble(Edge::share));
                for (Edge edge : edges) {
                    Outline.Builder way = new Outline.Builder(2);
                    way(way, edge);
                    String label =
                            count > TOLD ? "" : String.format(Locale.ROOT, "w = %.4g", edge.weight);
                    board.path(Meaning.of(Role.MARK, label), way.build(), null, stroke(edge));
                }
            } else {
                Outline.Builder way = new Outline.Builder(2 * edges.size());
                edges.forEach(e -> way(way, e));
                Colour colour = Board.or(look.colour(), board.theme.ink3()).fade(look.opacity());
                board.path(Meaning.NONE, way.build(), null, new Stroke(colour, look.width()));
            }
            if (look.arrow() != Arrow.NONE) {
                edges.forEach(this::arrow);
            }
        }
    }

    private List<Edge> edges(int gap) {
        List<Edge> edges = new ArrayList<>();
        for (Spot to : columns.get(gap + 1).spots()) {
            if (to.slot() < 0 || to.dropped()) {
                continue;
            }
            for (Spot from : columns.get(gap).spots()) {
                if (!from.dropped()) {
                    double weight = weights.of(gap, to, from);
                    edges.add(new Edge(from, to, weight, weights.share(gap, weight)));
                }
            }
        }
        return edges;
    }

    private Stroke stroke(Edge edge) {
        Fcnn.Edges look = fcnn.edges();
        Colour colour = Board.or(look.colour(), board.theme.ink3());
        if (look.colourByWeight()) {
            Colour end =
                    edge.weight < 0
                            ? Board.or(look.negative(), board.theme.series().get(1))
                            : Board.or(look.positive(), board.theme.series().get(0));
            colour = Oklab.mix(board.ground(), end, 0.12 + 0.88 * edge.share);
        }
        double opacity = look.opacity() * (look.opacityByWeight() ? edge.share : 1);
        double width = look.width() * (look.widthByWeight() ? edge.share : 1);
        return new Stroke(colour.fade(opacity), Math.max(0.02, width));
    }

    private void way(Outline.Builder way, Edge edge) {
        double end = reach(edge);
        double fromX = x(edge.from.along(), edge.from.across());
        double fromY = y(edge.from.along(), edge.from.across());
        double toAlong = edge.to.along();
        double toAcross = edge.to.across();
        if (fcnn.edges().curved()) {
            double middle = (edge.from.along() + toAlong - end) / 2;
            way.move(fromX, fromY)
                    .curve(
                            x(middle, edge.from.across()),
                            y(middle, edge.from.across()),
                            x(middle, toAcross),
                            y(middle, toAcross),
                            x(toAlong - end, toAcross),
                            y(toAlong - end, toAcross));
            return;
        }
        double dAlong = toAlong - edge.from.along();
        double dAcross = toAcross - edge.from.across();
        double norm = Math.hypot(dAlong, dAcross);
        double along = toAlong - end * dAlong / norm;
        double across = toAcross - end * dAcross / norm;
        way.move(fromX, fromY).line(x(along, across), y(along, across));
    }

    /// How far from a neuron's centre an edge ends: under it where nothing is at its end, else where the head begins.
    private double reach(Edge edge) {
        if (fcnn.edges().arrow() == Arrow.NONE) {
            return 0;
        }
        return fcnn.nodes().diameter() / 2 + fcnn.nodes().borderWidth() / 2 + headLength(edge);
    }

    private double headLength(Edge edge) {
        double width = fcnn.edges().width() * (fcnn.edges().widthByWeight() ? edge.share : 1);
        return 4 + 2.5 * width;
    }

    private void arrow(Edge edge) {
        double dAlong = edge.to.along() - edge.from.along();
        double dAcross = fcnn.edges().curved() ? 0 : edge.to.across() - edge.from.across();
        double norm = Math.hypot(dAlong, dAcross);
        double rim = fcnn.nodes().diameter() / 2 + fcnn.nodes().borderWidth() / 2;
        double along = edge.to.along() - rim * dAlong / norm;
        double across = edge.to.across() - rim * dAcross / norm;
        double tipX = x(along, across);
        double tipY = y(along, across);
        Outline head =
                Board.head(
                        tipX,
                        tipY,
                        tipX - x(along - dAlong, across - dAcross),
                        tipY - y(along - dAlong, across - dAcross),
                        headLength(edge));
        Stroke line = stroke(edge);
        if (fcnn.edges().arrow() == Arrow.SOLID) {
            board.path(Meaning.NONE, head, line.colour(), null);
        } else {
            board.path(
                    Meaning.NONE,
                    head,
                    board.ground(),
                    new Stroke(line.colour(), Math.max(0.5, line.width())));
        }
    }

    private void neurons(Column column) {
        Fcnn.Nodes look = fcnn.nodes();
        Colour border = Board.or(look.border(), board.theme.ink2());
        Colour fill = Board.or(column.layer().fill(), Board.or(look.fill(), board.theme.surface()));
        double radius = look.diameter() / 2;
        for (Spot spot : column.spots()) {
            double x = x(spot.along(), spot.across());
            double y = y(spot.along(), spot.across());
            boolean bias = spot.slot() < 0;
            double[] dash = spot.dropped() ? new double[] {2, 2} : new double[0];
            board.circle(
                    Meaning.of(Role.MARK, bias ? "bias" : "neuron " + (spot.neuron() + 1)),
                    x,
                    y,
                    radius,
                    bias ? board.theme.muteFill() : fill,
                    look.borderWidth() == 0 ? null : new Stroke(border, look.borderWidth(), dash));
            if (bias && radius >= 6) {
                double size = Math.min(board.size(), radius * 1.1);
                board.text(x, y + 0.36 * size, "1", size, 400, Anchor.MIDDLE, board.ink());
            }
        }
        if (!Double.isNaN(column.ellipsis())) {
            double dot = Math.clamp(radius * 0.16, 1, 3);
            for (int i = -1; i <= 1; i++) {
                double across = column.ellipsis() + i * 3.6 * dot;
                board.circle(
                        Meaning.of(Role.NOTE, hidden(column)),
                        x(column.along(), across),
                        y(column.along(), across),
                        dot,
                        border,
                        null);
            }
        }
    }

    private static String hidden(Column column) {
        int drawn = (int) column.spots().stream().filter(s -> s.slot() >= 0).count();
        return String.format(
                Locale.ROOT, "%,d of %,d neurons drawn", drawn, column.layer().neurons());
    }

    private void names() {
        for (Column column : List.of(columns.getFirst(), columns.getLast())) {
            if (column.layer().names().isEmpty()) {
                continue;
            }
            boolean first = column == columns.getFirst();
            boolean right = fcnn.direction() == Direction.RIGHT;
            double away =
                    fcnn.nodes().diameter() / 2 + 6 + (right ? 0 : board.size() * Board.ASCENT / 2);
            for (Spot spot : column.spots()) {
                if (spot.slot() >= 0) {
                    double along = spot.along() + (first ? -away : away);
                    board.text(
                            x(along, spot.across()),
                            y(along, spot.across()) + 0.36 * board.size(),
                            column.layer().names().get(spot.neuron()),
                            board.size(),
                            400,
                            right ? first ? Anchor.END : Anchor.START : Anchor.MIDDLE,
                            board.ink());
                }
            }
        }
    }
}
