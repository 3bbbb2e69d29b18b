package dev.loupe.intake.comet;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;

/// Boxes on a picture. Comet's `annotations` are layers of labelled boxes, x, y, width and height in pixels, with scores up to 100; here they are as the room of runs keeps boxes, with scores up to 1.
final class CometBoxes {
    private CometBoxes() {}

    /// Puts boxes in place of `annotations`.
    static void translate(ObjectNode meta) {
        JsonNode annotations = meta.remove("annotations");
        if (annotations == null || !annotations.isArray()) {
            return;
        }
        List<String> classes = new ArrayList<>();
        ObjectNode layers = CometSource.JSON.createObjectNode();
        for (JsonNode layer : annotations) {
            ArrayNode boxes = CometSource.JSON.createArrayNode();
            for (JsonNode one : layer.path("data")) {
                String label = one.path("label").asString("");
                if (!classes.contains(label)) {
                    classes.add(label);
                }
                for (JsonNode box : one.path("boxes")) {
                    boxes.add(box(box, classes.indexOf(label) + 1, one.path("score")));
                }
            }
            if (!boxes.isEmpty()) {
                layers.putObject(layer.path("name").asString("annotations")).set("box_data", boxes);
            }
        }
        for (JsonNode layer : layers) {
            ObjectNode names = ((ObjectNode) layer).putObject("class_labels");
            classes.forEach(
                    label -> names.put(Integer.toString(classes.indexOf(label) + 1), label));
        }
        if (!layers.isEmpty()) {
            meta.set("boxes", layers);
        }
    }

    private static ObjectNode box(JsonNode said, int cls, JsonNode score) {
        ObjectNode box = CometSource.JSON.createObjectNode();
        double x = said.path(0).asDouble(0);
        double y = said.path(1).asDouble(0);
        box.putObject("position")
                .put("minX", x)
                .put("maxX", x + said.path(2).asDouble(0))
                .put("minY", y)
                .put("maxY", y + said.path(3).asDouble(0));
        box.put("domain", "pixel").put("class_id", cls);
        if (score.isNumber()) {
            box.putObject("scores").put("score", score.asDouble() / 100);
        }
        return box;
    }
}
