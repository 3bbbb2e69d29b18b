package dev.loupe.intake.neptune;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Things at steps, as the room of runs keeps them.
public final class NeptuneMedia {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private NeptuneMedia() {}

    /// A short text.
    public static String text(String text) {
        return JSON.writeValueAsString(JSON.createObjectNode().put("text", text));
    }

    /// What a picture is called and shows, as its caption.
    public static String picture(String name, String description) {
        String caption =
                name.isEmpty() || description.isEmpty()
                        ? name + description
                        : name + ": " + description;
        ObjectNode meta = JSON.createObjectNode();
        return JSON.writeValueAsString(caption.isEmpty() ? meta : meta.put("caption", caption));
    }

    /// A histogram; null if it has no bins, or other than one more edge.
    public static @Nullable String histogram(double[] edges, double[] counts) {
        if (edges.length != counts.length + 1 || counts.length == 0) {
            return null;
        }
        ObjectNode meta = JSON.createObjectNode();
        numbers(meta.putArray("edges"), edges);
        numbers(meta.putArray("counts"), counts);
        return meta.toString();
    }

    private static void numbers(ArrayNode list, double[] values) {
        for (double value : values) {
            if (Double.isFinite(value)) {
                list.add(value);
            } else {
                list.add(Double.toString(value));
            }
        }
    }
}
