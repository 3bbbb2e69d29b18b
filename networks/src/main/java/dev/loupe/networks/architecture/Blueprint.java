package dev.loupe.networks.architecture;

import dev.loupe.core.DataType;
import dev.loupe.core.Shape;
import dev.loupe.networks.graph.Attribute;
import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Node;
import dev.loupe.networks.graph.Tensor;
import dev.loupe.networks.graph.Type;
import dev.loupe.networks.graph.Value;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// A graph while it is synthesised. Values hold one row a token: `[tokens × width]`.
final class Blueprint {
    /// The name of the extent that stands for tokens.
    static final String TOKENS = "tokens";

    private final List<Value> values = new ArrayList<>();
    private final List<Node> nodes = new ArrayList<>();
    private final List<Integer> inputs = new ArrayList<>();
    private final Map<Tensor, Integer> weights = new IdentityHashMap<>();
    private final DataType type;

    /// @param type of what operators make
    Blueprint(DataType type) {
        this.type = type;
    }

    private static Shape rows(long... widths) {
        List<Shape.Dimension> extents = new ArrayList<>();
        extents.add(new Shape.Symbol(TOKENS));
        for (long width : widths) {
            extents.add(new Shape.Fixed(width));
        }
        return new Shape(extents);
    }

    int input(String name) {
        values.add(new Value(name, new Type.TensorOf(DataType.INT32, rows()), null));
        inputs.add(values.size() - 1);
        return values.size() - 1;
    }

    /// A tensor as an input of an operator; the same one is one value.
    int weight(Tensor tensor) {
        return weights.computeIfAbsent(
                tensor,
                t -> {
                    values.add(new Value(t.name(), new Type.TensorOf(t.type(), t.shape()), t));
                    return values.size() - 1;
                });
    }

    static Node.Port port(String name, int value) {
        return new Node.Port(name, value);
    }

    /// Adds an operator with one output of so many columns, and says which value it makes.
    int node(
            String scope,
            String name,
            String operator,
            List<Node.Port> takes,
            List<Attribute> attributes,
            long... widths) {
        return split(
                scope,
                name,
                operator,
                takes,
                attributes,
                java.util.Collections.singletonList(widths))[0];
    }

    /// The same with an output for each list of widths.
    int[] split(
            String scope,
            String name,
            String operator,
            List<Node.Port> takes,
            List<Attribute> attributes,
            List<long[]> outputs) {
        int[] made = new int[outputs.size()];
        List<Node.Port> ports = new ArrayList<>();
        String full = scope.isEmpty() ? name : scope + "/" + name;
        for (int i = 0; i < made.length; i++) {
            made[i] = values.size();
            String suffix = made.length == 1 ? "" : "." + i;
            values.add(
                    new Value(
                            full + " out" + suffix,
                            new Type.TensorOf(type, rows(outputs.get(i))),
                            null));
            ports.add(port("", made[i]));
        }
        nodes.add(
                new Node(
                        full,
                        operator,
                        Synthesis.DOMAIN,
                        takes,
                        ports,
                        attributes,
                        List.of(),
                        holds(takes) ? full : scope,
                        Map.of()));
        return made;
    }

    /// What holds weights is a module of its own, called as they are.
    private boolean holds(List<Node.Port> takes) {
        return takes.stream().anyMatch(port -> values.get(port.value()).data() != null);
    }

    Graph graph(String name, int output, Map<String, String> metadata) {
        return new Graph(name, Graph.Role.MAIN, nodes, values, inputs, List.of(output), metadata);
    }
}
