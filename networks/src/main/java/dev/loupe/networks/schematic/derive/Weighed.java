package dev.loupe.networks.schematic.derive;

import dev.loupe.core.Shape;
import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Node;
import dev.loupe.networks.graph.Tensor;
import dev.loupe.networks.scope.Constants;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/// The stored weights behind a graph's values, also where they are cast, dequantised or transposed on their way.
final class Weighed {
    private static final Set<String> PASSED =
            Set.of(
                    "Identity",
                    "Cast",
                    "DequantizeLinear",
                    "QuantizeLinear",
                    "DEQUANTIZE",
                    "Dropout");

    private final Graph graph;
    private final int[] makers;

    Weighed(Graph graph) {
        this.graph = graph;
        makers = Constants.makers(graph);
    }

    /// Weights as they come in.
    ///
    /// @param turned whether the last two dimensions changed places on the way
    record Found(Tensor tensor, boolean turned) {
        long size(int dimension) {
            return Weighed.size(tensor.shape(), dimension);
        }
    }

    /// The extent of a dimension, −1 if it is not known.
    static long size(Shape shape, int dimension) {
        return shape.dimensions().get(dimension) instanceof Shape.Fixed(long size) ? size : -1;
    }

    /// @return null if the value is none that is stored
    @Nullable Found of(int value) {
        boolean turned = false;
        int at = value;
        for (int hops = 0; at >= 0 && hops < 8; hops++) {
            Tensor data = graph.values().get(at).data();
            if (data != null) {
                return new Found(data, turned);
            }
            int maker = makers[at];
            if (maker < 0) {
                return null;
            }
            Node node = graph.nodes().get(maker);
            if (node.operator().equals("Constant") || node.operator().equals("Const")) {
                Tensor tensor = Attributes.tensor(node, "value");
                return tensor == null ? null : new Found(tensor, turned);
            }
            if (node.operator().equals("Transpose")) {
                turned = !turned;
            } else if (!PASSED.contains(node.operator())) {
                return null;
            }
            at = node.inputs().isEmpty() ? -1 : node.inputs().getFirst().value();
        }
        return null;
    }

    /// The operator that makes a value, −1 for none.
    int maker(int value) {
        return value < 0 ? -1 : makers[value];
    }

    /// The first input of an operator that is no stored weight, −1 if there is none.
    int data(Node node) {
        for (Node.Port port : node.inputs()) {
            if (port.value() >= 0 && of(port.value()) == null) {
                return port.value();
            }
        }
        return -1;
    }
}
