package dev.loupe.networks.format.huggingface;

import dev.loupe.core.Reading;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.networks.format.Format;
import dev.loupe.networks.format.JsonTree;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.graph.Tensor;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A folder of Transformers, Diffusers, PEFT and their like: `config.json` with weights beside it. A pipeline's `model_index.json` names folders of that kind, whose weights are told together.
public final class HuggingFace implements Format {
    private static final long LONGEST_JSON = 16L << 20;
    private static final List<String> CONFIGS = List.of("config.json", "adapter_config.json");
    private static final List<String> MARKS =
            List.of(
                    "model_type",
                    "architectures",
                    "_class_name",
                    "peft_type",
                    "transformers_version");

    private final List<Format> weights;

    /// @param weights readers of the files that hold weights
    public HuggingFace(List<Format> weights) {
        this.weights = List.copyOf(weights);
    }

    @Override
    public String name() {
        return "huggingface";
    }

    @Override
    public Reading<Model> read(ModelFile file) throws IOException {
        if (!file.folder()) {
            return new Reading.NotThisFormat<>("It is no folder.");
        }
        Optional<JsonNode> pipeline = json(file, "model_index.json");
        if (pipeline.isPresent() && pipeline.get().has("_class_name")) {
            return pipeline(file, pipeline.get());
        }
        for (String name : CONFIGS) {
            Optional<JsonNode> config = json(file, name);
            if (config.isPresent()) {
                return folder(file, config.get(), name);
            }
        }
        return new Reading.NotThisFormat<>("It has no config.json.");
    }

    private Reading<Model> folder(ModelFile file, JsonNode config, String name) throws IOException {
        Optional<WeightFiles.Found> found = new WeightFiles(weights).in(file);
        if (found.isEmpty()) {
            return MARKS.stream().anyMatch(config::has)
                    ? new Reading.Damaged<>(
                            0, "weights such as model.safetensors beside " + name, "none")
                    : new Reading.NotThisFormat<>("It has no weights.");
        }
        Map<String, String> metadata = new LinkedHashMap<>();
        told(config, metadata);
        found.get().metadata().forEach(metadata::putIfAbsent);
        return new Reading.Read<>(model(found.get().tensors(), metadata, found.get()));
    }

    /// Entries such as `"unet": ["diffusers", "UNet2DConditionModel"]` name folders; tensors have the folder's name before theirs.
    private Reading<Model> pipeline(ModelFile file, JsonNode index) throws IOException {
        List<Tensor> tensors = new ArrayList<>();
        Map<String, String> metadata = new LinkedHashMap<>();
        Model.Damage damage = null;
        for (Map.Entry<String, JsonNode> entry : index.properties()) {
            metadata.put(entry.getKey(), text(entry.getValue()));
            Optional<Path> part =
                    entry.getValue().isArray() ? file.companion(entry.getKey()) : Optional.empty();
            if (part.isEmpty() || !Files.isDirectory(part.get())) {
                continue;
            }
            Optional<WeightFiles.Found> found =
                    new WeightFiles(weights).in(ModelFile.open(part.get()));
            if (found.isPresent()) {
                damage = damage == null ? found.get().damage() : damage;
                for (Tensor t : found.get().tensors()) {
                    tensors.add(
                            new Tensor(
                                    entry.getKey() + "." + t.name(),
                                    t.type(),
                                    t.shape(),
                                    t.stored(),
                                    t.content()));
                }
            }
        }
        return new Reading.Read<>(
                model(
                        tensors,
                        metadata,
                        new WeightFiles.Found(tensors, Map.of(), List.of(), damage)));
    }

    private Model model(
            List<Tensor> tensors, Map<String, String> metadata, WeightFiles.Found found) {
        return new Model(
                name(),
                List.of(),
                tensors,
                metadata,
                Tensor.parameters(tensors),
                found.unsafe(),
                found.damage());
    }

    private static void told(JsonNode config, Map<String, String> into) {
        config.properties().forEach(e -> into.put(e.getKey(), text(e.getValue())));
    }

    private static String text(JsonNode value) {
        return value.isValueNode() ? value.asString(value.toString()) : value.toString();
    }

    /// An object of JSON beside the others, or empty.
    static Optional<JsonNode> json(ModelFile folder, String name) throws IOException {
        Optional<Path> path = folder.companion(name);
        if (path.isEmpty()
                || !Files.isRegularFile(path.get())
                || Files.size(path.get()) > LONGEST_JSON) {
            return Optional.empty();
        }
        try {
            JsonNode json = JsonTree.read(Bytes.map(path.get()));
            return json.isObject() ? Optional.of(json) : Optional.empty();
        } catch (JacksonException none) {
            return Optional.empty();
        }
    }
}
