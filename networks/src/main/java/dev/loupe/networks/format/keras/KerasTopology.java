package dev.loupe.networks.format.keras;

import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Tensor;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Map;

/// A Keras model within another format: its configuration, and weights by name.
///
/// @param code layers that hold code, as `Lambda NAME`
public record KerasTopology(Graph graph, List<String> code) {
    /// Whether it is a model whose layers are told.
    public static boolean told(JsonNode model) {
        return KerasNetwork.told(model);
    }

    /// @param model    `{"class_name", "config"}`
    /// @param weights  named by paths that hold the names of their layers
    /// @param metadata of the graph
    /// @throws dev.loupe.core.bytes.Broken if models are nested without end
    public static KerasTopology read(
            JsonNode model, List<Tensor> weights, Map<String, String> metadata) {
        KerasNetwork network = new KerasNetwork();
        Graph graph = network.read(model, new KerasWeights.Listed(weights, ""), metadata);
        return new KerasTopology(graph, network.code());
    }
}
