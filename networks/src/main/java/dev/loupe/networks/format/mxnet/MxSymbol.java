package dev.loupe.networks.format.mxnet;

import dev.loupe.core.Shape;
import dev.loupe.networks.format.AttributeText;
import dev.loupe.networks.format.GraphDraft;
import dev.loupe.networks.graph.Attribute;
import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Node;
import dev.loupe.networks.graph.Tensor;
import dev.loupe.networks.graph.Type;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// A symbol: `nodes` in the order of computation, each `{op, name, attrs, inputs: [[node, output, version], …]}`; nodes of the operator `null` are variables. Control flow has symbols within
/// symbols.
final class MxSymbol {
    private static final int DEEPEST = 50;

    /// What variables are weights, where no parameters lie beside the symbol.
    private static final Pattern WEIGHT =
            Pattern.compile(
                    ".*(weight|bias|gamma|beta|moving_mean|moving_var|running_mean|running_var|moving_avg|parameters)");

    private final Map<String, Tensor> params;
    private final List<Graph> graphs = new ArrayList<>();

    /// @param params by their plain names; empty if there are none
    MxSymbol(Map<String, Tensor> params) {
        this.params = params;
    }

    /// The main graph, then those within.
    List<Graph> graphs(List<JsonNode> nodes, JsonNode heads) {
        graph("main", nodes, heads, 0);
        return graphs;
    }

    private int graph(String name, List<JsonNode> nodes, JsonNode heads, int depth) {
        int index = graphs.size();
        GraphDraft draft = new GraphDraft(name, depth == 0 ? Graph.Role.MAIN : Graph.Role.SUBGRAPH);
        graphs.add(draft.graph());
        List<String> names = unique(nodes);
        Map<Integer, Set<Integer>> further = further(nodes, heads);
        for (int i = 0; i < nodes.size(); i++) {
            JsonNode node = nodes.get(i);
            if (node.path("op").asString("").equals("null")) {
                variable(node, names.get(i), depth, draft);
            } else {
                List<Node.Port> outputs = new ArrayList<>();
                outputs.add(draft.makes("", names.get(i)));
                for (int output : further.getOrDefault(i, Set.of())) {
                    outputs.add(draft.makes("", names.get(i) + ":" + output));
                }
                draft.add(node(node, names, i, name, depth, outputs, draft));
            }
        }
        for (JsonNode head : heads) {
            Node.Port port = port(head, names, draft);
            draft.output(port);
        }
        graphs.set(index, draft.graph());
        return index;
    }

    /// The outputs that some node or the graph takes, but for the first, by the node that makes them.
    private static Map<Integer, Set<Integer>> further(List<JsonNode> nodes, JsonNode heads) {
        Map<Integer, Set<Integer>> further = new HashMap<>();
        List<JsonNode> entries = new ArrayList<>();
        nodes.forEach(n -> n.path("inputs").forEach(entries::add));
        heads.forEach(entries::add);
        for (JsonNode entry : entries) {
            int output = entry.path(1).asInt(0);
            if (output > 0) {
                further.computeIfAbsent(entry.path(0).asInt(-1), n -> new TreeSet<>()).add(output);
            }
        }
        return further;
    }

    private static List<String> unique(List<JsonNode> nodes) {
        Set<String> taken = new HashSet<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            String name = nodes.get(i).path("name").asString("");
            names.add(taken.add(name) ? name : name + " of node " + i);
        }
        return names;
    }

    private void variable(JsonNode node, String name, int depth, GraphDraft draft) {
        Tensor stored = depth == 0 ? params.get(name) : null;
        if (stored != null) {
            draft.stored(name, stored);
            return;
        }
        boolean weight = params.isEmpty() && WEIGHT.matcher(name).matches();
        Node.Port port = weight ? draft.takes("", name) : draft.input(name);
        Attribute.Content shape =
                AttributeText.of("", attributes(node).path("__shape__").asString("")).content();
        if (shape instanceof Attribute.Wholes(long[] extents)) {
            long[] known = extents.clone();
            for (int i = 0; i < known.length; i++) {
                known[i] = known[i] == 0 ? -1 : known[i];
            }
            draft.type(port, new Type.TensorOf(null, Shape.of(known)));
        }
    }

    private Node node(
            JsonNode node,
            List<String> names,
            int own,
            String graph,
            int depth,
            List<Node.Port> outputs,
            GraphDraft draft) {
        List<Node.Port> inputs = new ArrayList<>();
        for (JsonNode input : node.path("inputs")) {
            inputs.add(port(input, names, draft));
        }
        List<Attribute> attributes = new ArrayList<>();
        attributes(node)
                .properties()
                .forEach(
                        e ->
                                attributes.add(
                                        AttributeText.of(
                                                e.getKey(),
                                                e.getValue().asString(e.getValue().toString()))));
        List<Integer> subgraphs = new ArrayList<>();
        for (JsonNode inner : node.path("subgraphs")) {
            if (depth < DEEPEST) {
                List<JsonNode> nodes = new ArrayList<>();
                inner.path("nodes").forEach(nodes::add);
                subgraphs.add(
                        graph(
                                graph + "/" + names.get(own) + "/" + subgraphs.size(),
                                nodes,
                                inner.path("heads"),
                                depth + 1));
            }
        }
        return new Node(
                node.path("name").asString(""),
                node.path("op").asString(""),
                "",
                inputs,
                outputs,
                attributes,
                subgraphs,
                "",
                Map.of());
    }

    /// Under `attrs` today, `attr` or `param` before.
    private static JsonNode attributes(JsonNode node) {
        for (String key : List.of("attrs", "attr", "param")) {
            if (node.path(key).isObject()) {
                return node.path(key);
            }
        }
        return node.path("attrs");
    }

    /// The output `k` of a node is a value of the node's name, with `:k` from the second on.
    private static Node.Port port(JsonNode entry, List<String> names, GraphDraft draft) {
        int node = entry.path(0).asInt(-1);
        int output = entry.path(1).asInt(0);
        if (node < 0 || node >= names.size()) {
            return new Node.Port("", -1);
        }
        return draft.takes("", output > 0 ? names.get(node) + ":" + output : names.get(node));
    }
}
