package dev.loupe.networks.format;

import dev.loupe.core.bytes.Bytes;
import dev.loupe.networks.graph.Attribute;
import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.graph.Node;
import dev.loupe.networks.graph.Tensor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;

/// All that a model says, elements of weights included, as text: equal for two files that say the same.
public final class ModelText {
    private ModelText() {}

    public static String of(Model model) {
        StringBuilder text = new StringBuilder();
        text.append(model.format())
                .append(' ')
                .append(new TreeMap<>(model.metadata()))
                .append('\n');
        model.tensors().forEach(t -> text.append(tensor(t)).append('\n'));
        model.graphs().forEach(g -> graph(g, text));
        return text.append(model.parameters()).append(' ').append(model.damage()).toString();
    }

    /// The operators of a graph, whatever the order of their inputs and attributes, with values by name.
    public static List<String> nodes(Graph graph) {
        return graph.nodes().stream()
                .map(
                        n ->
                                "%s %s %s -> %s %s"
                                        .formatted(
                                                n.name(),
                                                n.operator(),
                                                ports(graph, n.inputs()).stream().sorted().toList(),
                                                ports(graph, n.outputs()),
                                                n.attributes().stream()
                                                        .map(ModelText::attribute)
                                                        .sorted()
                                                        .toList()))
                .toList();
    }

    private static List<String> ports(Graph graph, List<Node.Port> ports) {
        return ports.stream()
                .map(p -> p.name() + "=" + graph.values().get(p.value()))
                .map(text -> text.replaceAll("Mapped\\[[^]]*]", "data"))
                .toList();
    }

    private static void graph(Graph graph, StringBuilder into) {
        into.append("graph %s %s %s\n".formatted(graph.name(), graph.role(), graph.metadata()));
        graph.values().forEach(v -> into.append("  %s %s\n".formatted(v.name(), v.type())));
        into.append("  %s => %s\n".formatted(graph.inputs(), graph.outputs()));
        for (Node n : graph.nodes()) {
            into.append(
                    "  %s %s.%s %s -> %s %s %s %s\n"
                            .formatted(
                                    n.name(),
                                    n.domain(),
                                    n.operator(),
                                    n.inputs(),
                                    n.outputs(),
                                    n.subgraphs(),
                                    n.scope(),
                                    new TreeMap<>(n.metadata())));
            n.attributes().forEach(a -> into.append("    " + attribute(a) + "\n"));
        }
    }

    private static String attribute(Attribute attribute) {
        String content =
                switch (attribute.content()) {
                    case Attribute.Wholes(long[] values) -> Arrays.toString(values);
                    case Attribute.Reals(double[] values) -> Arrays.toString(values);
                    case Attribute.Weights(Tensor tensor) -> tensor(tensor);
                    case Attribute.Content other -> other.toString();
                };
        return attribute.name() + " = " + content;
    }

    private static String tensor(Tensor tensor) {
        String data =
                switch (tensor.content()) {
                    case Tensor.Mapped(Bytes bytes) -> hex(bytes);
                    case Tensor.Made made -> made(made);
                    case Tensor.Absent(String why) -> why;
                    case Tensor.Elsewhere e -> List.of(e.file(), e.offset(), e.length()).toString();
                };
        return tensor.name() + " " + tensor.type() + " " + tensor.shape() + " " + data;
    }

    private static String made(Tensor.Made made) {
        try {
            return hex(made.source().read());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String hex(Bytes bytes) {
        return HexFormat.of().formatHex(bytes.array());
    }
}
