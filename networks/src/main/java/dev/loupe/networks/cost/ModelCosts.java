package dev.loupe.networks.cost;

import dev.loupe.core.DataType;
import dev.loupe.core.Shape;
import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.graph.Node;
import dev.loupe.networks.graph.Order;
import dev.loupe.networks.graph.Tensor;
import dev.loupe.networks.graph.Type;
import dev.loupe.networks.infer.KnownTypes;
import dev.loupe.networks.scope.Constants;
import dev.loupe.networks.scope.OwnWeights;
import dev.loupe.networks.scope.ScopePaths;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What a model takes for one run, operator by operator and module by module. Operators that work on constants alone are taken to be computed beforehand. A node that runs one of two graphs takes what the
/// dearer takes; what a loop takes is not known.
///
/// @param nodes   of all graphs, in the file's order; those of subgraphs and functions are in the node that runs them as well
/// @param scopes  of the main graph, by path with `/` between parts, sorted
/// @param total   of the main graph; amounts that are not known in one operator are not known here
/// @param counted the same over those operators alone of which all is known
/// @param peak    the most bytes of values of the main graph that are needed at one time when operators run in order and nothing is written over what it is made of; −1 if not known
/// @param symbols names of extents without a number, sorted; [KnownTypes#BATCH] for a first one without a name
public record ModelCosts(
        List<Entry> nodes,
        Map<String, Cost> scopes,
        Cost total,
        Cost counted,
        long peak,
        Set<String> symbols) {
    /// @param graph index in the model
    /// @param node  index in the graph
    /// @param scope path of its module, empty at the top
    public record Entry(
            int graph, int node, String name, String operator, String scope, Cost cost) {}

    /// @param bound numbers for symbolic extents, by name
    public static ModelCosts of(Model model, Map<String, Long> bound) {
        return new Counting(model, KnownTypes.of(model, bound)).costs();
    }

    /// How many operators of the main graph take what is not known.
    public long unknown() {
        return nodes.stream().filter(e -> e.graph == 0 && !e.cost.known()).count();
    }

    /// The counting of one model.
    private static final class Counting {
        private static final int DEEPEST = 64;

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
                    functions.put(
                            graph.metadata().getOrDefault("domain", "") + " " + graph.name(), g);
                }
            }
        }

        ModelCosts costs() {
            List<Entry> entries = new ArrayList<>();
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
                            new Entry(
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
                                    String.join("/", paths.get(i).subList(0, depth)),
                                    cost,
                                    Cost::plus);
                        }
                    }
                }
            }
            if (costs.length == 0) {
                return weightsAlone();
            }
            return new ModelCosts(List.copyOf(entries), scopes, total, counted, peak(), symbols());
        }

        /// Parameters by the paths in names; what is done with them is not known.
        private ModelCosts weightsAlone() {
            Map<String, Cost> scopes = new TreeMap<>();
            Tensor.distinct(model.tensors())
                    .forEach(
                            tensor -> {
                                Cost cost = weight(tensor.stored(), tensor.bytes());
                                String path = "";
                                String[] parts = tensor.name().split("[./]");
                                for (int k = 0; k < parts.length - 1; k++) {
                                    path = path.isEmpty() ? parts[k] : path + "/" + parts[k];
                                    scopes.merge(path, cost, Cost::plus);
                                }
                            });
            Cost total = weight(model.parameters(), model.bytes());
            return new ModelCosts(
                    List.of(), scopes, total, total, Amounts.UNKNOWN, new TreeSet<>());
        }

        private static Cost weight(long parameters, long bytes) {
            long none = Amounts.UNKNOWN;
            return new Cost(parameters, bytes, none, none, none, none);
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
            Graph main = costs.length == 0 ? null : model.graphs().getFirst();
            if (main != null) {
                for (int input : main.inputs()) {
                    Shape shape = known.shape(0, input);
                    if (shape != null) {
                        shape.dimensions().stream()
                                .filter(Shape.Symbol.class::isInstance)
                                .forEach(d -> symbols.add(d.toString()));
                        if (shape.rank() > 0
                                && shape.dimensions().getFirst() instanceof Shape.Unknown) {
                            symbols.add(KnownTypes.BATCH);
                        }
                    }
                }
            }
            return symbols;
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
            if (!node.operator().equals("If")) {
                return with(
                        own, new Cost(0, 0, Amounts.UNKNOWN, Amounts.UNKNOWN, 0, Amounts.UNKNOWN));
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

        /// Values live from the node that makes them to the last that takes them; inputs from the start, outputs to the end.
        private long peak() {
            Graph graph = model.graphs().getFirst();
            int[] order = Order.of(graph);
            int[] last = new int[graph.values().size()];
            Arrays.fill(last, -1);
            for (int k = 0; k < order.length; k++) {
                for (Node.Port port : graph.nodes().get(order[k]).inputs()) {
                    if (port.value() >= 0) {
                        last[port.value()] = k;
                    }
                }
            }
            graph.outputs().forEach(v -> last[v] = Integer.MAX_VALUE);
            long live = 0;
            for (int input : graph.inputs()) {
                live = Amounts.plus(live, bytes(0, input));
            }
            long peak = live;
            boolean[] there = new boolean[last.length];
            graph.inputs().forEach(v -> there[v] = true);
            for (int k = 0; k < order.length && peak >= 0; k++) {
                Node node = graph.nodes().get(order[k]);
                if (fixed(0)[order[k]]) {
                    continue;
                }
                for (Node.Port port : node.outputs()) {
                    if (port.value() >= 0 && !there[port.value()]) {
                        there[port.value()] = true;
                        live = Amounts.plus(live, bytes(0, port.value()));
                    }
                }
                peak = live < 0 ? Amounts.UNKNOWN : Math.max(peak, live);
                live = live < 0 ? live : live - freed(node, k, last, there);
            }
            return peak;
        }

        private long freed(Node node, int at, int[] last, boolean[] there) {
            long freed = 0;
            Set<Integer> values = new HashSet<>();
            node.inputs().forEach(port -> values.add(port.value()));
            node.outputs().forEach(port -> values.add(port.value()));
            for (int value : values) {
                if (value >= 0 && there[value] && last[value] <= at) {
                    there[value] = false;
                    freed += Math.max(0, bytes(0, value));
                }
            }
            return freed;
        }
    }
}
