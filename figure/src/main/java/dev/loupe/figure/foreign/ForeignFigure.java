package dev.loupe.figure.foreign;

import dev.loupe.figure.foreign.carry.Carried;
import dev.loupe.figure.foreign.plotly.PlotlyFigure;
import dev.loupe.figure.foreign.vegalite.VegaLite;
import dev.loupe.figure.json.Tree;

import tools.jackson.databind.JsonNode;

import java.util.Optional;

/// Figures as Plotly and Vega-Lite write them, as specs. Nothing in them is executed and no address is asked.
public final class ForeignFigure {
    private ForeignFigure() {}

    /// The kinds that are known.
    public enum Kind {
        PLOTLY,
        VEGA_LITE
    }

    /// What a JSON document is, by its content.
    public static Optional<Kind> kind(JsonNode root) {
        String schema = root.path("$schema").asString("");
        boolean view =
                root.has("mark")
                        || root.has("layer")
                        || root.has("hconcat")
                        || root.has("vconcat")
                        || root.has("concat")
                        || root.has("spec");
        if (schema.contains("/vega-lite/") || schema.isEmpty() && view && !root.has("figure")) {
            return Optional.of(Kind.VEGA_LITE);
        }
        boolean traces = root.path("data").isArray() && !root.has("figure");
        return traces ? Optional.of(Kind.PLOTLY) : Optional.empty();
    }

    /// @throws IllegalArgumentException with one sentence if it is neither, or nothing of it can be drawn
    public static Carried read(String json) {
        return read(Tree.of(json));
    }

    /// As above, of a document that is already parsed.
    public static Carried read(JsonNode root) {
        Kind kind =
                kind(root)
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "Expected a Plotly figure with data, or a Vega-Lite spec with a mark, but found neither."));
        return switch (kind) {
            case PLOTLY -> PlotlyFigure.read(root);
            case VEGA_LITE -> VegaLite.read(root);
        };
    }
}
