package dev.loupe.networks.format;

import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Node;
import dev.loupe.networks.graph.Tensor;
import dev.loupe.networks.graph.Type;
import dev.loupe.networks.graph.Value;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A graph while a reader makes it. Values come to be when they are first named. A name that is made twice, as where an operator works in place, is another value from then on: `x`, then `x (2)`.
public final class GraphDraft {
    private final String name;
    private final Graph.Role role;
    private final List<Node> nodes = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final List<Type> types = new ArrayList<>();
    private final List<@Nullable Tensor> data = new ArrayList<>();
    private final Map<String, Integer> latest = new HashMap<>();
    private final Map<String, Integer> times = new HashMap<>();
    private final Set<String> taken = new HashSet<>();
    private final Set<Integer> made = new HashSet<>();
    private final List<Integer> inputs = new ArrayList<>();
    private final List<Integer> outputs = new ArrayList<>();
    private final Map<String, String> metadata = new LinkedHashMap<>();

    public GraphDraft(String name, Graph.Role role) {
        this.name = name;
        this.role = role;
    }

    /// What the file says of the graph, to be added to.
    public Map<String, String> metadata() {
        return metadata;
    }

    /// Puts an operator at the end of the list.
    public void add(Node node) {
        nodes.add(node);
    }

    /// The operators so far.
    public List<Node> nodes() {
        return nodes;
    }

    /// An input of an operator: the value that has this name now.
    ///
    /// @param formal the port's own name, or empty
    public Node.Port takes(String formal, String value) {
        return new Node.Port(formal, index(value));
    }

    /// An output of an operator.
    ///
    /// @param formal the port's own name, or empty
    public Node.Port makes(String formal, String value) {
        int index = index(value);
        if (!made.add(index)) {
            index = fresh(value);
            latest.put(value, index);
            made.add(index);
        }
        return new Node.Port(formal, index);
    }

    /// An input of an operator that is stored with the model; the value has the tensor's name.
    ///
    /// @param formal the port's own name, or empty
    public Node.Port weight(String formal, Tensor tensor) {
        int index = fresh(tensor.name());
        stored(index, tensor);
        return new Node.Port(formal, index);
    }

    /// A value that is stored with the model, under its own name.
    public void stored(String value, Tensor tensor) {
        stored(index(value), tensor);
    }

    private void stored(int index, Tensor tensor) {
        data.set(index, tensor);
        types.set(index, new Type.TensorOf(tensor.type(), tensor.shape()));
        made.add(index);
    }

    /// Says what a value is.
    public void type(Node.Port port, Type type) {
        if (port.value() >= 0) {
            types.set(port.value(), type);
        }
    }

    /// What was said of the value that has this name now.
    public Type type(String value) {
        return types.get(index(value));
    }

    /// An input of the graph.
    public Node.Port input(String value) {
        Node.Port port = takes("", value);
        made.add(port.value());
        input(port);
        return port;
    }

    /// An input of the graph that an operator makes.
    public void input(Node.Port port) {
        if (!inputs.contains(port.value())) {
            inputs.add(port.value());
        }
    }

    /// An output of the graph.
    public void output(Node.Port port) {
        if (port.value() >= 0) {
            outputs.add(port.value());
        }
    }

    /// Makes every value that some operator makes and none takes an output of the graph, in the order of the operators: for formats that do not say.
    public void outputsAreWhatNobodyTakes() {
        Set<Integer> used = new HashSet<>();
        nodes.forEach(n -> n.inputs().forEach(p -> used.add(p.value())));
        nodes.forEach(
                n ->
                        n.outputs().stream()
                                .filter(p -> p.value() >= 0 && !used.contains(p.value()))
                                .forEach(this::output));
    }

    private int index(String value) {
        Integer known = latest.get(value);
        if (known == null) {
            known = fresh(value);
            latest.put(value, known);
        }
        return known;
    }

    private int fresh(String value) {
        String unique = value;
        while (!taken.add(unique)) {
            unique = value + " (" + (times.merge(value, 1, Integer::sum) + 1) + ")";
        }
        names.add(unique);
        types.add(Type.UNKNOWN);
        data.add(null);
        return names.size() - 1;
    }

    /// The graph as it is now.
    public Graph graph() {
        List<Value> values = new ArrayList<>(names.size());
        for (int i = 0; i < names.size(); i++) {
            values.add(new Value(names.get(i), types.get(i), data.get(i)));
        }
        return new Graph(name, role, nodes, values, inputs, outputs, metadata);
    }
}
