package dev.loupe.intake.comet;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.Optional;

/// Matrices and curves that Comet draws itself (`confusion-matrix` and `curve` uploads), as figures of Plotly's.
final class CometFigures {
    private CometFigures() {}

    static boolean draws(String upload) {
        return upload.equals("confusion-matrix") || upload.equals("curve");
    }

    /// @return empty for content that holds nothing to draw
    static Optional<JsonNode> of(String upload, JsonNode content) {
        return upload.equals("curve") ? curve(content) : matrix(content);
    }

    /// `{"labels","matrix":[[count]],"rowLabel","columnLabel","title"}`: rows are what is, columns what was said.
    private static Optional<JsonNode> matrix(JsonNode content) {
        JsonNode matrix = content.path("matrix");
        if (!matrix.isArray() || matrix.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode figure = CometSource.JSON.createObjectNode();
        ObjectNode trace = figure.putArray("data").addObject();
        trace.put("type", "heatmap");
        trace.set("z", matrix);
        trace.set("x", labels(content, matrix.path(0).size()));
        trace.set("y", labels(content, matrix.size()));
        trace.put("texttemplate", "%{z}");
        ObjectNode layout = figure.putObject("layout");
        title(layout, content.path("title"));
        title(layout.putObject("xaxis"), content.path("columnLabel"));
        title(layout.putObject("yaxis").put("autorange", "reversed"), content.path("rowLabel"));
        return Optional.of(figure);
    }

    private static JsonNode labels(JsonNode content, int n) {
        JsonNode said = content.path("labels");
        var labels = CometSource.JSON.createArrayNode();
        for (int i = 0; i < n; i++) {
            labels.add(said.path(i).asString(Integer.toString(i)));
        }
        return labels;
    }

    private static void title(ObjectNode of, JsonNode said) {
        if (said.isString()) {
            of.putObject("title").set("text", said);
        }
    }

    /// `{"x":[…],"y":[…],"name"}`.
    private static Optional<JsonNode> curve(JsonNode content) {
        if (!content.path("x").isArray() || !content.path("y").isArray()) {
            return Optional.empty();
        }
        ObjectNode figure = CometSource.JSON.createObjectNode();
        ObjectNode trace = figure.putArray("data").addObject();
        trace.put("type", "scatter").put("mode", "lines");
        trace.set("x", content.path("x"));
        trace.set("y", content.path("y"));
        trace.set("name", content.path("name"));
        title(figure.putObject("layout"), content.path("name"));
        return Optional.of(figure);
    }
}
