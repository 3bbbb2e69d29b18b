package dev.loupe.networks.layer;

import dev.loupe.networks.graph.Node;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Set;

/// The layers of all formats that are told in these terms.
public final class Layers {
    /// What a format's nodes are; null for those that Loupe does not know.
    private interface Dialect {
        @Nullable Layer of(Said said, Facts facts);
    }

    private static final Map<String, Dialect> DIALECTS =
            Map.ofEntries(
                    Map.entry("keras", KerasLayers::of),
                    Map.entry("caffe", CaffeLayers::of),
                    Map.entry("mxnet", MxNetLayers::of),
                    Map.entry("ncnn", NcnnLayers::of),
                    Map.entry("mnn", MnnLayers::of),
                    Map.entry("darknet", DarknetLayers::of),
                    Map.entry("savedmodel", TensorflowLayers::of),
                    Map.entry("graphdef", TensorflowLayers::of),
                    Map.entry("metagraph", TensorflowLayers::of),
                    Map.entry("torchscript", TorchLayers::of),
                    Map.entry("tfjs", Layers::tfjs));

    private static final Set<String> DOMAINS = Set.of("", "aten");
    private static final Set<String> CALLS = Set.of("PartitionedCall", "StatefulPartitionedCall");

    private Layers() {}

    /// Whether a node runs one graph of its own, once, with its inputs.
    public static boolean calls(Node node) {
        return CALLS.contains(node.operator()) && node.subgraphs().size() == 1;
    }

    /// Whether nodes of a format are told so at all.
    ///
    /// @param format as in `inspect`
    public static boolean known(String format) {
        return DIALECTS.containsKey(format);
    }

    /// Null for what Loupe does not know.
    public static @Nullable Layer of(String format, Node node, Facts facts) {
        Dialect dialect = DIALECTS.get(format);
        return dialect == null || !DOMAINS.contains(node.domain())
                ? null
                : dialect.of(new Said(node), facts);
    }

    /// Keras's layers, or TensorFlow's operators, which say the type `T` of their elements: some of both have one name.
    private static @Nullable Layer tfjs(Said said, Facts facts) {
        Layer layer = said.has("T") ? null : KerasLayers.of(said, facts);
        return layer == null ? TensorflowLayers.of(said, facts) : layer;
    }
}
