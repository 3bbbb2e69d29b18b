package dev.loupe.networks.format.onnx;

import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Node;
import dev.loupe.networks.graph.Tensor;
import dev.loupe.networks.graph.Type;
import dev.loupe.networks.graph.Value;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A graph while it is read: values come to be when they are first named.
final class OnnxGraph {
    final String name;
    final Graph.Role role;
    final List<Node> nodes = new ArrayList<>();
    final Map<String, Type> types = new HashMap<>();
    final Map<String, Tensor> stored = new HashMap<>();
    final Map<String, String> metadata = new LinkedHashMap<>();
    private final List<String> names = new ArrayList<>();
    private final Map<String, Integer> index = new HashMap<>();
    private final List<Integer> inputs = new ArrayList<>();
    private final List<Integer> outputs = new ArrayList<>();

    OnnxGraph(String name, Graph.Role role) {
        this.name = name;
        this.role = role;
    }

    /// An optional value that is absent has an empty name.
    Node.Port port(String value) {
        return new Node.Port("", value.isEmpty() ? -1 : value(value));
    }

    void input(String value) {
        inputs.add(value(value));
    }

    void output(String value) {
        outputs.add(value(value));
    }

    private int value(String value) {
        return index.computeIfAbsent(
                value,
                v -> {
                    names.add(v);
                    return names.size() - 1;
                });
    }

    Graph graph() {
        stored.keySet().forEach(this::value);
        List<Value> values = new ArrayList<>();
        for (String n : names) {
            Tensor data = stored.get(n);
            Type said = types.get(n);
            Type type =
                    said != null
                            ? said
                            : data != null
                                    ? new Type.TensorOf(data.type(), data.shape())
                                    : Type.UNKNOWN;
            values.add(new Value(n, type, data));
        }
        return new Graph(
                name,
                role,
                nodes,
                values,
                inputs.stream().filter(i -> !stored.containsKey(names.get(i))).toList(),
                outputs,
                metadata);
    }
}
