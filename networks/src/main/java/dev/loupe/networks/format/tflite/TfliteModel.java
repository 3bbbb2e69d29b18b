package dev.loupe.networks.format.tflite;

import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.core.bytes.Flat;
import dev.loupe.networks.format.Allowance;
import dev.loupe.networks.graph.Attribute;
import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.graph.Node;
import dev.loupe.networks.graph.Tensor;
import dev.loupe.networks.graph.Value;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A model while it is read. What was read before the first broken place is kept.
///
/// ```
/// Model         version 0, operator_codes 1, subgraphs 2, description 3, buffers 4, metadata 6, signature_defs 7
/// SubGraph      tensors 0, inputs 1, outputs 2, operators 3, name 4
/// Operator      opcode_index 0, inputs 1, outputs 2, builtin_options 3 (type) and 4, custom_options 5, large_custom_options_size 10, builtin_options_2 11 (type) and 12
/// OperatorCode  deprecated_builtin_code 0, custom_code 1, version 2, builtin_code 3
/// ```
///
/// Source: schema.fbs of TensorFlow 2.21; numbers are those of the fields.
final class TfliteModel {
    private static final int CUSTOM = 32;

    private final Bytes file;
    private final Set<String> graphNames = new HashSet<>();
    private final List<Tensor> weights = new ArrayList<>();
    private final Map<String, String> metadata = new LinkedHashMap<>();
    private final Allowance allowance;
    private List<Code> codes = List.of();
    private Model.@Nullable Damage damage;

    private record Code(String operator, String domain, int version) {}

    TfliteModel(Bytes file) {
        this.file = file;
        this.allowance = new Allowance(file);
    }

    /// @throws Broken if there is no table of subgraphs to read
    Model read() {
        Flat model = Flat.root(file);
        metadata.put("version", Long.toString(model.u32(0, 0)));
        if (!model.text(3).isEmpty()) {
            metadata.put("description", model.text(3));
        }
        codes = model.tables(1).stream().map(TfliteModel::code).toList();
        List<Flat> subgraphs = model.tables(2);
        TfliteTensors tensors = new TfliteTensors(file, model.tables(4));
        List<Graph> graphs = new ArrayList<>();
        for (int i = 0; i < subgraphs.size(); i++) {
            graphs.add(graph(subgraphs.get(i), i, subgraphs.size(), tensors));
        }
        try {
            TfliteMetadata.signatures(model, subgraphs, metadata);
            TfliteMetadata.entries(model, tensors, metadata);
        } catch (Broken broken) {
            damaged(broken);
        }
        return new Model(
                "tflite", graphs, weights, metadata, Tensor.parameters(weights), List.of(), damage);
    }

    private void damaged(Broken broken) {
        if (damage == null) {
            damage = new Model.Damage(broken.offset(), String.valueOf(broken.getMessage()));
        }
    }

    /// Numbers beyond a byte stand in the newer field, the older one then says 127.
    private static Code code(Flat code) {
        int number = Math.max(code.i8(0, 0), code.i32(3, 0));
        int version = code.i32(2, 1);
        return number == CUSTOM
                ? new Code(code.text(1), "custom", version)
                : new Code(TfliteSchema.operator(number), "", version);
    }

    private Graph graph(Flat subgraph, int index, int graphs, TfliteTensors tensors) {
        List<Value> values = new ArrayList<>();
        List<Node> nodes = new ArrayList<>();
        Map<String, String> said = new LinkedHashMap<>();
        List<Integer> inputs = new ArrayList<>();
        List<Integer> outputs = new ArrayList<>();
        String name = index == 0 ? "main" : "subgraph " + index;
        try {
            name = subgraph.text(4).isEmpty() ? name : subgraph.text(4);
            values(subgraph, tensors, values, said);
            ports(subgraph, 1, values).forEach(p -> inputs.add(p.value()));
            ports(subgraph, 2, values).forEach(p -> outputs.add(p.value()));
            for (Flat operator : subgraph.tables(3)) {
                nodes.add(node(operator, values, graphs));
            }
        } catch (Broken broken) {
            damaged(broken);
        }
        return new Graph(
                free(name),
                index == 0 ? Graph.Role.MAIN : Graph.Role.SUBGRAPH,
                nodes,
                values,
                inputs.stream().filter(i -> i >= 0 && !values.get(i).initialised()).toList(),
                outputs.stream().filter(i -> i >= 0).toList(),
                said);
    }

    private String free(String name) {
        String free = name;
        for (int i = 2; !graphNames.add(free); i++) {
            free = name + " (" + i + ")";
        }
        return free;
    }

    private void values(
            Flat subgraph, TfliteTensors tensors, List<Value> into, Map<String, String> said) {
        List<Flat> all = subgraph.tables(0);
        String[] names = TfliteTensors.names(all, allowance);
        for (int i = 0; i < names.length; i++) {
            Value value = tensors.value(all.get(i), names[i]);
            into.add(value);
            Tensor data = value.data();
            if (data != null) {
                weights.add(data);
            }
            String quantisation = TfliteTensors.quantisation(all.get(i));
            if (!quantisation.isEmpty()) {
                said.put("quantization " + names[i], quantisation);
            }
        }
    }

    private List<Node.Port> ports(Flat table, int field, List<Value> values) {
        Bytes all = table.vector(field, 4);
        allowance.spend(1 + all.length() / 4, all.start());
        List<Node.Port> ports = new ArrayList<>();
        for (long p = 0; p < all.length(); p += 4) {
            int value = all.i32(p);
            if (value < -1 || value >= values.size()) {
                throw new Broken(
                        all.start() + p, "a tensor below " + values.size(), "tensor " + value);
            }
            ports.add(new Node.Port("", value));
        }
        return ports;
    }

    private Node node(Flat operator, List<Value> values, int graphs) {
        long number = operator.u32(0, 0);
        if (number >= codes.size()) {
            throw new Broken(
                    operator.at(), "an operator code below " + codes.size(), "code " + number);
        }
        Code code = codes.get((int) number);
        List<Node.Port> inputs = ports(operator, 1, values);
        List<Node.Port> outputs = ports(operator, 2, values);
        List<Attribute> attributes = new ArrayList<>();
        List<Integer> subgraphs = new ArrayList<>();
        for (int field : new int[] {3, 11}) {
            int type = operator.u8(field, 0);
            String union = field == 3 ? "BuiltinOptions" : "BuiltinOptions2";
            operator.table(field + 1)
                    .ifPresent(
                            options ->
                                    attributes.addAll(
                                            TfliteSchema.options(
                                                    union,
                                                    type,
                                                    options,
                                                    g -> run(g, graphs, subgraphs))));
        }
        long custom = operator.vector(5, 1).length() + operator.i64(10, 0);
        if (custom > 0) {
            attributes.add(new Attribute("custom_options", new Attribute.Other(custom + " bytes")));
        }
        return new Node(
                name(outputs, values),
                code.operator,
                code.domain,
                TflitePorts.named(code.operator, inputs),
                outputs,
                attributes,
                subgraphs,
                "",
                Map.of("version", Integer.toString(code.version)));
    }

    private static long run(long graph, int graphs, List<Integer> into) {
        if (graph <= 0 || graph >= graphs) {
            return -1;
        }
        into.add((int) graph);
        return graph;
    }

    /// Operators have no names; the converter leaves their paths in those of their outputs, fused ones joined by `;`.
    private static String name(List<Node.Port> outputs, List<Value> values) {
        for (Node.Port port : outputs) {
            if (port.value() >= 0) {
                String name = values.get(port.value()).name();
                int end = name.indexOf(';');
                return end < 0 ? name : name.substring(0, end);
            }
        }
        return "";
    }
}
