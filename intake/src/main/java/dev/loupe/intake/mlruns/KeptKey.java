package dev.loupe.intake.mlruns;

import dev.loupe.runs.domain.SeriesKey;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The true key of a metric or param whose name MLflow does not allow, as Loupe's export keeps it: the tag `loupe.key/WRITTEN`, a JSON object of `key` and `context`.
///
/// @param context a series' own, empty if it has none
public record KeptKey(String key, String context) {
    /// What stands before the written key in the tag's name.
    public static final String TAG = "loupe.key/";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final long LONGEST = 1 << 16;

    public String json() {
        return JSON.writeValueAsString(
                JSON.createObjectNode().put("key", key).put("context", context));
    }

    public SeriesKey series() {
        return new SeriesKey(key, context);
    }

    /// What a run keeps of a written key; the written key itself where it keeps nothing.
    static KeptKey of(Path run, String written) throws IOException {
        Path file = run.resolve("tags").resolve(TAG + written);
        if (Files.isRegularFile(file) && Files.size(file) < LONGEST) {
            try {
                JsonNode kept = JSON.readTree(Files.readAllBytes(file));
                if (kept.path("key").isString()) {
                    return new KeptKey(
                            kept.path("key").asString(), kept.path("context").asString(""));
                }
            } catch (JacksonException odd) {
                return new KeptKey(written, "");
            }
        }
        return new KeptKey(written, "");
    }
}
