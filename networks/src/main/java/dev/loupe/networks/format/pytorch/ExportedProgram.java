package dev.loupe.networks.format.pytorch;

import dev.loupe.core.Reading;
import dev.loupe.core.bytes.Archive;
import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.networks.format.Format;
import dev.loupe.networks.format.JsonTree;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.graph.Tensor;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// `torch.export.save`'s archives: a graph as JSON, its weights as raw storages (`torch/export/pt2_archive/constants.py` of 2.8 and newer; `serialized_exported_program.json` with `serialized_state_dict.pt` before).
public final class ExportedProgram implements Format {
    private static final String NAME = "torch-export";
    private static final String OLD = "serialized_exported_program.json";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Reading<Model> read(ModelFile file) throws IOException {
        if (!Archive.begins(file.bytes())) {
            return other();
        }
        try {
            TorchArchive archive = TorchArchive.of(file.bytes(), "archive_format");
            if (archive == null) {
                archive = TorchArchive.of(file.bytes(), OLD);
            }
            if (archive == null) {
                archive = salvaged(file.bytes());
            }
            return archive == null ? other() : program(archive);
        } catch (Broken broken) {
            return broken.reading();
        } catch (JacksonException e) {
            return new Reading.Damaged<>(
                    0, "the program as JSON", String.valueOf(e.getOriginalMessage()));
        }
    }

    private static Reading<Model> other() {
        return new Reading.NotThisFormat<>("It is no exported program of PyTorch.");
    }

    /// A cut archive still holds weights, though its mark came last.
    private static @Nullable TorchArchive salvaged(Bytes bytes) {
        for (Archive.Entry entry : Archive.read(bytes).entries()) {
            int at = entry.name().indexOf("/data/weights/weight_");
            if (at > 0) {
                return TorchArchive.of(bytes, entry.name().substring(at + 1));
            }
        }
        return null;
    }

    private static Reading<Model> program(TorchArchive archive) {
        String json =
                archive.entries().keySet().stream()
                        .filter(
                                name ->
                                        name.equals(OLD)
                                                || name.startsWith("models/")
                                                        && name.endsWith(".json"))
                        .sorted()
                        .findFirst()
                        .orElse("");
        Map<String, Tensor> weights = Weights.of(archive, json);
        Map<String, String> metadata = new TreeMap<>(archive.said());
        ProgramGraphs graphs = new ProgramGraphs(weights);
        if (!json.isEmpty()) {
            JsonNode program = JsonTree.read(archive.bytes(json).orElseThrow().text());
            graphs.read(program);
            JsonNode version = program.path("schema_version");
            metadata.put(
                    "schema",
                    version.path("major").asInt(0) + "." + version.path("minor").asInt(0));
            if (!program.path("torch_version").asString("").isEmpty()) {
                metadata.put("torch", program.path("torch_version").asString());
            }
        }
        Model.Damage damage = archive.damage();
        if (json.isEmpty() && damage == null) {
            damage = new Model.Damage(0, "expected a program below models/, found none");
        }
        List<Tensor> tensors = new ArrayList<>(weights.values());
        return new Reading.Read<>(
                new Model(
                        NAME,
                        graphs.graphs(),
                        tensors,
                        metadata,
                        Tensor.parameters(tensors),
                        List.of(),
                        damage));
    }

    /// The tensors of a program, by their names.
    private static final class Weights {
        private Weights() {}

        static Map<String, Tensor> of(TorchArchive archive, String program) {
            Map<String, Tensor> all = new java.util.LinkedHashMap<>();
            if (program.equals(OLD)) {
                for (String name : List.of("serialized_state_dict.pt", "serialized_constants.pt")) {
                    archive.bytes(name).ifPresent(bytes -> saved(bytes, all));
                }
                return all;
            }
            for (String folder : List.of("data/weights/", "data/constants/")) {
                archive.entries().keySet().stream()
                        .filter(name -> name.startsWith(folder) && name.endsWith("_config.json"))
                        .sorted()
                        .forEach(name -> config(archive, folder, name, all));
            }
            return all;
        }

        private static void saved(Bytes bytes, Map<String, Tensor> into) {
            TorchArchive inner = TorchArchive.of(bytes);
            if (inner != null) {
                Saved.of(inner.pickle("data.pkl").value(), new Rebuilt(inner.storages()))
                        .tensors()
                        .forEach(tensor -> into.put(tensor.name(), tensor));
            }
        }

        private static void config(
                TorchArchive archive, String folder, String name, Map<String, Tensor> into) {
            JsonNode config =
                    JsonTree.read(archive.bytes(name).orElseThrow().text()).path("config");
            for (Map.Entry<String, JsonNode> weight : config.properties()) {
                JsonNode meta = weight.getValue().path("tensor_meta");
                if (meta.isMissingNode() || meta.isNull()) {
                    continue;
                }
                String path = folder + weight.getValue().path("path_name").asString("");
                ProgramTypes.tensor(weight.getKey(), meta, archive.bytes(path).orElse(null))
                        .ifPresent(tensor -> into.put(weight.getKey(), tensor));
            }
        }
    }
}
