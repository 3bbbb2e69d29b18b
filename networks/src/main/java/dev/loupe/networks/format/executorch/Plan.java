package dev.loupe.networks.format.executorch;

import dev.loupe.core.bytes.Flat;
import dev.loupe.networks.format.Allowance;
import dev.loupe.networks.format.GraphDraft;
import dev.loupe.networks.format.aten.Formals;
import dev.loupe.networks.graph.Attribute;
import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Node;
import dev.loupe.networks.graph.Tensor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One execution plan as a graph: an instruction is a node (tables ExecutionPlan, Chain and Instruction).
final class Plan {
    private static final int KERNEL = 1;
    private static final int DELEGATE = 2;
    private static final int MOVE = 3;
    private static final int JUMP = 4;
    private static final int FREE = 5;
    private static final String OWN = "executorch";

    private final Flat plan;
    private final Values values;
    private final Allowance allowance;
    private final List<Flat> operators;
    private final List<Flat> delegates;
    private final Map<Integer, Tensor> stored = new LinkedHashMap<>();
    private final Set<Integer> made = new HashSet<>();
    private int count;

    Plan(Flat plan, Segments segments, Allowance allowance) {
        this.plan = plan;
        this.values = new Values(plan.tables(2), segments);
        this.allowance = allowance;
        this.operators = plan.tables(6);
        this.delegates = plan.tables(7);
        for (int i = 0; i < values.size(); i++) {
            int index = i;
            values.stored(i).ifPresent(tensor -> stored.put(index, tensor));
        }
    }

    List<Tensor> tensors() {
        return List.copyOf(stored.values());
    }

    /// Their names, as `XnnpackBackend`.
    List<String> delegates() {
        return delegates.stream().map(delegate -> delegate.text(0)).distinct().toList();
    }

    /// @param main whether it is the program's first
    Graph graph(boolean main) {
        String name = plan.text(0);
        GraphDraft draft =
                new GraphDraft(main ? "main" : name, main ? Graph.Role.MAIN : Graph.Role.FUNCTION);
        draft.metadata().put("method", name);
        for (int input : plan.ints(3)) {
            if (values.has(input)) {
                Node.Port port = draft.input(name(input));
                draft.type(port, values.type(input));
                made.add(input);
            }
        }
        for (Flat chain : plan.tables(5)) {
            for (Flat instruction : chain.tables(2)) {
                allowance.spend(1, plan.at());
                instruction
                        .table(1)
                        .ifPresent(arguments -> add(draft, instruction.u8(0, 0), arguments));
            }
        }
        for (int output : plan.ints(4)) {
            if (values.has(output)) {
                draft.output(port(draft, "", output));
            }
        }
        return draft.graph();
    }

    private String name(int index) {
        Tensor tensor = stored.get(index);
        return tensor == null ? "value " + index : tensor.name();
    }

    private void add(GraphDraft draft, int kind, Flat arguments) {
        switch (kind) {
            case KERNEL -> kernel(draft, arguments);
            case DELEGATE -> delegate(draft, arguments);
            case MOVE ->
                    node(
                            draft,
                            OWN,
                            "move",
                            "",
                            new int[] {arguments.i32(0, 0)},
                            Set.of(arguments.i32(1, 0)),
                            List.of());
            case JUMP ->
                    node(
                            draft,
                            OWN,
                            "jump_false",
                            "",
                            new int[] {arguments.i32(0, 0)},
                            Set.of(),
                            List.of(
                                    new Attribute(
                                            "destination",
                                            new Attribute.Whole(arguments.i32(1, 0)))));
            case FREE ->
                    node(
                            draft,
                            OWN,
                            "free",
                            "",
                            new int[] {arguments.i32(0, 0)},
                            Set.of(),
                            List.of());
            default -> node(draft, OWN, "instruction " + kind, "", new int[0], Set.of(), List.of());
        }
    }

    /// `aten::add` with overload `out`: the last argument is what it answers, the place of it stands before once more.
    private void kernel(GraphDraft draft, Flat call) {
        int index = call.i32(0, 0);
        Flat operator = index >= 0 && index < operators.size() ? operators.get(index) : null;
        String full = operator == null ? "operator " + index : operator.text(0);
        int colons = full.indexOf("::");
        int[] arguments = call.ints(1);
        Set<Integer> outputs = new LinkedHashSet<>();
        if (arguments.length > 0) {
            int last = arguments[arguments.length - 1];
            if (values.kind(last) == Values.Kind.TENSORS) {
                for (int one : values.listed(last)) {
                    outputs.add(one);
                }
                outputs.removeIf(one -> !values.has(one));
                arguments[arguments.length - 1] = -1;
            } else if (values.has(last)) {
                outputs.add(last);
            }
        }
        node(
                draft,
                colons < 0 ? "" : full.substring(0, colons),
                full.substring(colons < 0 ? 0 : colons + 2),
                operator == null ? "" : operator.text(1),
                arguments,
                outputs,
                List.of());
    }

    /// What a delegate takes and makes is not told apart: what nobody has made before comes out of it.
    private void delegate(GraphDraft draft, Flat call) {
        int index = call.i32(0, 0);
        Flat delegate = index >= 0 && index < delegates.size() ? delegates.get(index) : null;
        Set<Integer> outputs = new LinkedHashSet<>();
        int[] arguments = call.ints(1);
        for (int argument : arguments) {
            if (values.kind(argument) == Values.Kind.TENSOR
                    && !made.contains(argument)
                    && !stored.containsKey(argument)) {
                outputs.add(argument);
            }
        }
        List<Attribute> attributes = new ArrayList<>();
        if (delegate != null) {
            for (Flat spec : delegate.tables(2)) {
                attributes.add(
                        new Attribute(
                                spec.text(0),
                                new Attribute.Other(spec.vector(1, 1).length() + " bytes")));
            }
        }
        node(
                draft,
                "delegate",
                delegate == null ? "delegate " + index : delegate.text(0),
                "",
                arguments,
                outputs,
                attributes);
    }

    private void node(
            GraphDraft draft,
            String domain,
            String operator,
            String overload,
            int[] arguments,
            Set<Integer> outputs,
            List<Attribute> more) {
        allowance.spend(1L + arguments.length + outputs.size(), plan.at());
        List<Node.Port> inputs = new ArrayList<>();
        List<Attribute> attributes = new ArrayList<>(more);
        for (int i = 0; i < arguments.length; i++) {
            int argument = arguments[i];
            if (outputs.contains(argument) || !values.has(argument)) {
                continue;
            }
            String formal = domain.equals("aten") ? Formals.of(operator, i) : "";
            switch (values.kind(argument)) {
                case TENSOR -> inputs.add(port(draft, formal, argument));
                case TENSORS, OPTIONAL_TENSORS -> {
                    for (int one : values.listed(argument)) {
                        allowance.spend(1, plan.at());
                        if (values.kind(one) == Values.Kind.TENSOR && !outputs.contains(one)) {
                            inputs.add(port(draft, formal, one));
                        }
                    }
                }
                default -> {
                    if (made.contains(argument)) {
                        inputs.add(port(draft, formal, argument));
                    } else {
                        Optional<Attribute.Content> plain = values.plain(argument);
                        if (plain.isPresent()) {
                            attributes.add(
                                    new Attribute(
                                            formal.isEmpty() ? "arg" + i : formal, plain.get()));
                        }
                    }
                }
            }
        }
        List<Node.Port> ports = new ArrayList<>();
        for (int output : outputs) {
            if (values.has(output)) {
                Node.Port port = draft.makes("", name(output));
                draft.type(port, values.type(output));
                made.add(output);
                ports.add(port);
            }
        }
        draft.add(
                new Node(
                        operator + " " + count++,
                        operator,
                        domain,
                        inputs,
                        ports,
                        attributes,
                        List.of(),
                        "",
                        overload.isEmpty() ? Map.of() : Map.of("overload", overload)));
    }

    private Node.Port port(GraphDraft draft, String formal, int index) {
        Tensor tensor = stored.get(index);
        if (tensor != null && made.add(index)) {
            draft.stored(tensor.name(), tensor);
        }
        Node.Port port = draft.takes(formal, name(index));
        if (tensor == null) {
            draft.type(port, values.type(index));
        }
        return port;
    }
}
