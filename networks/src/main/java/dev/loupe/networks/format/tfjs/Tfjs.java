package dev.loupe.networks.format.tfjs;

import dev.loupe.core.Reading;
import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.networks.format.Format;
import dev.loupe.networks.format.JsonTree;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.format.keras.KerasTopology;
import dev.loupe.networks.format.tensorflow.GraphJson;
import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.graph.Tensor;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/// TensorFlow.js: `model.json` with a graph or with layers, and manifests of weights alone (tfjs-core/src/io/types.ts, `ModelJSON`).
///
/// ```
/// {"format": "graph-model" or "layers-model", "modelTopology": a GraphDef, or {"model_config": …} of Keras, "weightsManifest": […],
///  "signature" or "userDefinedMetadata"."signature": {"inputs": {…}, "outputs": {…}}}
/// ```
public final class Tfjs implements Format {
    private static final long LONGEST = 64L << 20;
    private static final int LOOKED_AT = 65_536;

    @Override
    public String name() {
        return "tfjs";
    }

    @Override
    public Reading<Model> read(ModelFile file) throws IOException {
        Bytes bytes = file.bytes();
        if (!begins(bytes)) {
            return new Reading.NotThisFormat<>("It is no model.json of TensorFlow.js.");
        }
        try {
            if (bytes.length() > LONGEST) {
                throw new Broken(0, "a model.json of at most 64 MiB", bytes.length() + " bytes");
            }
            return new Reading.Read<>(model(file, JsonTree.read(bytes)));
        } catch (JacksonException broken) {
            return new Reading.Damaged<>(
                    Math.max(0, broken.getLocation().getByteOffset()),
                    "a model in JSON",
                    "something else");
        } catch (Broken broken) {
            return broken.reading();
        }
    }

    private static boolean begins(Bytes bytes) {
        if (bytes.length() == 0 || bytes.u8(0) != '{' && bytes.u8(0) != '[') {
            return false;
        }
        String head = bytes.text(0, Math.min(bytes.length(), LOOKED_AT));
        return bytes.u8(0) == '['
                ? head.contains("\"paths\"") && head.contains("\"weights\"")
                : head.contains("\"modelTopology\"")
                        || head.contains("\"weightsManifest\"")
                        || head.contains("\"graph-model\"");
    }

    private Model model(ModelFile file, JsonNode json) throws IOException {
        TfjsWeights weights = new TfjsWeights(file);
        weights.read(json.isArray() ? json : json.path("weightsManifest"));
        Map<String, String> metadata = new LinkedHashMap<>();
        for (String key : List.of("format", "generatedBy", "convertedBy")) {
            if (json.path(key).isString()) {
                metadata.put(key, json.path(key).asString());
            }
        }
        JsonNode signature =
                json.has("signature")
                        ? json.path("signature")
                        : json.path("userDefinedMetadata").path("signature");
        if (signature.isObject()) {
            metadata.put(
                    "signature",
                    said(signature.path("inputs")) + " → " + said(signature.path("outputs")));
        }
        JsonNode topology = json.path("modelTopology");
        JsonNode layers = topology.has("model_config") ? topology.path("model_config") : topology;
        List<Graph> graphs = new ArrayList<>();
        List<String> code = new ArrayList<>();
        if (topology.path("node").isArray()) {
            graphs.addAll(graph(topology, signature, weights));
        } else if (KerasTopology.told(layers)) {
            KerasTopology read = KerasTopology.read(layers, weights.tensors, weights.quantised);
            graphs.add(read.graph());
            code.addAll(read.code());
        }
        return new Model(
                name(),
                graphs,
                weights.tensors,
                metadata,
                Tensor.parameters(weights.tensors),
                code,
                weights.damage);
    }

    private static List<Graph> graph(JsonNode topology, JsonNode signature, TfjsWeights weights) {
        Map<String, Tensor> byName = new HashMap<>();
        weights.tensors.forEach(t -> byName.put(t.name(), t));
        List<String> outputs = new ArrayList<>();
        signature.path("outputs").forEach(o -> outputs.add(o.path("name").asString("")));
        outputs.removeIf(String::isEmpty);
        return GraphJson.read(topology, byName, outputs, weights.quantised);
    }

    private static String said(JsonNode tensors) {
        StringJoiner said = new StringJoiner(", ");
        tensors.properties()
                .forEach(e -> said.add(e.getKey() + "=" + e.getValue().path("name").asString("")));
        return said.toString();
    }
}
