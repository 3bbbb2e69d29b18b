package dev.loupe.networks.scope;

import dev.loupe.core.DataType;
import dev.loupe.core.Shape;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.networks.graph.Attribute;
import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Node;
import dev.loupe.networks.graph.Tensor;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Set;

/// Which operators of a graph do not depend on its inputs.
public final class Constants {
    private static final Set<String> PLAIN = Set.of("Constant", "Const", "const");

    private final Graph graph;
    private final int[] maker;
    private final boolean[] fixed;

    private Constants(Graph graph) {
        this.graph = graph;
        maker = makers(graph);
        fixed = new boolean[graph.nodes().size()];
    }

    /// `[values]` the node that makes each, −1 for none.
    public static int[] makers(Graph graph) {
        int[] maker = new int[graph.values().size()];
        Arrays.fill(maker, -1);
        for (int i = 0; i < graph.nodes().size(); i++) {
            for (Node.Port port : graph.nodes().get(i).outputs()) {
                if (port.value() >= 0) {
                    maker[port.value()] = i;
                }
            }
        }
        return maker;
    }

    /// `[nodes]` those that only hold a value.
    public static boolean[] plain(Graph graph) {
        boolean[] plain = new boolean[graph.nodes().size()];
        for (int i = 0; i < plain.length; i++) {
            plain[i] = plain(graph.nodes().get(i));
        }
        return plain;
    }

    /// `[nodes]` those, and those that work on initialisers and constants alone.
    public static boolean[] fixed(Graph graph) {
        Constants constants = new Constants(graph);
        for (int i = 0; i < constants.fixed.length; i++) {
            constants.fixed[i] = constants.known(i);
        }
        return constants.fixed;
    }

    /// What a node that only holds a value holds; null if that is a text, or the node is another.
    public static @Nullable Tensor held(Node node) {
        if (!plain(node)) {
            return null;
        }
        for (Attribute attribute : node.attributes()) {
            Tensor held =
                    switch (attribute.content()) {
                        case Attribute.Weights weights -> weights.tensor();
                        case Attribute.Whole(long n) -> wholes(Shape.of(), n);
                        case Attribute.Wholes(long[] n) -> wholes(Shape.of(n.length), n);
                        case Attribute.Real(double x) -> reals(Shape.of(), x);
                        case Attribute.Reals(double[] x) -> reals(Shape.of(x.length), x);
                        default -> null;
                    };
            if (held != null) {
                return held;
            }
        }
        return null;
    }

    private static Tensor wholes(Shape shape, long... numbers) {
        ByteBuffer into = ByteBuffer.allocate(8 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
        into.asLongBuffer().put(numbers);
        return Tensor.mapped("", DataType.INT64, shape, Bytes.of(into.array()));
    }

    private static Tensor reals(Shape shape, double... numbers) {
        ByteBuffer into = ByteBuffer.allocate(4 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
        for (double number : numbers) {
            into.putFloat((float) number);
        }
        return Tensor.mapped("", DataType.FLOAT32, shape, Bytes.of(into.array()));
    }

    private static boolean plain(Node node) {
        return PLAIN.contains(node.operator()) && node.inputs().isEmpty();
    }

    private boolean known(int index) {
        Node node = graph.nodes().get(index);
        if (plain(node)) {
            return true;
        }
        boolean known = !node.inputs().isEmpty() && node.subgraphs().isEmpty();
        for (Node.Port port : node.inputs()) {
            int from = port.value() < 0 ? -1 : maker[port.value()];
            known =
                    known
                            && (port.value() < 0
                                    || from >= 0 && from < index && fixed[from]
                                    || graph.values().get(port.value()).initialised());
        }
        return known;
    }
}
