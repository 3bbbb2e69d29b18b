package dev.loupe.networks.format.onnx;

import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.core.bytes.Proto;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.graph.Tensor;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;

/// A model while it is read (onnx.proto, ModelProto, GraphProto and FunctionProto). What was read before the first broken place is kept.
public final class OnnxModel {
    private static final int DEEPEST = 200;

    private final List<OnnxGraph> graphs = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final List<Tensor> weights = new ArrayList<>();
    private final Map<String, String> metadata = new LinkedHashMap<>();
    private final OnnxTensors tensors;
    private final OnnxNodes nodes;
    private Model.@Nullable Damage damage;

    /// @param file where data files that the model names are looked for
    public OnnxModel(ModelFile file) {
        tensors = new OnnxTensors(file);
        nodes = new OnnxNodes(tensors);
    }

    /// @param bytes a ModelProto; once per instance
    public Model read(Bytes bytes) {
        Proto p = new Proto(bytes);
        List<Bytes> functions = new ArrayList<>();
        StringJoiner opsets = new StringJoiner(",", "{", "}");
        try {
            while (p.next()) {
                switch (p.field()) {
                    case 1 -> metadata.put("ir_version", Long.toString(p.varint()));
                    case 2 -> metadata.put("producer_name", p.text());
                    case 3 -> metadata.put("producer_version", p.text());
                    case 4 -> metadata.put("domain", p.text());
                    case 5 -> metadata.put("model_version", Long.toString(p.varint()));
                    case 6 -> metadata.put("doc_string", p.text());
                    case 7 -> graph(p.bytes(), Graph.Role.MAIN, "main", 0);
                    case 8 -> opsets.add(opset(p.bytes()));
                    case 14 -> OnnxNodes.property(p.bytes(), metadata);
                    case 25 -> functions.add(p.bytes());
                    default -> {}
                }
            }
        } catch (Broken broken) {
            damaged(broken);
            if (p.field() == 7 && p.wire() == Proto.BYTES && graphs.isEmpty()) {
                graph(bytes.from(p.offset() - bytes.start()), Graph.Role.MAIN, "main", 0);
            }
        }
        for (Bytes function : functions) {
            try {
                function(function);
            } catch (Broken broken) {
                damaged(broken);
            }
        }
        metadata.put("opset_import", opsets.toString());
        List<Graph> read = graphs.stream().map(OnnxGraph::graph).toList();
        return new Model(
                "onnx", read, weights, metadata, Tensor.parameters(weights), List.of(), damage);
    }

    private void damaged(Broken broken) {
        if (damage == null) {
            damage = new Model.Damage(broken.offset(), String.valueOf(broken.getMessage()));
        }
    }

    private static String opset(Bytes message) {
        long version = 0;
        String domain = "";
        for (Proto p = new Proto(message); p.next(); ) {
            switch (p.field()) {
                case 1 -> domain = p.text();
                case 2 -> version = p.varint();
                default -> {}
            }
        }
        String quoted =
                (domain.isEmpty() ? "ai.onnx" : domain).replace("\\", "\\\\").replace("\"", "\\\"");
        return "\"" + quoted + "\":" + version;
    }

    private OnnxGraph begin(String name, String otherwise, Graph.Role role) {
        String base = name.isEmpty() ? otherwise : name;
        String free = base;
        for (int i = 2; !names.add(free); i++) {
            free = base + " (" + i + ")";
        }
        OnnxGraph graph = new OnnxGraph(free, role);
        graphs.add(graph);
        return graph;
    }

    /// Reads a graph and those inside of it. A broken place ends this graph only; it is remembered.
    private int graph(Bytes message, Graph.Role role, String otherwise, int depth) {
        String name = "";
        try {
            name = Proto.textOf(message, 2);
        } catch (Broken cut) {
            damaged(cut);
        }
        OnnxGraph graph = begin(name, otherwise, role);
        int index = graphs.size() - 1;
        List<Bytes> operators = new ArrayList<>();
        try {
            if (depth > DEEPEST) {
                throw new Broken(
                        message.start(), "graphs at most " + DEEPEST + " deep", "deeper ones");
            }
            for (Proto p = new Proto(message); p.next(); ) {
                switch (p.field()) {
                    case 1 -> operators.add(p.bytes());
                    case 5 -> store(graph, tensors.dense(p.bytes()));
                    case 10 -> graph.metadata.put("doc_string", p.text());
                    case 11 -> graph.input(info(graph, p.bytes()));
                    case 12 -> graph.output(info(graph, p.bytes()));
                    case 13 -> info(graph, p.bytes());
                    case 14 -> quantised(graph, p.bytes());
                    case 15 -> store(graph, tensors.sparse(p.bytes()));
                    case 16 -> OnnxNodes.property(p.bytes(), graph.metadata);
                    default -> {}
                }
            }
        } catch (Broken broken) {
            damaged(broken);
        }
        operators(operators, graph, depth);
        return index;
    }

    private void operators(List<Bytes> messages, OnnxGraph graph, int depth) {
        try {
            for (Bytes message : messages) {
                graph.nodes.add(
                        nodes.node(
                                message,
                                graph,
                                inner ->
                                        graph(
                                                inner,
                                                Graph.Role.SUBGRAPH,
                                                graph.name + " / graph",
                                                depth + 1)));
            }
        } catch (Broken broken) {
            damaged(broken);
        }
    }

    private void store(OnnxGraph graph, Tensor tensor) {
        weights.add(tensor);
        graph.stored.put(tensor.name(), tensor);
    }

    private static String info(OnnxGraph graph, Bytes message) {
        String name = Proto.textOf(message, 1);
        Proto.all(message, 2).forEach(type -> graph.types.put(name, OnnxTypes.type(type)));
        return name;
    }

    private static void quantised(OnnxGraph graph, Bytes message) {
        StringJoiner said = new StringJoiner(", ");
        for (Bytes entry : Proto.all(message, 2)) {
            said.add(Proto.textOf(entry, 1) + "=" + Proto.textOf(entry, 2));
        }
        graph.metadata.put("quantization " + Proto.textOf(message, 1), said.toString());
    }

    private void function(Bytes message) {
        OnnxGraph graph = begin(Proto.textOf(message, 1), "function", Graph.Role.FUNCTION);
        List<Bytes> operators = new ArrayList<>();
        for (Proto p = new Proto(message); p.next(); ) {
            switch (p.field()) {
                case 4 -> graph.input(p.text());
                case 5 -> graph.output(p.text());
                case 6 -> graph.metadata.merge("attributes", p.text(), (a, b) -> a + ", " + b);
                case 7 -> operators.add(p.bytes());
                case 8 -> graph.metadata.put("doc_string", p.text());
                case 10 -> graph.metadata.put("domain", p.text());
                case 12 -> info(graph, p.bytes());
                case 13 -> graph.metadata.put("overload", p.text());
                case 14 -> OnnxNodes.property(p.bytes(), graph.metadata);
                default -> {}
            }
        }
        operators(operators, graph, 0);
    }
}
