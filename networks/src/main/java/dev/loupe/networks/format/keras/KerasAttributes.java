package dev.loupe.networks.format.keras;

import dev.loupe.networks.graph.Attribute;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.StreamSupport;

/// The configuration of a layer as attributes. Code in it is named, never shown or run.
final class KerasAttributes {
    static final String WARNING = "It holds Python code, which Loupe never runs.";
    private static final int LONGEST = 4096;
    private static final Set<String> CODE = Set.of("function", "output_shape", "mask");

    private KerasAttributes() {}

    static List<Attribute> of(String layerClass, JsonNode config) {
        List<Attribute> attributes = new ArrayList<>();
        boolean code = layerClass.equals("Lambda");
        if (code) {
            attributes.add(new Attribute("warning", new Attribute.Text(WARNING)));
        }
        add("", code, config, attributes);
        return attributes;
    }

    private static void add(String path, boolean code, JsonNode config, List<Attribute> into) {
        config.properties()
                .forEach(
                        e -> {
                            boolean hidden =
                                    e.getKey().equals("name") || code && CODE.contains(e.getKey());
                            Attribute.Content content = hidden ? null : content(e.getValue());
                            if (path.isEmpty() && wrapped(e.getKey(), e.getValue())) {
                                wrapped(e.getValue(), into);
                            } else if (content != null) {
                                into.add(new Attribute(path + e.getKey(), content));
                            }
                        });
    }

    private static boolean wrapped(String key, JsonNode value) {
        return key.equals("layer")
                && value.path("class_name").isString()
                && value.path("config").isObject()
                && !value.path("class_name").asString().equals("Lambda");
    }

    /// The layer within one that wraps another: its class, and its configuration under `layer.`.
    private static void wrapped(JsonNode layer, List<Attribute> into) {
        into.add(
                new Attribute(
                        "layer", new Attribute.Text(cut(layer.path("class_name").asString()))));
        add("layer.", false, layer.path("config"), into);
    }

    private static Attribute.@Nullable Content content(JsonNode value) {
        if (value.isNull()) {
            return null;
        }
        if (value.isBoolean()) {
            return new Attribute.Flag(value.asBoolean());
        }
        if (value.isString()) {
            return new Attribute.Text(cut(value.asString()));
        }
        if (value.isNumber()) {
            return value.canConvertToLong() && value.isIntegralNumber()
                    ? new Attribute.Whole(value.asLong())
                    : new Attribute.Real(value.doubleValue());
        }
        String policy = value.path("config").path("name").asString("");
        if (value.path("class_name").asString("").endsWith("Policy") && !policy.isEmpty()) {
            return new Attribute.Text(cut(policy));
        }
        return value.isArray() && !value.isEmpty() ? list(value) : other(value);
    }

    private static Attribute.Content list(JsonNode value) {
        if (all(value, v -> v.isIntegralNumber() && v.canConvertToLong())) {
            return new Attribute.Wholes(elements(value).mapToLong(JsonNode::asLong).toArray());
        }
        if (all(value, JsonNode::isNumber)) {
            return new Attribute.Reals(
                    elements(value).mapToDouble(JsonNode::doubleValue).toArray());
        }
        if (all(value, JsonNode::isString)) {
            return new Attribute.Texts(elements(value).map(v -> cut(v.asString())).toList());
        }
        return other(value);
    }

    private static boolean all(JsonNode list, java.util.function.Predicate<JsonNode> are) {
        return elements(list).allMatch(are);
    }

    private static java.util.stream.Stream<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    private static Attribute.Content other(JsonNode value) {
        return new Attribute.Other(cut(object(value) ? words(value) : value.toString()));
    }

    /// Whether a value is how Keras writes an object: initialisers, regularisers, constraints, functions.
    private static boolean object(JsonNode value) {
        return value.path("class_name").isString() && value.has("config");
    }

    /// `L1L2(l1: 0.0, l2: 0.01)`, what is null left out; of a function its name.
    private static String words(JsonNode value) {
        String name = value.path("class_name").asString();
        JsonNode config = value.path("config");
        if (config.isString()) {
            return config.asString();
        }
        StringJoiner words = new StringJoiner(", ", name + "(", ")");
        if (!name.equals("__lambda__")) {
            config.properties().stream()
                    .filter(e -> !e.getValue().isNull())
                    .forEach(e -> words.add(e.getKey() + ": " + word(e.getValue())));
        }
        return words.toString();
    }

    private static String word(JsonNode value) {
        return object(value)
                ? words(value)
                : value.isString() ? value.asString() : value.toString();
    }

    static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
