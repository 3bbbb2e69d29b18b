package dev.loupe.networks.format.torchscript;

import dev.loupe.networks.format.GraphDraft;
import dev.loupe.networks.graph.Attribute;
import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Node;
import dev.loupe.networks.graph.Tensor;
import dev.loupe.networks.graph.Type;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Makes nodes of calls: what flows becomes ports, constants become attributes.
final class Emitter {
    private final Effort effort;
    private final Plain plain;
    private final List<Graph> graphs = new ArrayList<>();
    private final Set<String> taken = new HashSet<>();
    private final Map<String, Integer> times = new HashMap<>();

    /// @param weights whose names no value may have
    Emitter(Effort effort, List<Tensor> weights) {
        this.effort = effort;
        this.plain = new Plain(effort);
        weights.forEach(tensor -> taken.add(tensor.name()));
    }

    /// @param type of the first output
    record Call(
            String domain,
            String operator,
            List<Argument> arguments,
            List<String> outputs,
            List<Type> types,
            List<Integer> subgraphs) {
        static Call one(
                String domain,
                String operator,
                List<Argument> arguments,
                String output,
                Type type) {
            return new Call(domain, operator, arguments, List.of(output), List.of(type), List.of());
        }
    }

    record Argument(String name, Symbol symbol) {}

    List<Graph> graphs() {
        return graphs;
    }

    /// Keeps a place for a graph that is not made yet.
    int reserve(GraphDraft draft) {
        graphs.add(draft.graph());
        return graphs.size() - 1;
    }

    void finish(int index, GraphDraft draft) {
        graphs.set(index, draft.graph());
    }

    String unique(String name) {
        String unique = name;
        while (!taken.add(unique)) {
            unique = name + "." + times.merge(name, 1, Integer::sum);
        }
        return unique;
    }

    /// Puts a node at the end of a frame's graph.
    ///
    /// @return what flows out of it
    List<Symbol.Flow> node(Frame frame, Call call) {
        effort.node();
        List<Node.Port> inputs = new ArrayList<>();
        List<Attribute> attributes = new ArrayList<>();
        for (Argument argument : call.arguments()) {
            ports(frame, argument.name(), argument.symbol(), inputs, 0);
            plain.attribute(argument.name(), argument.symbol()).ifPresent(attributes::add);
        }
        List<Symbol.Flow> flows = new ArrayList<>();
        List<Node.Port> outputs = new ArrayList<>();
        for (int i = 0; i < call.outputs().size(); i++) {
            Type type = i < call.types().size() ? call.types().get(i) : Type.UNKNOWN;
            Symbol.Flow flow = new Symbol.Flow(unique(call.outputs().get(i)), type);
            Node.Port port = frame.draft().makes("", flow.name());
            frame.draft().type(port, type);
            outputs.add(port);
            flows.add(flow);
        }
        String name = flows.isEmpty() ? unique(call.operator()) : flows.getFirst().name();
        frame.draft()
                .add(
                        new Node(
                                name,
                                call.operator(),
                                call.domain(),
                                inputs,
                                outputs,
                                attributes,
                                call.subgraphs(),
                                frame.scope(),
                                Map.of()));
        return flows;
    }

    private void ports(Frame frame, String name, Symbol symbol, List<Node.Port> into, int depth) {
        effort.step(1);
        if (depth > 100) {
            return;
        }
        switch (symbol) {
            case Symbol.Flow flow -> into.add(taken(frame, name, flow));
            case Symbol.Stored stored -> into.add(weight(frame, name, stored.tensor()));
            case Symbol.Items items ->
                    items.items().forEach(one -> ports(frame, name, one, into, depth + 1));
            case Symbol.Entries entries -> {
                entries.keys().forEach(one -> ports(frame, name, one, into, depth + 1));
                entries.values().forEach(one -> ports(frame, name, one, into, depth + 1));
            }
            default -> {}
        }
    }

    private static Node.Port taken(Frame frame, String name, Symbol.Flow flow) {
        Node.Port port = frame.draft().takes(name, flow.name());
        if (frame.draft().type(flow.name()) == Type.UNKNOWN) {
            frame.draft().type(port, flow.type());
        }
        return port;
    }

    private static Node.Port weight(Frame frame, String name, Tensor tensor) {
        frame.draft().stored(tensor.name(), tensor);
        return frame.draft().takes(name, tensor.name());
    }

    /// One port for whatever a symbol stands for; what is no value yet becomes one by a node.
    Node.Port port(Frame frame, Symbol symbol) {
        return switch (symbol) {
            case Symbol.Flow flow -> taken(frame, "", flow);
            case Symbol.Stored stored -> weight(frame, "", stored.tensor());
            default -> taken(frame, "", value(frame, symbol, ""));
        };
    }

    /// A value that holds a symbol, made by a node.
    ///
    /// @param name of the value, or empty
    Symbol.Flow value(Frame frame, Symbol symbol, String name) {
        String operator =
                switch (symbol) {
                    case Symbol.Items items -> items.tuple() ? "TupleConstruct" : "ListConstruct";
                    case Symbol.Entries entries -> "DictConstruct";
                    case Symbol.Unset unset -> "Uninitialized";
                    default -> "Constant";
                };
        return node(
                        frame,
                        new Call(
                                "prim",
                                operator,
                                List.of(new Argument("value", symbol)),
                                List.of(name.isEmpty() ? operator : name),
                                List.of(Plain.type(symbol)),
                                List.of()))
                .getFirst();
    }
}
