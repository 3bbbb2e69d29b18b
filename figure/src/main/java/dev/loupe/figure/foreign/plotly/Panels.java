package dev.loupe.figure.foreign.plotly;

import dev.loupe.figure.data.Table;
import dev.loupe.figure.foreign.carry.Carrier;
import dev.loupe.figure.foreign.carry.CssColours;
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.spec.Encoding;
import dev.loupe.figure.spec.FigureSpec;
import dev.loupe.figure.spec.LayerSpec;
import dev.loupe.figure.spec.LegendSpec;
import dev.loupe.figure.spec.ScaleSpec;
import dev.loupe.figure.theme.Theme;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The traces of one place as one figure.
final class Panels {
    private final JsonNode layout;
    private final Carrier carrier;

    Panels(JsonNode layout, Carrier carrier) {
        this.layout = layout;
        this.carrier = carrier;
    }

    FigureSpec figure(PlotlyFigure.Place place, List<Trace> traces) {
        FigureSpec figure = FigureSpec.of(Table.EMPTY);
        JsonNode x = PlotlyFigure.axis(layout, place.x());
        JsonNode y = PlotlyFigure.axis(layout, place.y());
        if (!place.x().isEmpty()) {
            figure = figure.with(Channel.X, Axes.scale(x)).with(Channel.Y, Axes.scale(y));
        }
        Scatters scatters = new Scatters(carrier, traces.size() > 1);
        Joined joined = new Joined(layout, carrier);
        Fields fields = new Fields(carrier);
        Parts parts = new Parts(carrier);
        Images images = new Images(carrier);
        Map<String, List<Trace>> together = new LinkedHashMap<>();
        for (Trace trace : traces) {
            figure =
                    switch (trace.type()) {
                        case "scatter" -> {
                            if (trace.node().has("stackgroup")) {
                                together.computeIfAbsent("area", k -> new ArrayList<>()).add(trace);
                                yield figure;
                            }
                            yield scatters.add(figure, trace);
                        }
                        case "bar", "histogram", "box", "violin" -> {
                            together.computeIfAbsent(trace.type(), k -> new ArrayList<>())
                                    .add(trace);
                            yield figure;
                        }
                        case "heatmap",
                                "contour",
                                "histogram2d",
                                "scatter3d",
                                "surface",
                                "candlestick",
                                "ohlc" ->
                                fields.add(figure, trace);
                        case "image" -> images.add(figure, trace, y);
                        case "pie", "sankey", "treemap", "sunburst", "icicle", "indicator" ->
                                parts.add(figure, trace);
                        default -> {
                            carrier.lost(trace.said());
                            yield figure;
                        }
                    };
        }
        for (Map.Entry<String, List<Trace>> entry : together.entrySet()) {
            figure = joined.add(figure, entry.getKey(), entry.getValue());
        }
        for (JsonNode image : layout.path("images")) {
            figure = images.laid(figure, place, image);
        }
        figure = new Ornaments(layout, carrier).add(figure, place);
        if (layout.has("showlegend") && !layout.path("showlegend").asBoolean(true)) {
            figure = figure.with(LegendSpec.NONE);
        }
        return coloured(figure, traces);
    }

    /// If a trace or the layout says colours, all classes have theirs, in order of traces.
    private FigureSpec coloured(FigureSpec figure, List<Trace> traces) {
        Map<String, String> wished = new LinkedHashMap<>();
        List<String> way = new ArrayList<>();
        for (JsonNode colour : layout.path("colorway")) {
            String hex = CssColours.hex(colour.asString(""));
            if (hex != null) {
                way.add(hex);
            }
        }
        boolean any = !way.isEmpty();
        for (Trace trace : traces) {
            String hex = CssColours.hex(trace.colour());
            any |= hex != null;
            int at = wished.size();
            List<Colour> usual = Theme.LIGHT.series();
            String other =
                    way.isEmpty() ? usual.get(at % usual.size()).hex() : way.get(at % way.size());
            wished.putIfAbsent(trace.named(), hex == null ? other : hex);
        }
        if (!any) {
            return figure;
        }
        List<String> classes = classes(figure, traces);
        if (classes.isEmpty()) {
            String first = wished.values().iterator().next();
            List<LayerSpec> layers = new ArrayList<>();
            for (LayerSpec layer : figure.layers()) {
                layers.add(
                        layer.channels().containsKey(Channel.COLOR)
                                ? layer
                                : carrier.option(layer, "paint", first, "A colour"));
            }
            return figure.layers(layers);
        }
        List<String> colours =
                classes.stream().map(c -> wished.getOrDefault(c, "#888888")).toList();
        ScaleSpec scale = figure.scale(Channel.COLOR);
        return scale.colours().isEmpty() && scale.ramp() == null
                ? figure.with(Channel.COLOR, scale.colours(colours).order(classes))
                : figure;
    }

    /// The names of traces that colour tells apart.
    private static List<String> classes(FigureSpec figure, List<Trace> traces) {
        List<String> classes = new ArrayList<>();
        for (Trace trace : traces) {
            boolean named =
                    figure.layers().stream()
                            .anyMatch(
                                    layer ->
                                            new Encoding.Named(trace.named())
                                                            .equals(
                                                                    layer.channels()
                                                                            .get(Channel.COLOR))
                                                    || Joined.NAME.equals(
                                                            layer.column(Channel.COLOR)));
            if (named && !classes.contains(trace.named())) {
                classes.add(trace.named());
            }
        }
        return classes;
    }
}
