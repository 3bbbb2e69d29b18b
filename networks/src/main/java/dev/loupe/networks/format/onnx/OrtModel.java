package dev.loupe.networks.format.onnx;

import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.core.bytes.Flat;
import dev.loupe.networks.format.Allowance;
import dev.loupe.networks.graph.Attribute;
import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.graph.Node;
import dev.loupe.networks.graph.Tensor;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;

/// A model of ONNX Runtime while it is read. What was read before the first broken place is kept.
///
/// ```
/// InferenceSession  ort_version 0, model 1
/// Model             ir_version 0, opset_import 1 {domain 0, version 1}, producer_name 2, producer_version 3, domain 4, model_version 5, doc_string 6, graph 7, metadata_props 9 {key 0, value 1}
/// Graph             initializers 0, node_args 1, nodes 2, inputs 5, outputs 6, sparse_initializers 7
/// Node              name 0, doc_string 1, domain 2, since_version 3, op_type 5, execution_provider_type 7, inputs 8, outputs 9, attributes 10
/// Attribute         name 0, type 2, f 3, i 4, s 5, t 6, g 7, floats 8, ints 9, strings 10, tensors 11, graphs 12
/// ```
///
/// Source: onnxruntime/core/flatbuffers/schema/ort.fbs of ONNX Runtime 1.32; numbers are those of the fields.
final class OrtModel {
    private static final int DEEPEST = 200;

    private final Flat session;
    private final Allowance allowance;
    private final List<OnnxGraph> graphs = new ArrayList<>();
    private final Set<Long> visited = new HashSet<>();
    private final List<Tensor> weights = new ArrayList<>();
    private final Map<String, String> metadata = new LinkedHashMap<>();
    private Model.@Nullable Damage damage;

    OrtModel(Bytes file) {
        session = Flat.root(file);
        allowance = new Allowance(file);
    }

    /// @throws Broken if there is no model in the session
    Model read() {
        Flat model =
                session.table(1).orElseThrow(() -> new Broken(session.at(), "a model", "none"));
        try {
            said(model);
        } catch (Broken broken) {
            damaged(broken);
        }
        Flat graph = model.table(7).orElseThrow(() -> new Broken(model.at(), "a graph", "none"));
        graph(graph, "main", Graph.Role.MAIN, 0);
        return new Model(
                "ort",
                graphs.stream().map(OnnxGraph::graph).toList(),
                weights,
                metadata,
                Tensor.parameters(weights),
                List.of(),
                damage);
    }

    private void damaged(Broken broken) {
        if (damage == null) {
            damage = new Model.Damage(broken.offset(), String.valueOf(broken.getMessage()));
        }
    }

    private void said(Flat model) {
        metadata.put("ort_version", session.text(0));
        metadata.put("ir_version", Long.toString(model.i64(0, 0)));
        String[] names = {"producer_name", "producer_version", "domain"};
        for (int i = 0; i < names.length; i++) {
            if (!model.text(2 + i).isEmpty()) {
                metadata.put(names[i], model.text(2 + i));
            }
        }
        metadata.put("model_version", Long.toString(model.i64(5, 0)));
        if (!model.text(6).isEmpty()) {
            metadata.put("doc_string", model.text(6));
        }
        StringJoiner opsets = new StringJoiner(",", "{", "}");
        for (Flat opset : model.tables(1)) {
            String domain = text(opset, 0);
            opsets.add("\"" + (domain.isEmpty() ? "ai.onnx" : domain) + "\":" + opset.i64(1, 0));
        }
        metadata.put("opset_import", opsets.toString());
        for (Flat property : model.tables(9)) {
            metadata.put(text(property, 0), text(property, 1));
        }
    }

    private String text(Flat table, int field) {
        String text = table.text(field);
        allowance.spend(text.length(), table.at());
        return text;
    }

    private List<String> texts(Flat table, int field) {
        long n = table.vector(field, 4).length() / 4;
        allowance.spend(n, table.at());
        List<String> texts = table.texts(field);
        texts.forEach(t -> allowance.spend(t.length(), table.at()));
        return texts;
    }

    /// Reads a graph and those inside of it; each is told once, so that none holds itself. A broken place ends this graph only.
    private int graph(Flat table, String name, Graph.Role role, int depth) {
        OnnxGraph graph = new OnnxGraph(name, role);
        graphs.add(graph);
        int index = graphs.size() - 1;
        try {
            if (depth > DEEPEST || !visited.add(table.at())) {
                throw new Broken(
                        table.at(), "graphs in graphs at most " + DEEPEST + " deep", "others");
            }
            for (Flat initialiser : table.tables(0)) {
                store(graph, OrtTensors.dense(initialiser));
            }
            for (Flat sparse : table.tables(7)) {
                store(graph, OrtTensors.sparse(sparse));
            }
            for (Flat value : table.tables(1)) {
                String valueName = text(value, 0);
                value.table(2).ifPresent(t -> graph.types.put(valueName, OrtTypes.type(t, 0)));
            }
            texts(table, 5).forEach(graph::input);
            texts(table, 6).forEach(graph::output);
            for (Flat node : table.tables(2)) {
                graph.nodes.add(node(node, graph, depth));
            }
        } catch (Broken broken) {
            damaged(broken);
        }
        return index;
    }

    private void store(OnnxGraph graph, Tensor tensor) {
        allowance.spend(tensor.name().length(), 0);
        weights.add(tensor);
        graph.stored.put(tensor.name(), tensor);
    }

    private Node node(Flat node, OnnxGraph home, int depth) {
        List<Attribute> attributes = new ArrayList<>();
        List<Integer> subgraphs = new ArrayList<>();
        for (Flat attribute : node.tables(10)) {
            attributes.add(attribute(attribute, home, subgraphs, depth));
        }
        Map<String, String> said = new LinkedHashMap<>();
        said.put("since_version", Integer.toString(node.i32(3, 0)));
        if (!node.text(1).isEmpty()) {
            said.put("doc_string", text(node, 1));
        }
        if (!node.text(7).isEmpty()) {
            said.put("execution_provider", text(node, 7));
        }
        String domain = text(node, 2);
        return new Node(
                text(node, 0),
                text(node, 5),
                domain.equals("ai.onnx") ? "" : domain,
                texts(node, 8).stream().map(home::port).toList(),
                texts(node, 9).stream().map(home::port).toList(),
                attributes,
                subgraphs,
                "",
                said);
    }

    private Attribute attribute(
            Flat attribute, OnnxGraph home, List<Integer> subgraphs, int depth) {
        int type = attribute.i32(2, 0);
        Attribute.Content content =
                switch (type) {
                    case 1 -> new Attribute.Real(attribute.f32(3, 0));
                    case 2 -> new Attribute.Whole(attribute.i64(4, 0));
                    case 3 -> new Attribute.Text(text(attribute, 5));
                    case 4 ->
                            attribute
                                    .table(6)
                                    .<Attribute.Content>map(
                                            t -> new Attribute.Weights(OrtTensors.dense(t)))
                                    .orElse(new Attribute.Other(""));
                    case 5 -> {
                        Flat inner =
                                attribute
                                        .table(7)
                                        .orElseThrow(
                                                () ->
                                                        new Broken(
                                                                attribute.at(), "a graph", "none"));
                        int graph =
                                graph(
                                        inner,
                                        "graph " + graphs.size(),
                                        Graph.Role.SUBGRAPH,
                                        depth + 1);
                        subgraphs.add(graph);
                        yield new Attribute.Runs(graph);
                    }
                    case 6 -> reals(attribute);
                    case 7 -> {
                        allowance.spend(attribute.vector(9, 8).length() / 8, attribute.at());
                        yield new Attribute.Wholes(attribute.longs(9));
                    }
                    case 8 -> new Attribute.Texts(texts(attribute, 10));
                    case 9 -> new Attribute.Other(attribute.tables(11).size() + " tensors");
                    case 10 -> new Attribute.Other(attribute.tables(12).size() + " graphs");
                    default -> new Attribute.Other("");
                };
        return new Attribute(text(attribute, 0), content);
    }

    private Attribute.Content reals(Flat attribute) {
        allowance.spend(attribute.vector(8, 4).length() / 4, attribute.at());
        float[] said = attribute.floats(8);
        double[] values = new double[said.length];
        for (int i = 0; i < said.length; i++) {
            values[i] = said[i];
        }
        return new Attribute.Reals(values);
    }
}
