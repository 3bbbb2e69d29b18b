package dev.loupe.networks.format;

import dev.loupe.core.bytes.Bytes;
import dev.loupe.networks.graph.Model;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayDeque;
import java.util.Deque;

/// A JSON document as far as it could be read: texts, objects and lists, numbers and truths as texts.
///
/// @param damage where it stops being JSON, or null
public record CutJson(JsonNode root, Model.@Nullable Damage damage) {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final JsonFactory JSON = new JsonFactory();

    public static CutJson read(Bytes file) {
        ArrayNode top = NODES.arrayNode();
        Deque<JsonNode> open = new ArrayDeque<>();
        open.push(top);
        Model.Damage damage = null;
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), file.array())) {
            String name = "";
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                switch (token) {
                    case PROPERTY_NAME -> name = json.currentName();
                    case START_OBJECT -> open.push(put(open.peek(), name, NODES.objectNode()));
                    case START_ARRAY -> open.push(put(open.peek(), name, NODES.arrayNode()));
                    case END_OBJECT, END_ARRAY -> open.pop();
                    case VALUE_NULL -> {}
                    default -> put(open.peek(), name, NODES.stringNode(json.getString()));
                }
            }
        } catch (JacksonException broken) {
            long at = broken.getLocation() == null ? 0 : broken.getLocation().getByteOffset();
            damage =
                    new Model.Damage(
                            Math.clamp(at, 0, file.length()),
                            "expected the rest of a JSON document, found text that is none");
        }
        return new CutJson(top.path(0), damage);
    }

    private static JsonNode put(@Nullable JsonNode into, String name, JsonNode value) {
        if (into instanceof ObjectNode object) {
            object.set(name, value);
        } else if (into instanceof ArrayNode array) {
            array.add(value);
        }
        return value;
    }
}
