package dev.loupe.networks.graph;

import org.jspecify.annotations.Nullable;

/// What flows along edges of one graph.
///
/// @param name unique within the graph; a value that a subgraph takes from the graph around it has the same name there
/// @param type what the file says, or what was inferred
/// @param data the initialiser that is its (default) content, or null
public record Value(String name, Type type, @Nullable Tensor data) {
    /// Whether it is stored with the model.
    public boolean initialised() {
        return data != null;
    }
}
