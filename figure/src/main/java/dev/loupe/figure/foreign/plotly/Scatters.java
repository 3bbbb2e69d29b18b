package dev.loupe.figure.foreign.plotly;

import dev.loupe.figure.data.Column;
import dev.loupe.figure.data.Table;
import dev.loupe.figure.foreign.carry.Carrier;
import dev.loupe.figure.foreign.carry.CssColours;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.spec.FigureSpec;
import dev.loupe.figure.spec.LayerSpec;
import dev.loupe.figure.spec.ScaleSpec;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.Arrays;
import java.util.List;

/// Traces of type `scatter`: lines, dots, both, areas, words and error bars.
final class Scatters {
    private static final int LINES_AND_DOTS = 20;

    private final ColourScales scales;
    private final Carrier carrier;
    private final TraceColours colours;
    private final Fills fills;

    Scatters(ColourScales scales, Carrier carrier, TraceColours colours) {
        this.scales = scales;
        this.carrier = carrier;
        this.colours = colours;
        fills = new Fills(carrier, colours);
    }

    FigureSpec add(FigureSpec figure, Trace trace) {
        Table table = table(trace.node());
        if (table.rows() == 0) {
            carrier.lost("The empty trace " + trace.named());
            return figure;
        }
        String mode = trace.node().path("mode").asString("");
        boolean lines = (mode.isEmpty() || mode.contains("lines")) && trace.lined();
        boolean dots = mode.isEmpty() ? dots(trace) : mode.contains("markers");
        FigureSpec more = fills.add(figure, trace, table);
        if (lines) {
            more = with(more, trace, table, "line");
        }
        if (dots && (!lines || apart(trace))) {
            more = with(more, trace, table, "point");
        }
        if (mode.contains("text")) {
            more = with(more, trace, table, "text");
        }
        return new ErrorBars(carrier, colours).add(more, trace, table);
    }

    /// A scatter without a mode has dots too if it is short.
    private static boolean dots(Trace trace) {
        return Values.size(trace.node().path("y")) < LINES_AND_DOTS;
    }

    /// Whether dots look otherwise than the line that they lie on.
    private static boolean apart(Trace trace) {
        JsonNode marker = trace.node().path("marker");
        return Values.array(marker.path("color"))
                || Values.array(marker.path("size"))
                || painted(trace) != null;
    }

    /// The colour of all dots, if it is another than the trace's; null if it is not.
    private static @Nullable String painted(Trace trace) {
        String own = CssColours.hex(trace.node().path("marker").path("color").asString(""));
        String whole = CssColours.hex(trace.colour());
        return own == null || own.equals(whole) ? null : own;
    }

    private FigureSpec with(FigureSpec figure, Trace trace, Table table, String mark) {
        LayerSpec layer = carrier.layer(mark, trace.said());
        if (layer == null || mark.equals("text") && !table.has("text")) {
            return figure;
        }
        layer = layer.with(Channel.X, "x").with(Channel.Y, "y");
        if (mark.equals("point")) {
            return points(figure, trace, table, layer);
        }
        layer =
                mark.equals("line")
                        ? line(layer, trace.node(), dotted(trace, trace.node()))
                        : layer.with(Channel.TEXT, "text");
        if (trace.opacity() < 1) {
            layer = layer.with("opacity", (Object) trace.opacity());
        }
        return figure.with(colours.told(layer, trace).over(table));
    }

    private FigureSpec points(FigureSpec figure, Trace trace, Table given, LayerSpec plain) {
        JsonNode marker = trace.node().path("marker");
        LayerSpec layer = plain;
        Table table = given;
        if (Values.array(marker.path("size")) && Values.size(marker.path("size")) == table.rows()) {
            table = table.with("size", Values.column(marker.path("size")));
            layer = layer.with(Channel.SIZE, "size");
        } else if (marker.path("size").isNumber()) {
            double radius = marker.path("size").asDouble() / 2;
            layer = carrier.option(layer, "radius", radius, "The size of dots");
        }
        if (table.has("text")) {
            layer = layer.with(Channel.TEXT, "text");
        }
        layer = Symbols.of(layer, marker.path("symbol"), carrier);
        double opacity = trace.opacity() * Math.clamp(marker.path("opacity").asDouble(1), 0, 1);
        if (opacity < 1) {
            layer = layer.with("opacity", (Object) opacity);
        }
        Marked marked = Marked.of(marker, table.rows(), scales);
        if (marked instanceof Marked.Numbers(Column values, ScaleSpec scale)) {
            return figure.with(Channel.COLOR, scale)
                    .with(layer.with(Channel.COLOR, "color").over(table.with("color", values)));
        }
        if (marked instanceof Marked.Paints(List<Marked.Paint> paints)) {
            FigureSpec more = figure;
            for (Marked.Paint paint : paints) {
                more = more.with(layer.with("paint", paint.hex()).over(table.take(paint.rows())));
            }
            return more;
        }
        String own = painted(trace);
        layer = colours.told(layer, trace);
        return figure.with((own == null ? layer : layer.with("paint", (Object) own)).over(table));
    }

    private static boolean dotted(Trace trace, JsonNode node) {
        String mode = node.path("mode").asString("");
        return (mode.isEmpty() ? dots(trace) : mode.contains("markers")) && !apart(trace);
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
