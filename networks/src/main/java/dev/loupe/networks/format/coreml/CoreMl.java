package dev.loupe.networks.format.coreml;

import dev.loupe.core.Reading;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.networks.format.Format;
import dev.loupe.networks.format.JsonTree;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.graph.Model;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Core ML: a `.mlmodel`, the folder `.mlpackage` whose `Manifest.json` says where its model lies, or the folder `.mlmodelc` of a compiled program and its `model.mil`.
public final class CoreMl implements Format {
    private static final long LONGEST_MANIFEST = 1 << 20;

    @Override
    public String name() {
        return "coreml";
    }

    @Override
    public Reading<Model> read(ModelFile file) throws IOException {
        Optional<Path> compiled = file.folder() ? file.companion("model.mil") : Optional.empty();
        if (compiled.isPresent() && Files.isRegularFile(compiled.get())) {
            return CompiledProgram.read(ModelFile.open(compiled.get()));
        }
        if (!file.folder() && MilText.begins(file.bytes())) {
            return CompiledProgram.read(file);
        }
        ModelFile inner = file;
        if (file.folder()) {
            Optional<String> root = root(file);
            if (root.isEmpty()) {
                return new Reading.NotThisFormat<>("It is no folder with a model's manifest.");
            }
            Optional<Path> path = file.companion("Data/" + root.get());
            if (path.isEmpty() || !Files.isRegularFile(path.get())) {
                return new Reading.Damaged<>(0, "the model that Manifest.json names", "none");
            }
            inner = ModelFile.open(path.get());
        }
        if (!CoreMlModel.begins(inner.bytes())) {
            return file.folder()
                    ? new Reading.Damaged<>(0, "a Core ML model in the folder", "another file")
                    : new Reading.NotThisFormat<>("Its top level is no Core ML model.");
        }
        try {
            return new Reading.Read<>(new CoreMlModel(new MilBlobs(inner)).read(inner.bytes()));
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
    }

    private static Optional<String> root(ModelFile folder) throws IOException {
        Optional<Path> path = folder.companion("Manifest.json");
        if (path.isEmpty() || !Files.isRegularFile(path.get())) {
            return Optional.empty();
        }
        Bytes manifest = Bytes.map(path.get());
        if (manifest.length() > LONGEST_MANIFEST) {
            return Optional.empty();
        }
        try {
            JsonNode json = JsonTree.read(manifest);
            String root = json.path("rootModelIdentifier").asString("");
            String where = json.path("itemInfoEntries").path(root).path("path").asString("");
            return where.isEmpty() ? Optional.empty() : Optional.of(where);
        } catch (JacksonException none) {
            return Optional.empty();
        }
    }
}
