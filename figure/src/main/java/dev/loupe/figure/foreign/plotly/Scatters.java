package dev.loupe.figure.foreign.plotly;

import dev.loupe.figure.data.Column;
import dev.loupe.figure.data.Table;
import dev.loupe.figure.foreign.carry.Carrier;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.spec.Encoding;
import dev.loupe.figure.spec.FigureSpec;
import dev.loupe.figure.spec.LayerSpec;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.Arrays;

/// Traces of type `scatter`: lines, dots, both, areas, words and error bars.
final class Scatters {
    private static final int LINES_AND_DOTS = 20;

    /// Plotly fills at half of the line's opacity.
    private static final double FILLED = 0.5;

    private final Carrier carrier;
    private final boolean several;
    private @Nullable Table below;

    /// @param several whether traces need names to be told apart
    Scatters(Carrier carrier, boolean several) {
        this.carrier = carrier;
        this.several = several;
    }

    FigureSpec add(FigureSpec figure, Trace trace) {
        Table table = table(trace.node());
        if (table.rows() == 0) {
            carrier.lost("The empty trace " + trace.named());
            return figure;
        }
        String mode = trace.node().path("mode").asString("");
        boolean lines = mode.isEmpty() || mode.contains("lines");
        boolean dots = mode.isEmpty() ? dots(trace) : mode.contains("markers");
        FigureSpec more = figure;
        String fill = trace.node().path("fill").asString("none");
        if (fill.equals("tozeroy") || fill.equals("tonexty") && below == null) {
            more = with(more, trace, table, "area");
        } else if (fill.equals("tonexty")) {
            more = between(more, trace, table);
        } else if (!fill.equals("none")) {
            carrier.lost("The filling \"" + fill + "\"");
        }
        below = table;
        if (lines) {
            more = with(more, trace, table, "line");
        }
        if (dots && (!lines || sized(trace))) {
            more = with(more, trace, table, "point");
        }
        if (mode.contains("text")) {
            more = with(more, trace, table, "text");
        }
        return new ErrorBars(carrier, several).add(more, trace, table);
    }

    /// The band to the trace before, over the places that both have; where only one has a place, the other is read between its neighbours.
    private FigureSpec between(FigureSpec figure, Trace trace, Table table) {
        LayerSpec layer = carrier.layer("band", "The filling \"tonexty\"");
        Table lower = below;
        if (layer == null || lower == null) {
            return figure;
        }
        Table band = Between.of(lower, table);
        if (band == null) {
            carrier.lost("The filling \"tonexty\" of " + trace.named());
            return figure;
        }
        layer = layer.with(Channel.X, "x").with(Channel.LOW, "low").with(Channel.HIGH, "high");
        if (several) {
            layer = carrier.channel(layer, Channel.COLOR, new Encoding.Named(trace.named()));
        }
        return figure.with(layer.over(band));
    }

    /// A scatter without a mode has dots too if it is short.
    private static boolean dots(Trace trace) {
        return Values.size(trace.node().path("y")) < LINES_AND_DOTS;
    }

    private static boolean sized(Trace trace) {
        return Values.array(trace.node().path("marker").path("color"))
                || Values.array(trace.node().path("marker").path("size"));
    }

    private FigureSpec with(FigureSpec figure, Trace trace, Table given, String mark) {
        LayerSpec layer = carrier.layer(mark, trace.said());
        if (layer == null) {
            return figure;
        }
        JsonNode node = trace.node();
        JsonNode marker = node.path("marker");
        Table table = given;
        FigureSpec more = figure;
        layer = layer.with(Channel.X, "x").with(Channel.Y, "y");
        boolean ramp = false;
        switch (mark) {
            case "point" -> {
                if (Values.array(marker.path("color"))
                        && Values.size(marker.path("color")) == table.rows()) {
                    Column colour = Values.column(marker.path("color"));
                    ramp = colour instanceof Column.Numbers;
                    if (ramp) {
                        table = table.with("color", colour);
                        layer = layer.with(Channel.COLOR, "color");
                        more =
                                more.with(
                                        Channel.COLOR,
                                        Axes.colours(marker, "cmin", "cmax", "cmid"));
                    } else {
                        carrier.lost("A colour for each dot by its name");
                    }
                }
                if (Values.array(marker.path("size"))
                        && Values.size(marker.path("size")) == table.rows()) {
                    table = table.with("size", Values.column(marker.path("size")));
                    layer = layer.with(Channel.SIZE, "size");
                } else if (marker.path("size").isNumber()) {
                    layer =
                            carrier.option(
                                    layer,
                                    "radius",
                                    marker.path("size").asDouble() / 2,
                                    "The size of dots");
                }
                if (table.has("text")) {
                    layer = layer.with(Channel.TEXT, "text");
                }
                layer = Symbols.of(layer, marker.path("symbol"), carrier);
            }
            case "text" -> {
                if (!table.has("text")) {
                    return figure;
                }
                layer = layer.with(Channel.TEXT, "text");
            }
            case "area" ->
                    layer = carrier.option(layer, "opacity", FILLED, "The opacity of an area");
            case "line" -> layer = line(layer, node, dotted(trace, node));
            default -> {}
        }
        if (several && !ramp) {
            layer = carrier.channel(layer, Channel.COLOR, new Encoding.Named(trace.named()));
        }
        return more.with(layer.over(table));
    }

    private static boolean dotted(Trace trace, JsonNode node) {
        String mode = node.path("mode").asString("");
        return (mode.isEmpty() ? dots(trace) : mode.contains("markers")) && !sized(trace);
    }

    private LayerSpec line(LayerSpec given, JsonNode node, boolean markers) {
        JsonNode line = node.path("line");
        LayerSpec layer = given.with("order", "rows");
        if (markers) {
            layer = layer.with("markers", (Object) true);
        }
        if (line.path("width").isNumber()) {
            layer =
                    carrier.option(
                            layer, "width", line.path("width").asDouble(), "The width of lines");
        }
        String dash = line.path("dash").asString("solid");
        if (!dash.equals("solid")) {
            layer = carrier.option(layer, "dash", dash, "The dash \"" + dash + "\"");
        }
        String curve =
                switch (line.path("shape").asString("linear")) {
                    case "spline" -> "monotone";
                    case "hv" -> "step";
                    case "vh" -> "step-before";
                    case "hvh" -> "step-middle";
                    default -> "";
                };
        return curve.isEmpty()
                ? layer
                : carrier.option(layer, "curve", curve, "The shape of lines");
    }

    /// The columns x, y and text; what is missing of x counts from 0.
    static Table table(JsonNode node) {
        boolean hasX = Values.array(node.path("x"));
        boolean hasY = Values.array(node.path("y"));
        int rows =
                hasX && hasY
                        ? Math.min(Values.size(node.path("x")), Values.size(node.path("y")))
                        : Values.size(node.path(hasX ? "x" : "y"));
        int[] all = new int[rows];
        Arrays.setAll(all, i -> i);
        Table table =
                Table.EMPTY.with(
                        "x",
                        hasX
                                ? Values.column(node.path("x")).take(all)
                                : counting(
                                        node.path("x0").asDouble(0),
                                        node.path("dx").asDouble(1),
                                        rows));
        table =
                table.with(
                        "y",
                        hasY
                                ? Values.column(node.path("y")).take(all)
                                : counting(
                                        node.path("y0").asDouble(0),
                                        node.path("dy").asDouble(1),
                                        rows));
        return Values.array(node.path("text")) && Values.size(node.path("text")) >= rows
                ? table.with("text", Values.column(node.path("text")).take(all))
                : table;
    }

    private static Column counting(double from, double step, int rows) {
        double[] values = new double[rows];
        Arrays.setAll(values, i -> from + i * step);
        return new Column.Numbers(values);
    }
}
