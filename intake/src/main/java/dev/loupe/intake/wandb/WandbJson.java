package dev.loupe.intake.wandb;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/// JSON as Python writes it: `NaN` and `Infinity` stand bare.
public final class WandbJson {
    private static final JsonMapper MAPPER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                                    .build())
                    .build();

    private WandbJson() {}

    /// Null if it is no JSON.
    public static @Nullable JsonNode parse(String text) {
        try {
            JsonNode node = MAPPER.readTree(text);
            return node == null || node.isMissingNode() ? null : node;
        } catch (JacksonException e) {
            return null;
        }
    }

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    public static String text(JsonNode node) {
        return MAPPER.writeValueAsString(node);
    }

    /// Puts a value at a path of keys, making objects on the way; what stood in the way is replaced.
    public static void put(ObjectNode into, List<String> path, JsonNode value) {
        ObjectNode node = into;
        for (String key : path.subList(0, path.size() - 1)) {
            node = node.get(key) instanceof ObjectNode found ? found : node.putObject(key);
        }
        node.set(path.getLast(), value);
    }
}
