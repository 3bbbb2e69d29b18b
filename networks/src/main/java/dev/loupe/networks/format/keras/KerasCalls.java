package dev.loupe.networks.format.keras;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

/// How a layer is called, from its `inbound_nodes`: one entry a call.
///
/// ```
/// Keras 3   {"args": […], "kwargs": {…}}, tensors in them as {"class_name": "__keras_tensor__", "config": {"shape", "dtype", "keras_history": [layer, call, output]}}
/// Keras 2   [[layer, call, output, {"name": [layer, call, output], …}], …], or one such entry without the outer list
/// ```
///
/// Sources: keras/src/saving/serialization_lib.py and keras/src/models/functional.py of Keras 3.15, keras/src/engine/functional.py of Keras 2.15.
final class KerasCalls {
    private KerasCalls() {}

    /// An output of a call of a layer.
    ///
    /// @param argument the name of the argument that it is given as, or empty
    /// @param said     what the file says of its shape and type, or a missing node
    record Reference(String argument, String layer, int call, int output, JsonNode said) {}

    static List<List<Reference>> of(JsonNode layer) {
        List<List<Reference>> calls = new ArrayList<>();
        for (JsonNode node : layer.path("inbound_nodes")) {
            List<Reference> arguments = new ArrayList<>();
            if (node.isObject()) {
                tensors("", node.path("args"), arguments);
                node.path("kwargs")
                        .properties()
                        .forEach(e -> tensors(e.getKey(), e.getValue(), arguments));
            } else if (node.path(0).isString()) {
                entry("", node, arguments);
            } else {
                node.forEach(e -> entry("", e, arguments));
            }
            calls.add(arguments);
        }
        return calls;
    }

    private static void tensors(String argument, JsonNode in, List<Reference> into) {
        JsonNode history = in.path("config").path("keras_history");
        if (in.path("class_name").asString("").equals("__keras_tensor__") && history.isArray()) {
            into.add(reference(argument, history, in.path("config")));
        } else if (in.isContainer()) {
            in.forEach(inner -> tensors(argument, inner, into));
        }
    }

    private static void entry(String argument, JsonNode entry, List<Reference> into) {
        if (!entry.path(0).isString()) {
            return;
        }
        into.add(reference(argument, entry, entry.path("")));
        entry.path(3)
                .properties()
                .forEach(
                        e -> {
                            JsonNode value = e.getValue();
                            if (named(value)) {
                                entry(e.getKey(), value, into);
                            } else if (value.isArray() && named(value.path(0))) {
                                value.forEach(v -> entry(e.getKey(), v, into));
                            }
                        });
    }

    private static boolean named(JsonNode value) {
        return value.isArray()
                && value.path(0).isString()
                && value.path(1).isIntegralNumber()
                && value.path(2).isIntegralNumber();
    }

    private static Reference reference(String argument, JsonNode triple, JsonNode said) {
        return new Reference(
                argument,
                triple.path(0).asString(""),
                Math.max(0, triple.path(1).asInt(0)),
                Math.max(0, triple.path(2).asInt(0)),
                said);
    }

    /// The references of `input_layers` or `output_layers`: one triple, a list or an object of them, or lists in lists.
    static List<Reference> ends(JsonNode said) {
        List<Reference> ends = new ArrayList<>();
        ends(said, ends);
        return ends;
    }

    private static void ends(JsonNode said, List<Reference> into) {
        if (named(said)) {
            into.add(reference("", said, said.path("")));
        } else if (said.isContainer()) {
            said.forEach(inner -> ends(inner, into));
        }
    }
}
