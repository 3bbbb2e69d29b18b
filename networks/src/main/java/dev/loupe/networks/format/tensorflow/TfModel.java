package dev.loupe.networks.format.tensorflow;

import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.core.bytes.Proto;
import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.graph.Tensor;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/// A model in protobuf while it is read. What was read before the first broken place is kept.
///
/// ```
/// SavedModel    saved_model_schema_version 1, meta_graphs 2
/// MetaGraphDef  meta_info_def 1 {tags 4, tensorflow_version 5}, graph_def 2, signature_def 5 {key 1, value 2 {inputs 1, outputs 2, method_name 3}}
/// GraphDef      node 1, library 2 {function 1}, versions 4 {producer 1}
/// ```
///
/// Source: tensorflow/core of TensorFlow 2.21.
final class TfModel {
    /// Signatures that initialise or train.
    private static final String INTERNAL = "__saved_model";

    private final String format;
    private final List<Tensor> stored;
    private final Map<String, Tensor> variables;
    private final List<Tensor> weights = new ArrayList<>();
    private final Map<String, String> metadata = new LinkedHashMap<>();
    private final List<Graph> graphs = new ArrayList<>();
    private Model.@Nullable Damage damage;

    /// @param format    its name in `inspect`: `savedmodel`, `metagraph` or `graphdef`
    /// @param stored    tensors of the checkpoint beside it
    /// @param variables the same by the names of the variables
    TfModel(
            String format,
            List<Tensor> stored,
            Map<String, Tensor> variables,
            Model.@Nullable Damage damage) {
        this.format = format;
        this.stored = stored;
        this.variables = variables;
        this.damage = damage;
    }

    private void damaged(Broken broken) {
        if (damage == null) {
            damage = new Model.Damage(broken.offset(), String.valueOf(broken.getMessage()));
        }
    }

    private Model model() {
        List<Tensor> all = new ArrayList<>(weights);
        all.addAll(stored);
        return new Model(format, graphs, all, metadata, Tensor.parameters(all), List.of(), damage);
    }

    /// Reads the first meta graph.
    Model saved(Bytes message) {
        List<Bytes> metaGraphs = fields(message, 2);
        if (metaGraphs.size() > 1) {
            metadata.put("meta_graphs", metaGraphs.size() + ", the first is read");
        }
        return metaGraphs.isEmpty() ? model() : meta(metaGraphs.getFirst());
    }

    Model meta(Bytes message) {
        Bytes graph = Bytes.of(new byte[0]);
        List<Bytes> signatures = new ArrayList<>();
        for (TfParts.Part part : parts(message)) {
            switch (part.field()) {
                case 1 -> info(part.body());
                case 2 -> graph = part.body();
                case 5 -> signatures.add(part.body());
                default -> {}
            }
        }
        List<String> outputs = new ArrayList<>();
        for (Bytes signature : signatures) {
            try {
                signature(signature, outputs);
            } catch (Broken broken) {
                damaged(broken);
            }
        }
        return graph(graph, outputs);
    }

    private void info(Bytes message) {
        for (TfParts.Part part : parts(message)) {
            switch (part.field()) {
                case 4 -> metadata.merge("tags", part.body().text(), (a, b) -> a + ", " + b);
                case 5 -> metadata.put("tensorflow_version", part.body().text());
                default -> {}
            }
        }
    }

    private void signature(Bytes entry, List<String> outputs) {
        String key = Proto.textOf(entry, 1);
        for (Bytes value : Proto.all(entry, 2)) {
            StringJoiner in = new StringJoiner(", ");
            StringJoiner out = new StringJoiner(", ");
            for (Proto p = new Proto(value); p.next(); ) {
                if (p.field() != 1 && p.field() != 2) {
                    continue;
                }
                Bytes named = p.bytes();
                String tensor =
                        Proto.all(named, 2).stream()
                                .map(info -> Proto.textOf(info, 1))
                                .findFirst()
                                .orElse("");
                (p.field() == 1 ? in : out).add(Proto.textOf(named, 1) + "=" + tensor);
                if (p.field() == 2 && !tensor.isEmpty() && !key.startsWith(INTERNAL)) {
                    outputs.add(tensor);
                }
            }
            if (in.length() + out.length() > 0) {
                metadata.put("signature " + key, in + " → " + out);
            }
        }
    }

    /// @param outputs what signatures give
    Model graph(Bytes message, List<String> outputs) {
        List<Bytes> nodes = new ArrayList<>();
        List<Bytes> functions = new ArrayList<>();
        for (TfParts.Part part : parts(message)) {
            switch (part.field()) {
                case 1 -> nodes.add(part.body());
                case 2 -> functions.addAll(fields(part.body(), 1));
                case 4 -> versions(part.body());
                default -> {}
            }
        }
        Map<String, Integer> index = new HashMap<>();
        for (int i = 0; i < functions.size(); i++) {
            index.putIfAbsent(name(functions.get(i), i), i + 1);
        }
        TfGraph main = new TfGraph("main", Graph.Role.MAIN, index, variables);
        nodes(nodes, main);
        outputs.forEach(main::wanted);
        graphs.add(main.graph());
        for (int i = 0; i < functions.size(); i++) {
            function(functions.get(i), i, index);
        }
        return model();
    }

    private void versions(Bytes message) {
        try {
            for (Proto p = new Proto(message); p.next(); ) {
                if (p.field() == 1) {
                    metadata.put("graph_version", Long.toString(p.varint()));
                }
            }
        } catch (Broken broken) {
            damaged(broken);
        }
    }

    private List<TfParts.Part> parts(Bytes message) {
        TfParts parts = TfParts.of(message);
        Broken broken = parts.broken();
        if (broken != null) {
            damaged(broken);
        }
        return parts.parts();
    }

    private List<Bytes> fields(Bytes message, int field) {
        return parts(message).stream()
                .filter(part -> part.field() == field && part.wire() == Proto.BYTES)
                .map(TfParts.Part::body)
                .toList();
    }

    private void nodes(List<Bytes> messages, TfGraph graph) {
        try {
            for (Bytes message : messages) {
                TfNode node = TfNodes.read(message);
                graph.add(node);
                Tensor value = node.value();
                if (value != null) {
                    weights.add(value);
                }
            }
        } catch (Broken broken) {
            damaged(broken);
        }
    }

    private String name(Bytes function, int index) {
        List<Bytes> signatures = fields(function, 1);
        try {
            String said = signatures.isEmpty() ? "" : Proto.textOf(signatures.getFirst(), 1);
            return said.isEmpty() ? "function " + index : said;
        } catch (Broken broken) {
            damaged(broken);
            return "function " + index;
        }
    }

    private void function(Bytes message, int number, Map<String, Integer> index) {
        String said = name(message, number);
        boolean repeated = said.equals("main") || index.getOrDefault(said, 0) != number + 1;
        TfGraph graph =
                new TfGraph(
                        repeated ? said + " (" + (number + 1) + ")" : said,
                        Graph.Role.FUNCTION,
                        index,
                        variables);
        TfFunction function = TfFunction.read(message);
        Broken broken = function.broken();
        if (broken != null) {
            damaged(broken);
        }
        function.arguments().forEach(graph::argument);
        nodes(function.nodes(), graph);
        function.returns().forEach(graph::wanted);
        graphs.add(graph.graph());
    }
}
