package dev.loupe.networks.format.modelexplorer;

import dev.loupe.networks.format.CutJson;
import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.graph.Tensor;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// All graphs of a document, the first one as the main graph. Nodes name graphs of their own collection by id.
final class ExplorerModel {
    private final Set<String> names = new HashSet<>();
    private final List<Tensor> tensors = new ArrayList<>();
    private final List<Listed> listed = new ArrayList<>();
    private final List<String> labels = new ArrayList<>();

    /// @param ids   of the graphs in its collection, with their places in the model
    /// @param index its place
    private record Listed(JsonNode graph, Map<String, Integer> ids, int index) {}

    Model read(CutJson json) {
        document(json.root());
        Set<Integer> run = new HashSet<>();
        for (Listed one : listed) {
            for (JsonNode node : one.graph.path("nodes")) {
                for (JsonNode id : node.path("subgraphIds")) {
                    run.add(one.ids.getOrDefault(id.asString(""), 0));
                }
            }
        }
        List<Graph> graphs = new ArrayList<>();
        for (Listed one : listed) {
            Graph.Role role =
                    one.index == 0
                            ? Graph.Role.MAIN
                            : run.contains(one.index) ? Graph.Role.SUBGRAPH : Graph.Role.FUNCTION;
            ExplorerGraph graph = new ExplorerGraph(free(one), role, one.ids, tensors);
            graphs.add(graph.read(one.graph));
        }
        Map<String, String> metadata = new LinkedHashMap<>();
        labels.removeIf(String::isEmpty);
        if (!labels.isEmpty()) {
            metadata.put("label", String.join(", ", labels));
        }
        return new Model(
                "model-explorer",
                graphs,
                tensors,
                metadata,
                Tensor.parameters(tensors),
                List.of(),
                json.damage());
    }

    private void document(JsonNode root) {
        JsonNode first = root.isArray() ? root.path(0) : root;
        if (first.has("nodes")) {
            collection(root.isArray() ? root : List.of(root));
        } else if (root.isArray()) {
            root.forEach(this::labelled);
        } else if (root.has("graphCollections")) {
            root.path("graphCollections").forEach(this::labelled);
        } else {
            labelled(root);
        }
    }

    private void labelled(JsonNode collection) {
        labels.add(collection.path("label").asString(""));
        collection(collection.path(collection.has("subgraphs") ? "subgraphs" : "graphs"));
    }

    private void collection(Iterable<JsonNode> graphs) {
        Map<String, Integer> ids = new HashMap<>();
        for (JsonNode graph : graphs) {
            ids.putIfAbsent(graph.path("id").asString(""), listed.size());
            listed.add(new Listed(graph, ids, listed.size()));
        }
    }

    private String free(Listed one) {
        String id = one.graph.path("id").asString("");
        String name = id.isEmpty() ? "graph " + one.index : id;
        String free = name;
        for (int i = 2; !names.add(free); i++) {
            free = name + " (" + i + ")";
        }
        return free;
    }
}
