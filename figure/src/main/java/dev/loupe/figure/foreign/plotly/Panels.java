package dev.loupe.figure.foreign.plotly;

import dev.loupe.figure.data.Table;
import dev.loupe.figure.foreign.carry.Carrier;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.spec.FigureSpec;
import dev.loupe.figure.spec.LegendSpec;

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
        TraceColours colours = new TraceColours(layout, traces, carrier);
        ColourScales scales = new ColourScales(layout, carrier);
        Scatters scatters = new Scatters(scales, carrier, colours);
        Joined joined = new Joined(layout, scales, carrier);
        Fields fields = new Fields(scales, carrier, colours);
        Parts parts = new Parts(carrier);
        Images images = new Images(carrier);
        Rounds rounds = new Rounds(layout, carrier, colours);
        Dimensions dimensions = new Dimensions(scales, carrier);
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
                        case "bar", "histogram", "box", "violin", "splom" -> {
                            together.computeIfAbsent(trace.type(), k -> new ArrayList<>())
                                    .add(trace);
                            yield figure;
                        }
                        case "heatmap",
                                "contour",
                                "histogram2d",
                                "scatter3d",
                                "surface",
                                "mesh3d",
                                "funnel",
                                "waterfall",
                                "candlestick",
                                "ohlc" ->
                                fields.add(figure, trace);
                        case "scatterpolar", "barpolar", "scatterternary" ->
                                rounds.add(figure, trace);
                        case "parcoords", "parcats", "table" -> dimensions.add(figure, trace);
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
            figure =
                    entry.getKey().equals("splom")
                            ? dimensions.matrix(figure, entry.getValue())
                            : joined.add(figure, entry.getKey(), entry.getValue());
        }
        for (JsonNode image : layout.path("images")) {
            figure = images.laid(figure, place, image);
        }
        figure = new Ornaments(layout, carrier).add(figure, place);
        if (layout.has("showlegend") && !layout.path("showlegend").asBoolean(true)) {
            figure = figure.with(LegendSpec.NONE);
        }
        return Upwards.of(colours.given(figure));
    }
}
