package dev.loupe.networks.format.keras;

import dev.loupe.core.bytes.Broken;
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

/// A graph while layers are read. Values are named by keys that may be mentioned before anything makes them; a key may stand for another, as the output of a nested model does for that of its last
/// layer.
final class KerasDraft {
    private static final int MOST_NODES = 200_000;

    private final List<Made> nodes = new ArrayList<>();
    private final Map<String, String> same = new HashMap<>();
    private final Map<String, Type> types = new HashMap<>();
    private final Map<String, Tensor> stored = new LinkedHashMap<>();
    private final List<String> inputs = new ArrayList<>();
    private final List<String> outputs = new ArrayList<>();

    /// A value that goes in or comes out.
    record Port(String name, String key) {}

    /// A node without its ports.
    private record Made(Node bare, List<Port> inputs, List<Port> outputs) {}

    void node(Node bare, List<Port> in, List<Port> out) {
        if (nodes.size() >= MOST_NODES) {
            throw new Broken(0, "at most " + MOST_NODES + " calls of layers", "more");
        }
        nodes.add(new Made(bare, in, out));
    }

    void same(String key, String as) {
        same.put(key, as);
    }

    void type(String key, Type type) {
        if (!type.equals(Type.UNKNOWN)) {
            types.putIfAbsent(key, type);
        }
    }

    void store(String key, Tensor tensor) {
        stored.put(key, tensor);
    }

    void input(String key) {
        inputs.add(key);
    }

    void output(String key) {
        outputs.add(key);
    }

    private String resolved(String key) {
        String found = key;
        for (int steps = 0; same.containsKey(found) && steps < same.size(); steps++) {
            found = same.getOrDefault(found, found);
        }
        return found;
    }

    Graph graph(String name, Map<String, String> metadata) {
        Map.copyOf(types).forEach((key, type) -> types.putIfAbsent(resolved(key), type));
        Map<String, Integer> index = new LinkedHashMap<>();
        List<Integer> in = places(inputs, index);
        List<Node> made = new ArrayList<>();
        for (Made m : nodes) {
            Node b = m.bare;
            made.add(
                    new Node(
                            b.name(),
                            b.operator(),
                            b.domain(),
                            ports(m.inputs, index),
                            ports(m.outputs, index),
                            b.attributes(),
                            b.subgraphs(),
                            b.scope(),
                            b.metadata()));
        }
        List<Integer> out = places(outputs, index);
        List<Value> values = new ArrayList<>();
        for (String key : index.keySet()) {
            Tensor data = stored.get(key);
            Type type =
                    data == null
                            ? types.getOrDefault(key, Type.UNKNOWN)
                            : new Type.TensorOf(data.type(), data.shape());
            values.add(new Value(key, type, data));
        }
        return new Graph(name, Graph.Role.MAIN, made, values, in, out, metadata);
    }

    private List<Integer> places(List<String> keys, Map<String, Integer> index) {
        return keys.stream().map(key -> place(key, index)).toList();
    }

    private List<Node.Port> ports(List<Port> ports, Map<String, Integer> index) {
        return ports.stream().map(p -> new Node.Port(p.name, place(p.key, index))).toList();
    }

    private int place(String key, Map<String, Integer> index) {
        return index.computeIfAbsent(resolved(key), k -> index.size());
    }
}
