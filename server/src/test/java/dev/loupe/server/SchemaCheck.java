package dev.loupe.server;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Checks values against the part of JSON Schema that `docs/openapi.json` uses: `$ref`, `oneOf`, `type`, `enum`, `required`, `properties`,
/// `additionalProperties`, `items`, and bounds of numbers and lists. Unlike the standard, a member that is not described is wrong.
final class SchemaCheck {
    private final JsonNode document;
    private final List<String> wrong = new ArrayList<>();

    private SchemaCheck(JsonNode document) {
        this.document = document;
    }

    /// What is wrong with a value, by its place in it; empty if nothing is.
    static List<String> wrong(JsonNode document, JsonNode schema, JsonNode value) {
        SchemaCheck check = new SchemaCheck(document);
        check.value("$", schema, value);
        return check.wrong;
    }

    /// What a `$ref` stands for; else the node itself.
    static JsonNode resolved(JsonNode document, JsonNode node) {
        JsonNode reference = node.get("$ref");
        return reference == null ? node : document.at(reference.stringValue().substring(1));
    }

    private void value(String at, JsonNode reference, JsonNode value) {
        JsonNode schema = resolved(document, reference);
        JsonNode choices = schema.get("oneOf");
        if (choices != null) {
            long right =
                    choices.values().stream()
                            .filter(c -> wrong(document, c, value).isEmpty())
                            .count();
            if (right != 1) {
                wrong.add(at + ": " + value + " fits " + right + " of " + choices);
            }
            return;
        }
        JsonNode type = schema.get("type");
        if (type != null && !typed(type, value)) {
            wrong.add(at + ": " + value + " is not of type " + type);
            return;
        }
        JsonNode words = schema.get("enum");
        if (words != null && words.values().stream().noneMatch(value::equals)) {
            wrong.add(at + ": " + value + " is none of " + words);
        }
        if (value.isNumber()) {
            bounded(at, value.doubleValue(), schema.get("minimum"), schema.get("maximum"));
        } else if (value.isArray()) {
            bounded(at, value.size(), schema.get("minItems"), schema.get("maxItems"));
            for (int i = 0; i < value.size(); i++) {
                value(at + "[" + i + "]", schema.get("items"), value.get(i));
            }
        } else if (value.isObject()) {
            members(at, schema, value);
        }
    }

    private static boolean typed(JsonNode type, JsonNode value) {
        if (type.isArray()) {
            return type.values().stream().anyMatch(one -> typed(one, value));
        }
        return switch (type.stringValue()) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isString();
            case "number" -> value.isNumber();
            case "integer" -> value.isIntegralNumber();
            case "boolean" -> value.isBoolean();
            case "null" -> value.isNull();
            default -> throw new IllegalArgumentException("no such type: " + type);
        };
    }

    private void bounded(
            String at, double size, @Nullable JsonNode least, @Nullable JsonNode most) {
        if (least != null && size < least.doubleValue()
                || most != null && size > most.doubleValue()) {
            wrong.add(at + ": " + size + " is not from " + least + " to " + most);
        }
    }

    private void members(String at, JsonNode schema, JsonNode value) {
        for (JsonNode name : schema.path("required")) {
            if (!value.has(name.stringValue())) {
                wrong.add(at + ": " + name + " is missing");
            }
        }
        JsonNode others = schema.get("additionalProperties");
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            String place = at + "." + member.getKey();
            JsonNode described = schema.path("properties").get(member.getKey());
            if (described != null) {
                value(place, described, member.getValue());
            } else if (others == null) {
                wrong.add(place + " is not described");
            } else if (others.isObject()) {
                value(place, others, member.getValue());
            }
        }
    }
}
