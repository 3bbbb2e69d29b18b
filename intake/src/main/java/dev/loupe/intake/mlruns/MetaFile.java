package dev.loupe.intake.mlruns;

import dev.loupe.core.RunId;
import dev.loupe.intake.Opening;
import dev.loupe.intake.YamlText;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// A `meta.yaml`. MLflow writes it whole, so one that is half there is read again later.
record MetaFile(JsonNode yaml) {
    /// Beyond this it is left unread.
    static final long LONGEST = 4_000_000;

    /// Without keys while it is being written, or when it is no YAML.
    static MetaFile of(Path folder) throws IOException {
        Path file = folder.resolve(MlrunsFormat.META);
        if (!Files.isRegularFile(file) || Files.size(file) > LONGEST) {
            return new MetaFile(MissingNode.getInstance());
        }
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        return new MetaFile(YamlText.read(text).orElse(MissingNode.getInstance()));
    }

    /// A text, or a number as text; empty if it is neither.
    String text(String key) {
        JsonNode value = yaml.path(key);
        return value.isString() || value.isNumber() ? value.asString() : "";
    }

    @Nullable String textOrNull(String key) {
        String text = text(key);
        return text.isEmpty() ? null : text;
    }

    /// A whole number, also one that is written as text; -1 for none.
    long number(String key) {
        try {
            return Long.parseLong(text(key));
        } catch (NumberFormatException none) {
            return -1;
        }
    }

    /// The run that is named; null for none.
    @Nullable RunId run(String key) {
        String id = text(key);
        return id.isEmpty() ? null : id(id);
    }

    /// MLflow's own id where it is legal.
    static RunId id(String id) {
        return RunId.legal(id) ? new RunId(id) : Opening.derived("mlruns", id);
    }

    boolean deleted() {
        return text("lifecycle_stage").equals("deleted");
    }
}
