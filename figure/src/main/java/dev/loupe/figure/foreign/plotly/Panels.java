package dev.loupe.figure.foreign.plotly;

import dev.loupe.figure.data.Table;
import dev.loupe.figure.foreign.carry.Carrier;
import dev.loupe.figure.foreign.carry.SecondAxis;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.spec.FigureSpec;
import dev.loupe.figure.spec.LayerSpec;
import dev.loupe.figure.spec.LegendSpec;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

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
        String second = second(place, traces);
        if (!second.isEmpty()) {
            figure = figure.with(Channel.RIGHT, Axes.scale(PlotlyFigure.axis(layout, second)));
        }
        TraceColours colours = new TraceColours(layout, traces, carrier);
        ColourScales scales = new ColourScales(layout, carrier);
        Scatters scatters = new Scatters(scales, carrier, colours);
        Joined joined = new Joined(layout, scales, carrier);
        Fields fields = new Fields(scales, carrier, colours);
        Parts parts = new Parts(carrier);
        Images images = new Images(carrier);
        Rounds rounds = new Rounds(layout, carrier, colours);
        Dimensions dimensions = new Dimensions(scales, carrier);
        Map<Together, List<Trace>> together = new LinkedHashMap<>();
        for (Trace trace : traces) {
            boolean right = right(place, trace);
            UnaryOperator<FigureSpec> add =
                    before ->
                            switch (trace.type()) {
                                case "scatter" -> {
                                    if (trace.node().has("stackgroup")) {
                                        together.computeIfAbsent(
                                                        new Together("area", right),
                                                        k -> new ArrayList<>())
                                                .add(trace);
                                        yield before;
                                    }
                                    yield scatters.add(before, trace);
                                }
                                case "bar", "histogram", "box", "violin", "splom" -> {
                                    together.computeIfAbsent(
                                                    new Together(trace.type(), right),
                                                    k -> new ArrayList<>())
                                            .add(trace);
                                    yield before;
                                }
                                case "heatmap",
                                        "contour",
                                        "histogram2d",
                                        "scatter3d",
                                        "surface",
                                        "mesh3d",
                                        "isosurface",
                                        "volume",
                                        "funnel",
                                        "waterfall",
                                        "candlestick",
                                        "ohlc" ->
                                        fields.add(before, trace);
                                case "scatterpolar", "barpolar", "scatterternary" ->
                                        rounds.add(before, trace);
                                case "parcoords", "parcats", "table" ->
                                        dimensions.add(before, trace);
                                case "image" -> images.add(before, trace, y);
                                case "pie",
                                        "sankey",
                                        "treemap",
                                        "sunburst",
                                        "icicle",
                                        "indicator" ->
                                        parts.add(before, trace);
                                default -> {
                                    carrier.lost(trace.said());
                                    yield before;
                                }
                            };
            figure = right ? SecondAxis.of(figure, add) : add.apply(figure);
        }
        for (Map.Entry<Together, List<Trace>> entry : together.entrySet()) {
            String mark = entry.getKey().mark();
            UnaryOperator<FigureSpec> add =
                    before ->
                            mark.equals("splom")
                                    ? dimensions.matrix(before, entry.getValue())
                                    : told(
                                            before,
                                            joined.add(before, mark, entry.getValue()),
                                            entry.getValue(),
                                            colours);
            figure = entry.getKey().right() ? SecondAxis.of(figure, add) : add.apply(figure);
        }
        figure = LayersOver.of(figure);
        for (JsonNode image : layout.path("images")) {
            figure = images.laid(figure, place, image);
        }
        figure = new Ornaments(layout, carrier).add(figure, place);
        if (layout.has("showlegend") && !layout.path("showlegend").asBoolean(true)) {
            figure = figure.with(LegendSpec.NONE);
        }
        return Upwards.of(colours.given(SecondAxis.above(figure)));
    }

    /// Traces that are one layer.
    private record Together(String mark, boolean right) {}

    /// A trace alone in its layer is one class among the traces of other layers.
    private static FigureSpec told(
            FigureSpec before, FigureSpec after, List<Trace> traces, TraceColours colours) {
        if (traces.size() > 1) {
            return after;
        }
        List<LayerSpec> layers = new ArrayList<>(before.layers());
        for (LayerSpec layer : after.layers().subList(layers.size(), after.layers().size())) {
            boolean own =
                    layer.channels().containsKey(Channel.COLOR)
                            || layer.options().containsKey("paint");
            layers.add(own ? layer : colours.told(layer, traces.getFirst()));
        }
        return after.layers(layers);
    }

    /// Whether a trace has a y axis that lies over that of its place.
    private static boolean right(PlotlyFigure.Place place, Trace trace) {
        return !place.y().isEmpty() && !place.x().isEmpty() && !trace.axis("y").equals(place.y());
    }

    /// The first y axis that lies over that of the place; empty if there is none.
    private String second(PlotlyFigure.Place place, List<Trace> traces) {
        List<String> over =
                traces.stream()
                        .filter(trace -> right(place, trace))
                        .map(trace -> trace.axis("y"))
                        .distinct()
                        .toList();
        for (String more : over.subList(Math.min(1, over.size()), over.size())) {
            carrier.note(
                    "The axis %s lies over %s; its traces are drawn on the scale of %s."
                            .formatted(more, place.y(), over.getFirst()));
        }
        return over.isEmpty() ? "" : over.getFirst();
    }
}
