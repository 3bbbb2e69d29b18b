package dev.loupe.figure.foreign.plotly;

import dev.loupe.figure.data.Column;
import dev.loupe.figure.data.Table;
import dev.loupe.figure.foreign.carry.Carrier;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.spec.FigureSpec;
import dev.loupe.figure.spec.LayerSpec;
import dev.loupe.figure.spec.ScaleSpec;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Traces over a plane or in space: heat maps, contours, clouds and surfaces, and prices over time.
final class Fields {
    private static final int MOST_SKINS = 6;
    private static final double FAINT = 0.2;
    private final ColourScales scales;
    private final Carrier carrier;
    private final TraceColours colours;

    Fields(ColourScales scales, Carrier carrier, TraceColours colours) {
        this.scales = scales;
        this.colours = colours;
        this.carrier = carrier;
    }

    FigureSpec add(FigureSpec figure, Trace trace) {
        String type = trace.type();
        boolean joined =
                type.equals("scatter3d") && trace.node().path("mode").asString("").equals("lines");
        String mark =
                switch (type) {
                    case "ohlc" -> "candlestick";
                    case "mesh3d" -> "mesh";
                    case "volume" -> "isosurface";
                    default -> joined ? "line3d" : type;
                };
        @Nullable LayerSpec layer = carrier.layer(mark, trace.said());
        if (layer == null) {
            return figure;
        }
        return switch (type) {
            case "heatmap", "contour" -> matrix(figure, trace, layer, Channel.VALUE);
            case "surface" -> matrix(figure, trace, layer, Channel.Z);
            case "funnel" -> funnel(figure, trace, layer);
            case "waterfall" -> waterfall(figure, trace, layer);
            case "mesh3d" -> mesh(figure, trace, layer);
            case "isosurface", "volume" -> skins(figure, trace, layer);
            case "histogram2d" -> columns(figure, trace, layer, List.of(Channel.X, Channel.Y));
            case "scatter3d" ->
                    columns(figure, trace, layer, List.of(Channel.X, Channel.Y, Channel.Z));
            default ->
                    columns(
                            figure,
                            trace,
                            type.equals("ohlc")
                                    ? carrier.option(layer, "shape", "ohlc", "The shape of prices")
                                    : layer,
                            List.of(
                                    Channel.X,
                                    Channel.OPEN,
                                    Channel.HIGH,
                                    Channel.LOW,
                                    Channel.CLOSE));
        };
    }

    private FigureSpec funnel(FigureSpec figure, Trace trace, LayerSpec layer) {
        boolean lying = !trace.node().path("orientation").asString("h").equals("v");
        Table table = Scatters.table(trace.node());
        if (!lying) {
            table = Table.EMPTY.with("x", table.column("y")).with("y", table.column("x"));
        }
        return figure.with(layer.with(Channel.X, "x").with(Channel.Y, "y").over(table));
    }

    /// Relative steps; those that `measure` calls totals stand on zero, and their values are computed.
    private FigureSpec waterfall(FigureSpec figure, Trace trace, LayerSpec given) {
        JsonNode measure = trace.node().path("measure");
        Table table = Scatters.table(trace.node());
        if (trace.lying() || !(table.column("y") instanceof Column.Numbers(double[] steps))) {
            carrier.lost("The waterfall " + trace.named() + " that lies, or is not of numbers,");
            return figure;
        }
        double[] values = steps.clone();
        List<String> totals = new ArrayList<>();
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            String kind = measure.path(i).asString("relative");
            if (kind.equals("total")) {
                values[i] = sum;
            } else {
                sum = kind.equals("absolute") ? values[i] : sum + values[i];
            }
            if (!kind.equals("relative")) {
                totals.add(table.column("x").text(i));
            }
        }
        LayerSpec layer = given.with(Channel.X, "x").with(Channel.Y, "y");
        layer = totals.isEmpty() ? layer : layer.with("totals", (Object) totals);
        return figure.with(layer.over(table.with("y", values)));
    }

    private FigureSpec mesh(FigureSpec figure, Trace trace, LayerSpec given) {
        JsonNode node = trace.node();
        LayerSpec layer = given;
        if (Values.array(node.path("i"))) {
            double[][] corners = {
                Values.numbers(node.path("i")),
                Values.numbers(node.path("j")),
                Values.numbers(node.path("k"))
            };
            List<Double> faces = new ArrayList<>();
            for (int face = 0; face < corners[0].length; face++) {
                for (double[] corner : corners) {
                    faces.add(face < corner.length ? corner[face] : -1);
                }
            }
            layer = carrier.option(layer, "faces", faces, "The triangles of " + trace.said());
        }
        return columns(figure, trace, layer, List.of(Channel.X, Channel.Y, Channel.Z));
    }

    /// Surfaces at even steps from the least to the greatest height that is asked for; a volume is several faint ones.
    private FigureSpec skins(FigureSpec figure, Trace trace, LayerSpec given) {
        JsonNode node = trace.node();
        boolean volume = trace.type().equals("volume");
        double[] values =
                Arrays.stream(Values.numbers(node.path("value")))
                        .filter(Double::isFinite)
                        .toArray();
        double low = node.path("isomin").asDouble(Arrays.stream(values).min().orElse(0));
        double high = node.path("isomax").asDouble(Arrays.stream(values).max().orElse(0));
        int asked = node.path("surface").path("count").asInt(volume ? MOST_SKINS : 2);
        int count = Math.clamp(asked, 1, MOST_SKINS);
        List<Double> levels = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            levels.add(count == 1 ? (low + high) / 2 : low + i * (high - low) / (count - 1));
        }
        LayerSpec layer = carrier.option(given, "levels", levels, "The heights of a surface");
        if (volume) {
            layer = layer.with("opacity", (Object) FAINT);
        }
        carrier.note("Surfaces of equal values are drawn without caps at the ends of their grid.");
        return columns(
                figure, trace, layer, List.of(Channel.X, Channel.Y, Channel.Z, Channel.VALUE));
    }

    private FigureSpec matrix(FigureSpec figure, Trace trace, LayerSpec given, Channel channel) {
        JsonNode node = trace.node();
        double[][] z = Values.matrix(node.path("z"));
        int width = 0;
        for (double[] row : z) {
            width = Math.max(width, row.length);
        }
        int[] across = new int[z.length * width];
        int[] up = new int[across.length];
        double[] value = new double[across.length];
        for (int i = 0; i < value.length; i++) {
            across[i] = i % width;
            up[i] = i / width;
            value[i] = across[i] < z[up[i]].length ? z[up[i]][across[i]] : Double.NaN;
        }
        if (value.length == 0) {
            carrier.lost(trace.said() + " without values");
            return figure;
        }
        Along x = Along.of(node.path("x"), width);
        Along y = Along.of(node.path("y"), z.length);
        boolean edged =
                trace.type().equals("heatmap")
                        && (x.edges() != null || y.edges() != null)
                        && x.numeric()
                        && y.numeric();
        Table table =
                Table.EMPTY
                        .with("x", (edged ? x.begins() : x.places()).take(across))
                        .with("y", (edged ? y.begins() : y.places()).take(up))
                        .with("value", value);
        LayerSpec layer = given.with(Channel.X, "x").with(Channel.Y, "y").with(channel, "value");
        if (edged) {
            table = table.with("x2", x.ends().take(across)).with("y2", y.ends().take(up));
            layer = layer.with(Channel.X2, "x2").with(Channel.Y2, "y2");
        }
        if (trace.type().equals("contour")) {
            String colouring = node.path("contours").path("coloring").asString("fill");
            layer =
                    carrier.option(
                            layer,
                            "fill",
                            !colouring.equals("lines") && !colouring.equals("none"),
                            "The filling of contours");
            List<Double> heights = ContourHeights.of(node, value);
            if (!heights.isEmpty()) {
                layer = carrier.option(layer, "heights", heights, "The heights of contours");
            }
        }
        return figure.with(
                        Channel.COLOR, scales.of(node, trace.type().equals("surface") ? "c" : "z"))
                .with(layer.over(table));
    }

    private FigureSpec columns(
            FigureSpec figure, Trace trace, LayerSpec given, List<Channel> channels) {
        LayerSpec layer = given;
        Table table = Table.EMPTY;
        for (Channel channel : channels) {
            JsonNode values = trace.node().path(channel.word());
            if (!Values.array(values)
                    || !table.columns().isEmpty() && Values.size(values) != table.rows()) {
                carrier.lost(trace.said() + " without as many " + channel.word());
                return figure;
            }
            table = table.with(channel.word(), Values.column(values));
            layer = layer.with(channel, channel.word());
        }
        if (!trace.type().equals("scatter3d")) {
            return figure.with(layer.over(table));
        }
        Marked marked = Marked.of(trace.node().path("marker"), table.rows(), scales);
        if (marked instanceof Marked.Numbers(Column values, ScaleSpec scale)) {
            return figure.with(Channel.COLOR, scale)
                    .with(layer.with(Channel.COLOR, "color").over(table.with("color", values)));
        }
        if (marked instanceof Marked.Paints) {
            carrier.lost("A colour for each dot in space by its name");
        }
        return figure.with(colours.told(layer, trace).over(table));
    }
}
