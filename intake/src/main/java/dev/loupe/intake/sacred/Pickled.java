package dev.loupe.intake.sacred;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Values that jsonpickle flattened. Tuples, sets and numpy's small arrays become lists, numpy's scalars plain values, keys that are no text the JSON that they are; everything else that would become an object stays the JSON that it is (`jsonpickle/pickler.py` and `ext/numpy.py`, 4.x).
final class Pickled {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int DEEPEST = 200;

    /// Stands before keys that are no text.
    private static final String KEY = "json://";

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
            JsonNode held = numpy(object);
            if (held != null) {
                return plain(held, depth + 1);
            }
            ObjectNode plain = JSON.objectNode();
            object.properties()
                    .forEach(e -> plain.set(key(e.getKey()), plain(e.getValue(), depth + 1)));
            return plain;
        }
        return value;
    }

    private static String key(String key) {
        return key.startsWith(KEY) ? key.substring(KEY.length()) : key;
    }

    /// What an array or scalar holds; null if the object is neither, or its bytes are packed.
    private static @Nullable JsonNode numpy(ObjectNode object) {
        String made = object.path("py/object").asString("");
        JsonNode held = object.path(made.equals("numpy.ndarray") ? "values" : "value");
        boolean plain = held.isArray() || held.isNumber() || held.isBoolean();
        return made.startsWith("numpy.") && plain ? held : null;
    }
}
