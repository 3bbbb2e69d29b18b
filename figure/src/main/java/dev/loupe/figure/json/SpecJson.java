package dev.loupe.figure.json;

import dev.loupe.figure.data.Table;
import dev.loupe.figure.spec.Picture;

import tools.jackson.databind.JsonNode;

import java.io.StringWriter;
import java.util.function.Function;

/// Specs as JSON: `docs/figures/spec.md` describes it, `docs/figures/spec.schema.json` is its JSON Schema.
///
/// What is written and read again draws the same picture.
public final class SpecJson {
    /// The version that is written, and the only one that is read.
    public static final int VERSION = 1;

    private SpecJson() {}

    /// One line of JSON, data inline. A table that several parts share is written once.
    public static String write(Picture picture) {
        StringWriter out = new StringWriter(1 << 14);
        try (SpecWriter writer = new SpecWriter(out)) {
            writer.write(picture);
        }
        return out.toString();
    }

    /// Reads a spec whose data are inline.
    ///
    /// @throws IllegalArgumentException with one sentence that says the place, what was expected and what was found; unknown fields,
    ///                                  marks, channels and options name the nearest
    public static Picture read(String json) {
        return read(
                json,
                file -> {
                    throw new IllegalArgumentException(
                            "The data are in the file "
                                    + file
                                    + ", and files cannot be read here; give them as columns.");
                });
    }

    /// Reads a spec.
    ///
    /// @param files the table in a file by its path as the spec writes it
    /// @throws IllegalArgumentException as above, and what `files` throws
    public static Picture read(String json, Function<String, Table> files) {
        return read(Tree.of(json), files);
    }

    /// Reads a spec that is already parsed.
    public static Picture read(JsonNode json, Function<String, Table> files) {
        return new SpecReader(files).read(new Part(json, ""));
    }
}
