package dev.loupe.networks.diff;

import dev.loupe.networks.diff.ModelDiff.Part;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.graph.Tensor;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/// Compares stored weights by their names: all there is to go by without a graph.
final class TensorDiff {
    private TensorDiff() {}

    static void compare(Model a, Model b, Findings found) throws IOException {
        Map<String, Tensor> before = named(a);
        Map<String, Tensor> after = named(b);
        for (Tensor tensor : before.values()) {
            Tensor other = after.get(tensor.name());
            if (other == null) {
                found.removed.add(part(tensor));
            } else {
                found.weights(
                        Weight.stored(tensor.name(), tensor),
                        Weight.stored(other.name(), other),
                        -1,
                        -1);
            }
        }
        for (Tensor tensor : after.values()) {
            if (!before.containsKey(tensor.name())) {
                found.added.add(part(tensor));
            }
        }
    }

    private static Map<String, Tensor> named(Model model) {
        Map<String, Tensor> named = new LinkedHashMap<>();
        model.tensors().forEach(tensor -> named.putIfAbsent(tensor.name(), tensor));
        return named;
    }

    private static Part part(Tensor tensor) {
        return new Part(tensor.name(), tensor.type().name(), -1, -1);
    }
}
