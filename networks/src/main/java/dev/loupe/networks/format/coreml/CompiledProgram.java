package dev.loupe.networks.format.coreml;

import dev.loupe.core.Reading;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.core.bytes.ProtoWriter;
import dev.loupe.networks.format.JsonTree;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.graph.Model;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// A compiled program (`.mlmodelc`): `model.mil`, `weights/weight.bin`, and `metadata.json` for what its maker wrote. What the compiler made besides (`coremldata.bin`) is passed over.
final class CompiledProgram {
    private static final long LONGEST_METADATA = 16 << 20;
    private static final Map<String, String> WRITTEN =
            Map.of(
                    "shortDescription", "description",
                    "version", "version",
                    "author", "author",
                    "license", "license");

    private CompiledProgram() {}

    /// @param file the `model.mil`
    static Reading<Model> read(ModelFile file) throws IOException {
        if (!MilText.begins(file.bytes())) {
            return new Reading.Damaged<>(0, "a program in MIL's text", "another file");
        }
        MilText text = MilText.read(file.bytes());
        JsonNode said = metadata(file);
        ProtoWriter wrapped =
                new ProtoWriter()
                        .varint(1, said.path("specificationVersion").asLong(0))
                        .bytes(502, text.message().array());
        try {
            Model model = new CoreMlModel(new MilBlobs(file)).read(Bytes.of(wrapped.array()));
            return new Reading.Read<>(said(model, said, text.damage()));
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
    }

    private static Model said(Model model, JsonNode said, Model.@Nullable Damage damage) {
        Map<String, String> metadata = new LinkedHashMap<>(model.metadata());
        if (!said.has("specificationVersion")) {
            metadata.remove("specification version");
        }
        WRITTEN.forEach((key, name) -> put(name, said.path(key), metadata));
        said.path("userDefinedMetadata")
                .properties()
                .forEach(e -> put(e.getKey(), e.getValue(), metadata));
        Model.Damage inner = model.damage();
        return new Model(
                model.format(),
                model.graphs(),
                model.tensors(),
                metadata,
                model.parameters(),
                model.unsafe(),
                damage != null || inner == null
                        ? damage
                        : new Model.Damage(
                                0, "in the program that this text says, " + inner.what()));
    }

    private static void put(String name, JsonNode value, Map<String, String> into) {
        if (!value.asString("").isEmpty()) {
            into.put(name, value.asString(""));
        }
    }

    /// Empty where there is none that can be read.
    private static JsonNode metadata(ModelFile file) throws IOException {
        Optional<Path> path = file.companion("metadata.json");
        if (path.isPresent()
                && Files.isRegularFile(path.get())
                && Files.size(path.get()) <= LONGEST_METADATA) {
            try {
                return JsonTree.read(Bytes.map(path.get())).path(0);
            } catch (JacksonException none) {
                return JsonTree.none();
            }
        }
        return JsonTree.none();
    }
}
