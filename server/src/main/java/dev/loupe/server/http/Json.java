package dev.loupe.server.http;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.InputStream;

/// JSON in and out, the same for all faces: duplicate keys and deep nesting are mistakes, bare `NaN` and `Infinity` are numbers.
public final class Json {
    private static final int DEEPEST = 100;
    private static final int LONGEST_TEXT = 64_000_000;

    /// For streaming.
    public static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(DEEPEST)
                                    .maxStringLength(LONGEST_TEXT)
                                    .build())
                    .build();

    private static final JsonMapper MAPPER =
            JsonMapper.builder(FACTORY)
                    .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                    .build();

    private Json() {}

    /// A JSON object as a tree.
    ///
    /// @throws Problem 400 with the place, if it is no JSON or no object
    public static JsonNode object(InputStream in) {
        JsonNode node;
        try {
            node = MAPPER.readTree(in);
        } catch (JacksonException e) {
            throw mistake(e);
        }
        if (node == null || !node.isObject()) {
            String found =
                    node == null || node.isMissingNode()
                            ? "nothing"
                            : node.getNodeType().toString().toLowerCase(java.util.Locale.ROOT);
            throw new Problem(400, "The body must be a JSON object, but is " + found + ".");
        }
        return node;
    }

    /// What is wrong with a text that was to be JSON.
    public static Problem mistake(JacksonException e) {
        if (e.getCause() instanceof Problem inner) {
            return inner;
        }
        var place = e.getLocation();
        String where =
                place == null || place.getLineNr() < 1
                        ? ""
                        : " at line " + place.getLineNr() + ", column " + place.getColumnNr();
        return new Problem(
                400, "The body is not valid JSON" + where + ": " + e.getOriginalMessage() + ".");
    }

    public static byte[] bytes(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    public static JsonNode parse(String text) {
        return MAPPER.readTree(text);
    }

    /// A number as JSON says it: itself, or its word where JSON has none.
    public static Object number(double value) {
        if (Double.isFinite(value)) {
            return value;
        }
        return Double.isNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";
    }
}
