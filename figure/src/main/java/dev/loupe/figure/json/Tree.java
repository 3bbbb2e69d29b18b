package dev.loupe.figure.json;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// JSON documents as trees; a name that stands twice in an object is refused.
public final class Tree {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private Tree() {}

    /// @throws IllegalArgumentException if `json` is no JSON, with line and column
    public static JsonNode of(String json) {
        if (json.isBlank()) {
            throw new IllegalArgumentException("A figure is JSON, but here is nothing.");
        }
        try {
            return MAPPER.readTree(json);
        } catch (JacksonException e) {
            String where =
                    e.getLocation() == null
                            ? ""
                            : " at line %d, column %d"
                                    .formatted(
                                            e.getLocation().getLineNr(),
                                            e.getLocation().getColumnNr());
            String why = e.getOriginalMessage().lines().findFirst().orElse("it ends too early");
            why = why.replaceAll("\\((\\d+), from `[^`]*`\\)", "($1)");
            throw new IllegalArgumentException(
                    "A figure is JSON, but%s: %s.".formatted(where, why.replaceAll("\\.$", "")), e);
        }
    }
}
