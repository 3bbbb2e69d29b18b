package dev.loupe.intake.sacred;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Values that jsonpickle flattened. Tuples and sets become lists; everything else that would become an object stays the JSON that it is.
final class Pickled {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int DEEPEST = 200;

    private Pickled() {}

    static JsonNode plain(JsonNode value) {
        return plain(value, 0);
    }

    private static JsonNode plain(JsonNode value, int depth) {
        if (depth > DEEPEST) {
            return JSON.stringNode("…");
        }
        if (value instanceof ArrayNode list) {
            ArrayNode plain = JSON.arrayNode();
            list.forEach(one -> plain.add(plain(one, depth + 1)));
            return plain;
        }
        if (value instanceof ObjectNode object) {
            for (String wrapper : new String[] {"py/tuple", "py/set"}) {
                if (object.size() == 1 && object.has(wrapper)) {
                    return plain(object.get(wrapper), depth + 1);
                }
            }
            ObjectNode plain = JSON.objectNode();
            object.properties().forEach(e -> plain.set(e.getKey(), plain(e.getValue(), depth + 1)));
            return plain;
        }
        return value;
    }
}
