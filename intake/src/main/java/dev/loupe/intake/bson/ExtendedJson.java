package dev.loupe.intake.bson;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;

/// MongoDB's extended JSON, versions 1 and 2, relaxed and canonical (specifications, `extended-json.rst`), as the plain JSON that [Bson] makes of the same document: ids in hex, moments as UTC without a zone, bytes as bytes.
final class ExtendedJson {
    private static final int DEEPEST = 200;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ExtendedJson() {}

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
        if (!(value instanceof ObjectNode object)) {
            return value;
        }
        if (!object.isEmpty() && object.properties().iterator().next().getKey().startsWith("$")) {
            return wrapped(object);
        }
        ObjectNode plain = JSON.objectNode();
        object.properties().forEach(e -> plain.set(e.getKey(), plain(e.getValue(), depth + 1)));
        return plain;
    }

    private static JsonNode wrapped(ObjectNode object) {
        String type = object.properties().iterator().next().getKey();
        JsonNode value = object.path(type);
        String text = value.asString("");
        return switch (type) {
            case "$oid", "$symbol", "$code", "$uuid" -> JSON.stringNode(text);
            case "$numberInt", "$numberLong" -> JSON.numberNode(whole(value));
            case "$numberDouble", "$numberDecimal" -> number(text);
            case "$date" -> date(value);
            case "$binary" -> bytes(value.isObject() ? value.path("base64").asString("") : text);
            case "$undefined" -> JSON.nullNode();
            case "$minKey" -> JSON.stringNode("MinKey");
            case "$maxKey" -> JSON.stringNode("MaxKey");
            case "$regex" ->
                    JSON.stringNode("/" + text + "/" + object.path("$options").asString(""));
            case "$regularExpression" ->
                    JSON.stringNode(
                            "/"
                                    + value.path("pattern").asString("")
                                    + "/"
                                    + value.path("options").asString(""));
            default -> object;
        };
    }

    private static long whole(JsonNode value) {
        try {
            return Long.parseLong(value.asString(""));
        } catch (NumberFormatException odd) {
            return 0;
        }
    }

    private static JsonNode number(String text) {
        return switch (text) {
            case "NaN" -> JSON.numberNode(Double.NaN);
            case "Infinity" -> JSON.numberNode(Double.POSITIVE_INFINITY);
            case "-Infinity" -> JSON.numberNode(Double.NEGATIVE_INFINITY);
            default -> {
                try {
                    double real = Double.parseDouble(text);
                    yield text.length() > 17 && Double.isInfinite(real)
                            ? JSON.numberNode(new BigDecimal(text))
                            : JSON.numberNode(real);
                } catch (NumberFormatException odd) {
                    yield JSON.stringNode(text);
                }
            }
        };
    }

    private static JsonNode date(JsonNode value) {
        if (value.isObject()) {
            return moment(whole(value.path("$numberLong")));
        }
        if (value.isNumber()) {
            return moment(value.asLong(0));
        }
        String text = value.asString("");
        try {
            return moment(OffsetDateTime.parse(text).toInstant().toEpochMilli());
        } catch (DateTimeException | ArithmeticException odd) {
            return JSON.stringNode(text);
        }
    }

    /// A moment as text: UTC, without saying so, as Sacred writes it too.
    static JsonNode moment(long millis) {
        try {
            return JSON.stringNode(
                    LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC)
                            .toString());
        } catch (DateTimeException far) {
            return JSON.stringNode(Long.toString(millis));
        }
    }

    private static JsonNode bytes(String base64) {
        try {
            return JSON.binaryNode(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException odd) {
            return JSON.stringNode(base64);
        }
    }
}
