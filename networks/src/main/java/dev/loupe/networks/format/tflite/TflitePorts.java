package dev.loupe.networks.format.tflite;

import dev.loupe.networks.graph.Node;

import java.util.ArrayList;
import java.util.List;

/// What the inputs of operators with weights are called: the file gives no names, the kernels count (TensorFlow, tensorflow/lite/kernels).
final class TflitePorts {
    private TflitePorts() {}

    static List<Node.Port> named(String operator, List<Node.Port> inputs) {
        List<String> names =
                switch (operator) {
                    case "CONV_2D", "DEPTHWISE_CONV_2D", "CONV_3D" ->
                            List.of("input", "filter", "bias");
                    case "FULLY_CONNECTED" -> List.of("input", "weights", "bias");
                    case "TRANSPOSE_CONV" -> List.of("output_shape", "weights", "input", "bias");
                    case "PRELU" -> List.of("input", "alpha");
                    case "RESHAPE" -> List.of("input", "shape");
                    case "GATHER" -> List.of("params", "indices");
                    case "EMBEDDING_LOOKUP" -> List.of("lookup", "value");
                    default -> List.of();
                };
        List<Node.Port> named = new ArrayList<>(inputs);
        for (int i = 0; i < Math.min(names.size(), inputs.size()); i++) {
            named.set(i, new Node.Port(names.get(i), inputs.get(i).value()));
        }
        return named;
    }
}
