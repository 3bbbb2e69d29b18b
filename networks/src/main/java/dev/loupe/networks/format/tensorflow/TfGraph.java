package dev.loupe.networks.format.tensorflow;

import dev.loupe.networks.graph.Attribute;
import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Node;
import dev.loupe.networks.graph.Tensor;
import dev.loupe.networks.graph.Type;
import dev.loupe.networks.graph.Value;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Joins operators to a graph. Files name only what operators take: the outputs of one are those that others ask for. Placeholders of the main graph are operators, as their file lists them, and what they give are inputs.
final class TfGraph {
    private final String name;
    private final Graph.Role role;
    private final Map<String, Integer> functions;
    private final Map<String, Tensor> variables;
    private final List<TfNode> operators = new ArrayList<>();
    private final Map<String, Integer> index = new LinkedHashMap<>();
    private final Map<String, Type> types = new HashMap<>();
    private final Map<String, Tensor> stored = new HashMap<>();
    private final List<Integer> inputs = new ArrayList<>();
    private final Set<String> wanted = new LinkedHashSet<>();
    private final Map<String, String> metadata = new LinkedHashMap<>();

    /// @param functions indices of graphs in the model by name
    /// @param variables contents of variables by their name
    TfGraph(
            String name,
            Graph.Role role,
            Map<String, Integer> functions,
            Map<String, Tensor> variables) {
        this.name = name;
        this.role = role;
        this.functions = functions;
        this.variables = variables;
    }

    void add(TfNode node) {
        if (node.placeholder() && role == Graph.Role.MAIN && !index.containsKey(node.name())) {
            argument(node.name(), node.type());
        }
        operators.add(node);
    }

    /// An input.
    void argument(String key, Type type) {
        types.put(key, type);
        inputs.add(place(key));
    }

    /// An output, as an operator would ask for it.
    void wanted(String reference) {
        wanted.add(key(reference));
    }

    void said(String key, String text) {
        metadata.put(key, text);
    }

    private int place(String key) {
        return index.computeIfAbsent(key, k -> index.size());
    }

    /// `node` and `node:0` are the same.
    private static String key(String reference) {
        return reference.endsWith(":0") && reference.indexOf(':') == reference.length() - 2
                ? reference.substring(0, reference.length() - 2)
                : reference;
    }

    private static String maker(String key) {
        int end = key.indexOf(':');
        return end < 0 ? key : key.substring(0, end);
    }

    private static boolean control(String input) {
        return input.startsWith("^");
    }

    Graph graph() {
        Map<String, List<String>> asked = asked();
        Set<Integer> open = new LinkedHashSet<>();
        List<Node> nodes = new ArrayList<>();
        Set<String> made = new HashSet<>();
        for (TfNode operator : operators) {
            List<String> outputs = new ArrayList<>();
            if (made.add(operator.name())) {
                outputs.addAll(asked.getOrDefault(operator.name(), List.of()));
                if (outputs.isEmpty() && role == Graph.Role.MAIN && !operator.silent()) {
                    outputs.add(operator.name());
                    if (!operator.placeholder()) {
                        open.add(place(operator.name()));
                    }
                }
            }
            if (!outputs.isEmpty()) {
                first(operator, outputs.getFirst());
            }
            nodes.add(node(operator, outputs));
        }
        Set<Integer> ends = new LinkedHashSet<>();
        wanted.forEach(key -> ends.add(place(key)));
        return new Graph(
                name,
                role,
                nodes,
                values(),
                inputs,
                List.copyOf(ends.isEmpty() ? open : ends),
                metadata);
    }

    /// What others ask for of each operator, in the order of its outputs.
    private Map<String, List<String>> asked() {
        Map<String, Set<String>> asked = new HashMap<>();
        for (TfNode operator : operators) {
            for (String input : operator.inputs()) {
                if (!control(input)) {
                    ask(key(input), asked);
                }
            }
        }
        wanted.forEach(key -> ask(key, asked));
        Map<String, List<String>> sorted = new HashMap<>();
        asked.forEach(
                (maker, keys) ->
                        sorted.put(
                                maker,
                                keys.stream()
                                        .sorted(
                                                Comparator.comparingInt(String::length)
                                                        .thenComparing(Comparator.naturalOrder()))
                                        .toList()));
        return sorted;
    }

    private static void ask(String key, Map<String, Set<String>> asked) {
        asked.computeIfAbsent(maker(key), k -> new LinkedHashSet<>()).add(key);
    }

    /// Types and contents are known of first outputs only.
    private void first(TfNode operator, String key) {
        boolean first = !key.contains(":") || key.endsWith(":0");
        if (!first) {
            return;
        }
        types.put(key, operator.type());
        Tensor data = content(operator);
        if (data != null) {
            stored.put(key, data);
        }
    }

    private @Nullable Tensor content(TfNode operator) {
        if (!operator.variable()) {
            return operator.value();
        }
        String shared =
                operator.attributes().stream()
                        .filter(a -> a.name().equals("shared_name"))
                        .map(a -> a.content() instanceof Attribute.Text t ? t.value() : "")
                        .findFirst()
                        .orElse("");
        Tensor found = variables.get(shared.isEmpty() ? operator.name() : shared);
        return found == null ? variables.get(operator.name()) : found;
    }

    private Node node(TfNode operator, List<String> outputs) {
        List<Node.Port> in = new ArrayList<>();
        Map<String, String> said = new LinkedHashMap<>(operator.metadata());
        for (String input : operator.inputs()) {
            if (control(input)) {
                said.merge("control_inputs", input.substring(1), (a, b) -> a + ", " + b);
            } else {
                in.add(new Node.Port("", place(key(input))));
            }
        }
        List<Integer> runs = new ArrayList<>();
        List<Attribute> attributes = new ArrayList<>();
        for (Attribute attribute : operator.attributes()) {
            Integer graph = functions.get(operator.functions().getOrDefault(attribute.name(), ""));
            attributes.add(
                    graph == null
                            ? attribute
                            : new Attribute(attribute.name(), new Attribute.Runs(graph)));
        }
        for (String function : operator.functions().values()) {
            Integer graph = functions.get(function);
            if (graph != null) {
                runs.add(graph);
            }
        }
        return new Node(
                operator.name(),
                operator.operator(),
                "",
                in,
                outputs.stream().map(key -> new Node.Port("", place(key))).toList(),
                attributes,
                runs,
                "",
                said);
    }

    private List<Value> values() {
        List<Value> values = new ArrayList<>();
        for (String key : index.keySet()) {
            Tensor data = stored.get(key);
            values.add(
                    new Value(
                            key,
                            data == null
                                    ? types.getOrDefault(key, Type.UNKNOWN)
                                    : new Type.TensorOf(data.type(), data.shape()),
                            data));
        }
        return values;
    }
}
