package dev.loupe.networks.cost;

import dev.loupe.core.DataType;
import dev.loupe.core.Shape;
import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.graph.Node;
import dev.loupe.networks.graph.Tensor;
import dev.loupe.networks.graph.Type;
import dev.loupe.networks.infer.KnownTypes;
import dev.loupe.networks.layer.Layers;
import dev.loupe.networks.scope.Constants;
import dev.loupe.networks.scope.OwnWeights;
import dev.loupe.networks.scope.ScopePaths;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The counting of one model's graphs, each node once.
final class Counting {

    private static final int DEEPEST = 64;

    /// Nodes that run one of the graphs that they name: of ONNX and OpenVINO, TensorFlow Lite, TensorFlow, Core ML.
    private static final Set<String> CHOICES = Set.of("If", "IF", "StatelessIf", "cond");

    private final Model model;
    private final KnownTypes known;
    private final @Nullable Cost[][] costs;
    private final Map<String, Integer> functions = new HashMap<>();
    private final Set<Object> counted = new HashSet<>();
    private final Map<Integer, OwnWeights> weights = new HashMap<>();
    private final Map<Integer, boolean[]> fixed = new HashMap<>();

    Counting(Model model, KnownTypes known) {
        this.model = model;
        this.known = known;
        costs = new Cost[model.graphs().size()][];
        for (int g = 0; g < costs.length; g++) {
            Graph graph = model.graphs().get(g);
            costs[g] = new Cost[graph.nodes().size()];
            if (graph.role() == Graph.Role.FUNCTION) {
                functions.put(graph.metadata().getOrDefault("domain", "") + " " + graph.name(), g);
            }
        }
    }

    ModelCosts costs() {
        List<ModelCosts.Entry> entries = new ArrayList<>();
        Map<String, Cost> scopes = new TreeMap<>();
        Cost total = Cost.NONE;
        Cost counted = Cost.NONE;
        for (int g = 0; g < costs.length; g++) {
            graph(g, 0);
            Graph graph = model.graphs().get(g);
            List<List<String>> paths = ScopePaths.of(graph);
            for (int i = 0; i < graph.nodes().size(); i++) {
                Cost cost = cost(g, i, 0);
                Node node = graph.nodes().get(i);
                entries.add(
                        new ModelCosts.Entry(
                                g,
                                i,
                                name(graph, node),
                                node.operator(),
                                String.join("/", paths.get(i)),
                                cost));
                if (g == 0) {
                    total = total.plus(cost);
                    counted = cost.known() ? counted.plus(cost) : counted;
                    for (int depth = 1; depth <= paths.get(i).size(); depth++) {
                        scopes.merge(
                                String.join("/", paths.get(i).subList(0, depth)), cost, Cost::plus);
                    }
                }
            }
        }
        long peak = new Liveness(model.graphs().getFirst(), fixed(0), v -> bytes(0, v)).peak();
        return new ModelCosts(
                List.copyOf(entries), scopes, total, counted, peak, symbols(), shapeless());
    }

    private static String name(Graph graph, Node node) {
        if (!node.name().isEmpty()) {
            return node.name();
        }
        return node.outputs().stream()
                .filter(port -> port.value() >= 0)
                .map(port -> graph.values().get(port.value()).name())
                .findFirst()
                .orElse(node.operator());
    }

    private Set<String> symbols() {
        Set<String> symbols = new TreeSet<>();
        for (int input : model.graphs().getFirst().inputs()) {
            Shape shape = extents(input);
            if (shape != null) {
                shape.dimensions().stream()
                        .filter(Shape.Symbol.class::isInstance)
                        .forEach(d -> symbols.add(d.toString()));
                if (shape.rank() > 0 && shape.dimensions().getFirst() instanceof Shape.Unknown) {
                    symbols.add(KnownTypes.BATCH);
                }
            }
        }
        return symbols;
    }

    private List<String> shapeless() {
        Graph main = model.graphs().getFirst();
        return main.inputs().stream()
                .filter(input -> extents(input) == null)
                .map(input -> main.values().get(input).name())
                .toList();
    }

    /// The shape of an input, null if nothing is known of it but, by what takes it, its rank.
    private @Nullable Shape extents(int input) {
        Shape shape = known.shape(0, input);
        return shape != null
                        && known.inferred(0, input)
                        && shape.rank() > 0
                        && shape.dimensions().stream().allMatch(Shape.Unknown.class::isInstance)
                ? null
                : shape;
    }

    /// Weights behind operators on constants alone go to those that take them, which come first.
    private Cost graph(int g, int depth) {
        Cost sum = Cost.NONE;
        boolean[] fixed = fixed(g);
        for (boolean constant : new boolean[] {false, true}) {
            for (int i = 0; i < fixed.length; i++) {
                sum = fixed[i] == constant ? sum.plus(cost(g, i, depth)) : sum;
            }
        }
        return sum;
    }

    private Cost cost(int g, int i, int depth) {
        Cost done = costs[g][i];
        if (done == null) {
            done = depth > DEEPEST ? Cost.NONE : count(g, i, depth);
            costs[g][i] = done;
        }
        return done;
    }

    private Cost count(int g, int i, int depth) {
        Graph graph = model.graphs().get(g);
        Node node = graph.nodes().get(i);
        Cost own = own(g, i, graph, node);
        Integer function = functions.get(node.domain() + " " + node.operator());
        if (function != null) {
            return with(own, graph(function, depth + 1));
        }
        if (node.subgraphs().isEmpty()) {
            return own;
        }
        if (Layers.calls(node)) {
            return with(own, graph(node.subgraphs().getFirst(), depth + 1));
        }
        if (!CHOICES.contains(node.operator())) {
            return with(own, new Cost(0, 0, Amounts.UNKNOWN, Amounts.UNKNOWN, 0, Amounts.UNKNOWN));
        }
        Cost dearest = Cost.NONE;
        for (int inner : node.subgraphs()) {
            Cost cost = graph(inner, depth + 1);
            boolean more =
                    cost.flops() < 0 || dearest.flops() >= 0 && cost.flops() > dearest.flops();
            dearest = more ? cost : dearest;
        }
        return with(own, dearest);
    }

    /// A node with what it runs.
    private static Cost with(Cost own, Cost run) {
        return new Cost(
                Amounts.plus(own.parameters(), run.parameters()),
                Amounts.plus(own.bytes(), run.bytes()),
                run.macs(),
                run.flops(),
                own.activationBytes(),
                run.movedBytes());
    }

    private boolean[] fixed(int g) {
        return fixed.computeIfAbsent(g, k -> Constants.fixed(model.graphs().get(k)));
    }

    private OwnWeights weights(int g) {
        return weights.computeIfAbsent(g, k -> new OwnWeights(model.graphs().get(k), fixed(k)));
    }

    private Cost own(int g, int i, Graph graph, Node node) {
        long parameters = 0;
        long bytes = 0;
        for (Map.Entry<Integer, Tensor> own : weights(g).of(node).entrySet()) {
            if (counted.add(List.of(g, own.getKey()))) {
                parameters = Amounts.plus(parameters, own.getValue().stored());
                bytes = Amounts.plus(bytes, own.getValue().bytes());
            }
        }
        long taken = 0;
        Set<Integer> met = new HashSet<>();
        for (Node.Port port : node.inputs()) {
            if (port.value() < 0 || !met.add(port.value())) {
                continue;
            }
            Tensor data = graph.values().get(port.value()).data();
            taken = Amounts.plus(taken, data == null ? bytes(g, port.value()) : data.bytes());
        }
        if (fixed(g)[i]) {
            return new Cost(parameters, bytes, 0, 0, 0, 0);
        }
        long made = 0;
        for (Node.Port port : node.outputs()) {
            made = port.value() < 0 ? made : Amounts.plus(made, bytes(g, port.value()));
        }
        OperatorWork.Work work =
                OperatorWork.of(
                        model.format(),
                        node,
                        new OperatorWork.Shapes() {
                            @Override
                            public @Nullable Shape in(int input) {
                                return shape(g, node.inputs(), input);
                            }

                            @Override
                            public @Nullable Shape out(int output) {
                                return shape(g, node.outputs(), output);
                            }
                        });
        return new Cost(
                parameters, bytes, work.macs(), work.flops(), made, Amounts.plus(taken, made));
    }

    private @Nullable Shape shape(int g, List<Node.Port> ports, int at) {
        return at < ports.size() && ports.get(at).value() >= 0
                ? known.shape(g, ports.get(at).value())
                : null;
    }

    /// What is no tensor has no size of its own.
    private long bytes(int g, int value) {
        return known.type(g, value) instanceof Type.TensorOf(DataType element, Shape shape)
                ? Amounts.bytes(element, Amounts.elements(shape))
                : Amounts.UNKNOWN;
    }
}
