package dev.loupe.networks.graph;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/// What a model file holds: graphs of operators with their weights, or weights alone.
///
/// @param format     the format's name in `inspect` (`onnx`, `safetensors` …)
/// @param graphs     the main graph first, then its subgraphs and functions; empty where a file holds weights alone
/// @param tensors    all stored weights, in the file's order; what several names share is listed under each
/// @param metadata   what the file says of itself: producer, version, licence …; values as text, lists and maps as JSON
/// @param parameters elements of all weights, as `inspect` counts them
/// @param unsafe     what a pickle would have run, sorted: `posix.system`
/// @param damage     the first place that could not be read; what was read before it is kept
public record Model(
        String format,
        List<Graph> graphs,
        List<Tensor> tensors,
        Map<String, String> metadata,
        long parameters,
        List<String> unsafe,
        @Nullable Damage damage) {

    /// @param at   bytes from the start of the file
    /// @param what one sentence
    public record Damage(long at, String what) {}

    public Model {
        graphs = List.copyOf(graphs);
        tensors = List.copyOf(tensors);
        unsafe = unsafe.stream().distinct().sorted().toList();
    }

    /// The same file, its graphs told in another way.
    public Model withGraphs(List<Graph> told) {
        return new Model(format, told, tensors, metadata, parameters, unsafe, damage);
    }

    /// Whether operators are known, not only weights.
    public boolean network() {
        return !graphs.isEmpty();
    }

    /// Bytes of all stored weights; data stored once count once.
    public long bytes() {
        return Tensor.distinct(tensors).mapToLong(Tensor::bytes).sum();
    }
}
