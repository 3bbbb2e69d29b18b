package dev.loupe.server.api;

import dev.loupe.core.RunId;
import dev.loupe.runs.domain.Numbers;
import dev.loupe.runs.domain.Param;
import dev.loupe.runs.domain.SeriesKey;
import dev.loupe.server.http.Json;
import dev.loupe.server.http.Problem;
import dev.loupe.server.http.Request;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What the routes read out of JSON bodies, and the sentences for what is wrong with them.
final class Bodies {
    private static final long LONGEST = 32_000_000;

    private Bodies() {}

    /// @throws Problem 415 for another content type, 400 for no JSON object
    static JsonNode object(Request request) {
        String type = request.header("content-type").orElse("");
        if (!type.toLowerCase(java.util.Locale.ROOT).startsWith("application/json")) {
            throw new Problem(415, "The body must be application/json, but is '" + type + "'.");
        }
        return Json.object(request.body(LONGEST));
    }

    static RunId run(Request request) {
        return new RunId(request.param("run"));
    }

    static Optional<String> text(JsonNode body, String name) {
        JsonNode node = body.get(name);
        if (node == null || node.isNull()) {
            return Optional.empty();
        }
        if (!node.isString()) {
            throw new Problem(400, "'" + name + "' must be a text, but is " + node + ".");
        }
        return Optional.of(node.stringValue());
    }

    static String needed(JsonNode body, String name) {
        return text(body, name)
                .orElseThrow(() -> new Problem(400, "'" + name + "' is missing; expected a text."));
    }

    static Optional<Double> number(JsonNode body, String name) {
        JsonNode node = body.get(name);
        return node == null || node.isNull() ? Optional.empty() : Optional.of(value(node, name));
    }

    /// A number, or one of the words that stand for numbers that JSON has not.
    static double value(JsonNode node, String name) {
        if (node.isNumber()) {
            return node.doubleValue();
        }
        if (node.isString() && Numbers.isNumber(node.stringValue())) {
            return Numbers.parse(node.stringValue());
        }
        throw new Problem(400, "'" + name + "' must be a number, but is " + node + ".");
    }

    static List<String> texts(JsonNode body, String name) {
        JsonNode node = body.get(name);
        List<String> texts = new ArrayList<>();
        if (node == null || node.isNull()) {
            return texts;
        }
        if (!node.isArray()) {
            throw new Problem(400, "'" + name + "' must be a list of texts, but is " + node + ".");
        }
        for (JsonNode one : node) {
            if (!one.isString()) {
                throw new Problem(
                        400, "'" + name + "' must be a list of texts, but holds " + one + ".");
            }
            texts.add(one.stringValue());
        }
        return texts;
    }

    static Map<String, String> tags(JsonNode body) {
        Map<String, String> tags = new LinkedHashMap<>();
        JsonNode node = body.get("tags");
        if (node != null && node.isObject()) {
            node.properties()
                    .forEach(
                            tag ->
                                    tags.put(
                                            tag.getKey(),
                                            tag.getValue().isString()
                                                    ? tag.getValue().stringValue()
                                                    : tag.getValue().toString()));
        }
        return tags;
    }

    /// Nested objects become dotted paths, a list is one JSON value.
    static List<Param> params(JsonNode body) {
        List<Param> params = new ArrayList<>();
        JsonNode node = body.get("params");
        if (node != null && node.isObject()) {
            params("", node, params);
        }
        return params;
    }

    private static void params(String prefix, JsonNode object, List<Param> into) {
        object.properties()
                .forEach(
                        entry -> {
                            String key = prefix + entry.getKey();
                            JsonNode value = entry.getValue();
                            if (value.isObject() && !value.isEmpty()) {
                                params(key + ".", value, into);
                            } else {
                                into.add(param(key, value));
                            }
                        });
    }

    private static Param param(String key, JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> new Param(key, value.stringValue(), Param.Type.STRING);
            case NUMBER -> new Param(key, number(value), Param.Type.NUMBER);
            case BOOLEAN -> new Param(key, value.toString(), Param.Type.BOOLEAN);
            case NULL -> new Param(key, "null", Param.Type.NULL);
            default -> new Param(key, value.toString(), Param.Type.JSON);
        };
    }

    private static String number(JsonNode value) {
        return value.isFloatingPointNumber() && Double.isFinite(value.doubleValue())
                ? Numbers.text(value.doubleValue())
                : value.toString();
    }

    /// The series that a question names with `key=` and, as JSON with any spaces and order, `context=`.
    static SeriesKey series(Request request) {
        String key = request.first("key").orElseThrow(() -> new Problem(400, "'key' is missing."));
        String context = request.first("context").orElse("");
        return new SeriesKey(key, context.isEmpty() ? "" : flat(Json.parse(context)));
    }

    /// A flat object with sorted keys and no spaces; empty text for none.
    static String context(JsonNode body) {
        return flat(body.path("context"));
    }

    private static String flat(JsonNode node) {
        if (node.isMissingNode() || node.isNull() || node.isEmpty() && node.isObject()) {
            return "";
        }
        if (!node.isObject()) {
            throw new Problem(400, "'context' must be an object, but is " + node + ".");
        }
        TreeMap<String, JsonNode> sorted = new TreeMap<>();
        node.properties().forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return new String(Json.bytes(sorted), java.nio.charset.StandardCharsets.UTF_8);
    }
}
