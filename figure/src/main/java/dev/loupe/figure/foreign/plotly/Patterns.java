package dev.loupe.figure.foreign.plotly;

import dev.loupe.figure.foreign.carry.Carrier;
import dev.loupe.figure.mark.Hatch;
import dev.loupe.figure.spec.LayerSpec;

import tools.jackson.databind.JsonNode;

import java.util.List;

/// The patterns of traces that fill areas.
///
/// Source: plotly.js' reference of `bar.marker.pattern` and `scatter.fillpattern`; the signs of shapes are those of hatches.
final class Patterns {
    private Patterns() {}

    /// The layer with the patterns of its traces, in their order.
    ///
    /// @param traces one, or one a class of the layer
    static LayerSpec of(LayerSpec layer, List<Trace> traces, Carrier carrier) {
        List<String> shapes = traces.stream().map(trace -> shape(trace, carrier)).toList();
        return shapes.stream().allMatch(String::isEmpty)
                ? layer
                : carrier.option(layer, Hatch.NAME, shapes, "The pattern of a trace");
    }

    private static String shape(Trace trace, Carrier carrier) {
        JsonNode marker = trace.node().path("marker").path("pattern").path("shape");
        JsonNode shape =
                marker.isMissingNode() ? trace.node().path("fillpattern").path("shape") : marker;
        if (Values.array(shape)) {
            carrier.lost("A pattern for each bar of a trace");
            return "";
        }
        return shape.asString("");
    }
}
