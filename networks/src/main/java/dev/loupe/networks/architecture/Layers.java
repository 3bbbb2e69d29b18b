package dev.loupe.networks.architecture;

import dev.loupe.core.Shape;
import dev.loupe.networks.graph.Attribute;
import dev.loupe.networks.graph.Node;
import dev.loupe.networks.graph.Tensor;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Single operators that hold tensors, made where the tensors are.
final class Layers {
    private final Blueprint plan;
    private final boolean turned;

    /// @param turned whether matrices lie as inputs × outputs
    Layers(Blueprint plan, boolean turned) {
        this.plan = plan;
        this.turned = turned;
    }

    /// Thrown where tensors do not fit the architecture: then there is no graph.
    static final class Unfit extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unfit(String what) {
            super(what, null, false, false);
        }
    }

    /// The tensors of one part of a model, and which of them were used.
    static final class Held {
        private final Map<String, Tensor> tensors;
        private final Set<String> used = new HashSet<>();

        Held(Map<String, Tensor> tensors) {
            this.tensors = tensors;
        }

        boolean has(String role) {
            return tensors.containsKey(role + ".weight");
        }

        @Nullable Tensor find(String name) {
            used.add(name);
            return tensors.get(name);
        }

        Tensor need(String name) {
            Tensor tensor = find(name);
            if (tensor == null) {
                throw new Unfit("no " + name);
            }
            return tensor;
        }

        List<Tensor> all(String start) {
            List<Tensor> found = new ArrayList<>();
            tensors.forEach(
                    (name, tensor) -> {
                        if (name.startsWith(start)) {
                            used.add(name);
                            found.add(tensor);
                        }
                    });
            return found;
        }

        /// Whether every matrix has its place.
        boolean whole() {
            return tensors.entrySet().stream()
                    .allMatch(e -> used.contains(e.getKey()) || e.getValue().shape().rank() < 2);
        }
    }

    static long extent(Tensor tensor, int axis) {
        Shape shape = tensor.shape();
        int at = axis < 0 ? shape.rank() + axis : axis;
        if (at < 0
                || at >= shape.rank()
                || !(shape.dimensions().get(at) instanceof Shape.Fixed(long size))) {
            throw new Unfit("the shape of " + tensor.name());
        }
        return size;
    }

    /// How many numbers a linear layer makes of each row.
    long made(Tensor matrix) {
        return extent(matrix, turned ? -1 : -2);
    }

    /// What a layer takes: `x`, its weight, and its bias where it has one.
    List<Node.Port> ports(int x, Held held, String role) {
        List<Node.Port> ports = new ArrayList<>();
        ports.add(Blueprint.port("x", x));
        ports.add(Blueprint.port("weight", plan.weight(held.need(role + ".weight"))));
        Tensor bias = held.find(role + ".bias");
        if (bias != null) {
            ports.add(Blueprint.port("bias", plan.weight(bias)));
        }
        return ports;
    }

    int linear(String scope, String role, Held held, int x) {
        long width = made(held.need(role + ".weight"));
        return plan.node(scope, role, "Linear", ports(x, held, role), List.of(), width);
    }

    int norm(String scope, String role, Held held, String kind, int x, long... widths) {
        return plan.node(scope, role, kind, ports(x, held, role), List.of(), widths);
    }

    int embedding(String scope, String role, Tensor table, int indices) {
        return plan.node(
                scope,
                role,
                "Embedding",
                List.of(
                        Blueprint.port("indices", indices),
                        Blueprint.port("weight", plan.weight(table))),
                List.of(),
                extent(table, -1));
    }

    int add(String scope, String name, int a, int b, long width) {
        return plan.node(
                scope,
                name,
                "Add",
                List.of(Blueprint.port("a", a), Blueprint.port("b", b)),
                List.of(),
                width);
    }

    static Attribute whole(String name, long value) {
        return new Attribute(name, new Attribute.Whole(value));
    }
}
