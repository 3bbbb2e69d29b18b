package dev.loupe.networks.format.keras;

import dev.loupe.core.Reading;
import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.networks.format.Format;
import dev.loupe.networks.format.JsonTree;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.format.hdf5.Hdf5File;
import dev.loupe.networks.format.hdf5.Hdf5Object;
import dev.loupe.networks.format.zip.Archive;
import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.graph.Tensor;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Keras: `.keras` archives, `.h5` with a configuration, `.weights.h5`, and a configuration alone.
///
/// ```
/// .keras       zip of config.json, metadata.json, model.weights.h5
/// .h5          HDF5, attributes model_config and training_config (JSON), group model_weights
/// .weights.h5  HDF5, groups as in KerasWeights
/// .json        {"class_name", "config", …}, as Model.to_json writes it
/// ```
public final class Keras implements Format {
    private static final long LONGEST_CONFIG = 64L << 20;
    private static final long LONGEST_WEIGHTS = 1L << 30;
    private static final int LOOKED_AT = 4096;
    private static final String OPTIMISER = "optimizer/";
    private static final List<String> SAID =
            List.of("keras_version", "backend", "date_saved", "training_config");

    @Override
    public String name() {
        return "keras";
    }

    @Override
    public Reading<Model> read(ModelFile file) {
        Bytes bytes = file.bytes();
        try {
            if (Archive.begins(bytes)) {
                return archive(bytes);
            }
            if (Hdf5File.begins(bytes)) {
                return hdf5(Hdf5File.read(bytes));
            }
            return configured(bytes)
                    ? new Reading.Read<>(
                            model(json(bytes), new KerasWeights.None(), List.of(), Map.of(), null))
                    : other();
        } catch (Broken broken) {
            return broken.reading();
        }
    }

    private static Reading<Model> other() {
        return new Reading.NotThisFormat<>("It is no Keras archive, weights or configuration.");
    }

    private static boolean configured(Bytes bytes) {
        if (bytes.length() == 0 || bytes.u8(0) != '{') {
            return false;
        }
        String head = bytes.text(0, Math.min(bytes.length(), LOOKED_AT));
        return head.contains("\"class_name\"")
                && head.contains("\"config\"")
                && !head.contains("\"modelTopology\"");
    }

    private static JsonNode json(Bytes text) {
        if (text.length() > LONGEST_CONFIG) {
            throw new Broken(
                    text.start(), "a configuration of at most 64 MiB", text.length() + " bytes");
        }
        try {
            return JsonTree.read(text);
        } catch (JacksonException broken) {
            long at = Math.max(0, broken.getLocation().getByteOffset());
            throw new Broken(text.start() + at, "a configuration in JSON", "something else");
        }
    }

    private Reading<Model> archive(Bytes bytes) {
        Archive archive;
        try {
            archive = Archive.read(bytes);
        } catch (Broken noDirectory) {
            return bytes.says(30, "metadata.json") || bytes.says(30, "config.json")
                    ? noDirectory.reading()
                    : other();
        }
        Archive.Entry config = archive.entry("config.json");
        Archive.Entry weights = archive.entry("model.weights.h5");
        Archive.Entry metadata = archive.entry("metadata.json");
        if (config == null || weights == null && metadata == null) {
            return other();
        }
        Map<String, String> said = new LinkedHashMap<>();
        if (metadata != null) {
            json(metadata.content(LONGEST_CONFIG))
                    .properties()
                    .forEach(e -> said.put(e.getKey(), e.getValue().asString("")));
        }
        JsonNode model = json(config.content(LONGEST_CONFIG));
        if (weights == null) {
            return new Reading.Read<>(model(model, new KerasWeights.None(), List.of(), said, null));
        }
        Model.Damage damage = null;
        Hdf5Object.Group root = new Hdf5Object.Group(Map.of(), Map.of());
        try {
            Hdf5File file = Hdf5File.read(weights.content(LONGEST_WEIGHTS));
            root = file.root();
            damage = file.damage();
        } catch (Broken broken) {
            damage = new Model.Damage(broken.offset(), String.valueOf(broken.getMessage()));
        }
        List<Tensor> own =
                root.tensors().stream().filter(t -> !t.name().startsWith(OPTIMISER)).toList();
        int state = root.tensors().size() - own.size();
        if (state > 0) {
            said.put("optimizer_state", state + " tensors");
        }
        return new Reading.Read<>(
                model(model, new KerasWeights.Numbered(root, ""), own, said, damage));
    }

    private Reading<Model> hdf5(Hdf5File file) {
        Hdf5Object.Group root = file.root();
        Map<String, String> said = new LinkedHashMap<>();
        for (String name : SAID) {
            if (!root.text(name).isEmpty()) {
                said.put(name, KerasAttributes.cut(root.text(name)));
            }
        }
        String config = root.text("model_config");
        Hdf5Object.Group inner = root.group("model_weights");
        Hdf5Object.Group weights = inner == null ? root : inner;
        if (!config.isEmpty()) {
            JsonNode model =
                    json(Bytes.of(config.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
            return new Reading.Read<>(
                    model(
                            model,
                            new KerasWeights.Named(weights, "", ""),
                            weights.tensors(),
                            said,
                            file.damage()));
        }
        if (!KerasWeights.Named.holds(root) && !KerasWeights.Numbered.holds(root)) {
            return other();
        }
        return new Reading.Read<>(
                model(List.of(), weights.tensors(), said, List.of(), file.damage()));
    }

    private Model model(
            JsonNode config,
            KerasWeights weights,
            List<Tensor> tensors,
            Map<String, String> said,
            Model.@Nullable Damage damage) {
        Map<String, String> metadata = new LinkedHashMap<>(said);
        metadata.put("class_name", config.path("class_name").asString(""));
        for (String name : List.of("keras_version", "backend", "compile_config")) {
            JsonNode value = config.path(name);
            if (!value.isMissingNode() && !value.isNull()) {
                metadata.putIfAbsent(
                        name,
                        KerasAttributes.cut(
                                value.isString() ? value.asString() : value.toString()));
            }
        }
        if (!KerasNetwork.told(config)) {
            if (tensors.isEmpty()) {
                throw new Broken(
                        0, "a Keras model with layers or weights", "a configuration without");
            }
            return model(List.of(), tensors, metadata, List.of(), damage);
        }
        KerasNetwork network = new KerasNetwork();
        Graph graph = network.read(config, weights, Map.of());
        return model(List.of(graph), tensors, metadata, network.code(), damage);
    }

    private Model model(
            List<Graph> graphs,
            List<Tensor> tensors,
            Map<String, String> metadata,
            List<String> code,
            Model.@Nullable Damage damage) {
        return new Model(
                name(), graphs, tensors, metadata, Tensor.parameters(tensors), code, damage);
    }
}
