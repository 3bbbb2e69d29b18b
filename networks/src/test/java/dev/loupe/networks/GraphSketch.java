package dev.loupe.networks;

import dev.loupe.core.DataType;
import dev.loupe.core.Shape;
import dev.loupe.networks.graph.Attribute;
import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.graph.Node;
import dev.loupe.networks.graph.Type;
import dev.loupe.networks.graph.Value;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A graph in a few lines: `node("/a/b/Relu", "Relu", "y", "x")` makes y from x. Values come into being when they are named.
public final class GraphSketch {
    private final Map<String, Integer> values = new LinkedHashMap<>();
    private final Map<Integer, Type> types = new HashMap<>();
    private final List<Node> nodes = new ArrayList<>();
    private final List<Integer> inputs = new ArrayList<>();
    private final List<Integer> outputs = new ArrayList<>();

    public GraphSketch input(String name) {
        inputs.add(value(name));
        return this;
    }

    public GraphSketch output(String name) {
        outputs.add(value(name));
        return this;
    }

    public GraphSketch node(String name, String operator, String makes, String... takes) {
        List<Node.Port> in = new ArrayList<>();
        for (String take : takes) {
            in.add(new Node.Port("", value(take)));
        }
        nodes.add(
                new Node(
                        name,
                        operator,
                        "",
                        in,
                        List.of(new Node.Port("", value(makes))),
                        List.of(),
                        List.of(),
                        "",
                        Map.of()));
        return this;
    }

    /// Gives the last node one more attribute, a whole number.
    public GraphSketch with(String attribute, long number) {
        Node last = nodes.removeLast();
        List<Attribute> all = new ArrayList<>(last.attributes());
        all.add(new Attribute(attribute, new Attribute.Whole(number)));
        nodes.add(
                new Node(
                        last.name(),
                        last.operator(),
                        last.domain(),
                        last.inputs(),
                        last.outputs(),
                        all,
                        last.subgraphs(),
                        last.scope(),
                        last.metadata()));
        return this;
    }

    /// Gives the last node one more output; one without a name is left out, as ONNX does.
    public GraphSketch making(String name) {
        Node last = nodes.removeLast();
        List<Node.Port> all = new ArrayList<>(last.outputs());
        all.add(new Node.Port("", name.isEmpty() ? -1 : value(name)));
        nodes.add(
                new Node(
                        last.name(),
                        last.operator(),
                        last.domain(),
                        last.inputs(),
                        all,
                        last.attributes(),
                        last.subgraphs(),
                        last.scope(),
                        last.metadata()));
        return this;
    }

    /// Lets the last node run graphs of the model.
    public GraphSketch running(Integer... graphs) {
        Node last = nodes.removeLast();
        nodes.add(
                new Node(
                        last.name(),
                        last.operator(),
                        last.domain(),
                        last.inputs(),
                        last.outputs(),
                        last.attributes(),
                        List.of(graphs),
                        last.scope(),
                        last.metadata()));
        return this;
    }

    /// A graph that a node of another runs.
    public Graph body() {
        Graph graph = graph();
        return new Graph(
                "body",
                Graph.Role.SUBGRAPH,
                graph.nodes(),
                graph.values(),
                graph.inputs(),
                graph.outputs(),
                Map.of());
    }

    /// The model with graphs that its nodes run, counted from 1.
    public Model model(Graph... bodies) {
        List<Graph> graphs = new ArrayList<>(List.of(graph()));
        graphs.addAll(List.of(bodies));
        return new Model("sketch", graphs, List.of(), Map.of(), 0, List.of(), null);
    }

    /// Says that a value holds floats of a shape.
    public GraphSketch shaped(String name, long... shape) {
        types.put(value(name), new Type.TensorOf(DataType.FLOAT32, Shape.of(shape)));
        return this;
    }

    public Graph graph() {
        List<Value> all =
                values.entrySet().stream()
                        .map(
                                v ->
                                        new Value(
                                                v.getKey(),
                                                types.getOrDefault(v.getValue(), Type.UNKNOWN),
                                                null))
                        .toList();
        return new Graph("main", Graph.Role.MAIN, nodes, all, inputs, outputs, Map.of());
    }

    public Model model() {
        return new Model("sketch", List.of(graph()), List.of(), Map.of(), 0, List.of(), null);
    }

    private int value(String name) {
        return values.computeIfAbsent(name, k -> values.size());
    }

    /// Layers of five operators with a residual and a mask that all share, named as PyTorch's exporter does.
    public static GraphSketch transformer(int layers) {
        GraphSketch sketch = new GraphSketch().input("x").input("mask");
        String at = "x";
        for (int i = 0; i < layers; i++) {
            String home = "/encoder/layer." + i + "/";
            sketch.node(home + "norm/Norm", "Norm", "n" + i, at)
                    .node(home + "attn/q/MatMul", "MatMul", "q" + i, "n" + i)
                    .node(home + "attn/Add", "Add", "m" + i, "q" + i, "mask")
                    .node(home + "attn/Softmax", "Softmax", "s" + i, "m" + i)
                    .node(home + "Add", "Add", "h" + i, "s" + i, at);
            at = "h" + i;
        }
        return sketch.node("/head/Gemm", "Gemm", "y", at).output("y");
    }
}
