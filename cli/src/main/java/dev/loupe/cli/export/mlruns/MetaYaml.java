package dev.loupe.cli.export.mlruns;

import dev.loupe.sdk.wire.Json;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// A `meta.yaml`. Texts are written as JSON writes them, which YAML reads (YAML 1.2, 1.3).
final class MetaYaml {
    private final StringBuilder lines = new StringBuilder();

    MetaYaml text(String key, String value) {
        return raw(key, Json.of(value));
    }

    MetaYaml textOrNull(String key, @Nullable String value) {
        return raw(key, value == null ? "null" : Json.of(value));
    }

    MetaYaml texts(String key, Map<String, String> values) {
        return raw(key, Json.of(values));
    }

    MetaYaml number(String key, @Nullable Long value) {
        return raw(key, value == null ? "null" : value.toString());
    }

    MetaYaml raw(String key, String value) {
        lines.append(key).append(": ").append(value).append('\n');
        return this;
    }

    void write(Path folder) throws IOException {
        Files.writeString(folder.resolve("meta.yaml"), lines);
    }
}
