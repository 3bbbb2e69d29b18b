package dev.loupe.networks.format.huggingface;

import dev.loupe.core.Reading;
import dev.loupe.networks.format.Format;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.graph.Tensor;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// The weights of one folder: the first that is there of the names below, in one file or in shards that an index names.
final class WeightFiles {
    private static final List<String> NAMES =
            List.of(
                    "model.safetensors",
                    "diffusion_pytorch_model.safetensors",
                    "adapter_model.safetensors",
                    "open_clip_model.safetensors",
                    "pytorch_model.bin",
                    "diffusion_pytorch_model.bin",
                    "adapter_model.bin");

    private final List<Format> readers;

    /// @param unsafe what a pickle would have run
    /// @param damage the first that was found
    record Found(
            List<Tensor> tensors,
            Map<String, String> metadata,
            List<String> unsafe,
            Model.@Nullable Damage damage) {}

    WeightFiles(List<Format> readers) {
        this.readers = readers;
    }

    Optional<Found> in(ModelFile folder) throws IOException {
        for (String name : NAMES) {
            Optional<JsonNode> index = HuggingFace.json(folder, name + ".index.json");
            if (index.isPresent() && index.get().path("weight_map").isObject()) {
                TreeSet<String> shards = new TreeSet<>();
                index.get().path("weight_map").values().forEach(s -> shards.add(s.asString("")));
                return Optional.of(all(folder, List.copyOf(shards)));
            }
            Optional<Path> one = folder.companion(name);
            if (one.isPresent() && Files.isRegularFile(one.get())) {
                return Optional.of(all(folder, List.of(name)));
            }
        }
        return Optional.empty();
    }

    private Found all(ModelFile folder, List<String> names) throws IOException {
        List<Tensor> tensors = new ArrayList<>();
        Map<String, String> metadata = new LinkedHashMap<>();
        List<String> unsafe = new ArrayList<>();
        Model.Damage damage = null;
        for (String name : names) {
            Optional<Path> path = folder.companion(name);
            Model.Damage wrong;
            if (path.isEmpty() || !Files.isRegularFile(path.get())) {
                wrong =
                        new Model.Damage(
                                0, "expected the shard \"" + name + "\" in the folder, found none");
            } else {
                switch (read(ModelFile.open(path.get()))) {
                    case Reading.Read<Model>(Model model) -> {
                        tensors.addAll(model.tensors());
                        model.metadata().forEach(metadata::putIfAbsent);
                        unsafe.addAll(model.unsafe());
                        Model.Damage inside = model.damage();
                        wrong =
                                inside == null
                                        ? null
                                        : new Model.Damage(
                                                inside.at(), "in " + name + " " + inside.what());
                    }
                    case Reading.Damaged<Model>(long at, String expected, String found) ->
                            wrong =
                                    new Model.Damage(
                                            at,
                                            "in %s expected %s, found %s"
                                                    .formatted(name, expected, found));
                    case Reading.NotThisFormat<Model> other ->
                            wrong =
                                    new Model.Damage(
                                            0,
                                            "expected weights in \""
                                                    + name
                                                    + "\", found a file of another kind");
                }
            }
            damage = damage == null ? wrong : damage;
        }
        return new Found(tensors, metadata, unsafe, damage);
    }

    private Reading<Model> read(ModelFile file) throws IOException {
        Reading<Model> last = new Reading.NotThisFormat<>("No reader knows it.");
        for (Format reader : readers) {
            last = reader.read(file);
            if (!(last instanceof Reading.NotThisFormat)) {
                return last;
            }
        }
        return last;
    }
}
