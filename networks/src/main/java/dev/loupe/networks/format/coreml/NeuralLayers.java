package dev.loupe.networks.format.coreml;

import dev.loupe.core.Shape;
import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.core.bytes.Proto;
import dev.loupe.networks.format.FieldTable;
import dev.loupe.networks.format.GraphDraft;
import dev.loupe.networks.graph.Attribute;
import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Node;
import dev.loupe.networks.graph.Tensor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A neural network of layers (NeuralNetwork.proto): `layers` 1, each with `name` 1, `input` 2, `output` 3 and one field more, which says its kind.
final class NeuralLayers {
    private static final int DEEPEST = 30;

    private final CoreMlModel model;

    NeuralLayers(CoreMlModel model) {
        this.model = model;
    }

    /// @param path names of the graphs around it
    void read(Bytes network, GraphDraft into, String path, int depth) {
        if (depth > DEEPEST) {
            throw new Broken(network.start(), "at most 30 networks within each other", "more");
        }
        for (Proto p = new Proto(network); p.next(); ) {
            if (p.field() == 1) {
                layer(p.bytes(), into, path, depth);
            }
        }
    }

    private void layer(Bytes message, GraphDraft draft, String path, int depth) {
        String name = "";
        String operator = "";
        List<String> inputs = new ArrayList<>();
        List<String> outputs = new ArrayList<>();
        Content content = new Content();
        for (Proto p = new Proto(message); p.next(); ) {
            switch (p.field()) {
                case 1 -> name = p.text();
                case 2 -> inputs.add(p.text());
                case 3 -> outputs.add(p.text());
                default -> {
                    FieldTable.Message layer = LayerSchema.of(p.field());
                    if (layer != null) {
                        operator = layer.head().get(1);
                        content.read(layer, p.bytes());
                    }
                }
            }
        }
        List<Node.Port> taken = new ArrayList<>();
        inputs.forEach(i -> taken.add(draft.takes("", i)));
        for (Map.Entry<String, Bytes> entry : content.weights.entrySet()) {
            Shape shape = content.shape(operator, entry.getKey());
            Tensor tensor = LayerWeights.read(name + "." + entry.getKey(), entry.getValue(), shape);
            if (tensor.stored() > 0) {
                taken.add(draft.weight(entry.getKey(), model.keep(tensor)));
            }
        }
        List<Integer> subgraphs = new ArrayList<>();
        for (Map.Entry<String, Bytes> entry : content.networks.entrySet()) {
            int index = model.graphs();
            String inner = path + "/" + name + "/" + entry.getKey();
            GraphDraft body = model.draft(inner, Graph.Role.SUBGRAPH);
            subgraphs.add(index);
            content.attributes.add(new Attribute(entry.getKey(), new Attribute.Runs(index)));
            read(entry.getValue(), body, inner, depth + 1);
        }
        draft.add(
                new Node(
                        name,
                        operator,
                        "",
                        taken,
                        outputs.stream().map(o -> draft.makes("", o)).toList(),
                        content.attributes,
                        subgraphs,
                        "",
                        Map.of()));
    }

    /// What the message of a layer's kind says.
    private static final class Content {
        final List<Attribute> attributes = new ArrayList<>();
        final Map<String, Bytes> weights = new LinkedHashMap<>();
        final Map<String, Bytes> networks = new LinkedHashMap<>();
        private final Map<String, List<Object>> said = new LinkedHashMap<>();

        void read(FieldTable.Message layer, Bytes message) {
            for (Proto p = new Proto(message); p.next(); ) {
                FieldTable.Field field = layer.fields().get(p.field());
                if (field != null) {
                    switch (field.kind().charAt(0)) {
                        case 'w' -> weights.put(field.name(), p.bytes());
                        case 'n' -> networks.put(field.name(), p.bytes());
                        case 'o' ->
                                attributes.add(
                                        new Attribute(
                                                field.kind().substring(1),
                                                new Attribute.Text(field.name())));
                        default ->
                                FieldTable.scalar(
                                        p,
                                        field.kind(),
                                        said.computeIfAbsent(field.name(), n -> new ArrayList<>()));
                    }
                }
            }
            said.forEach(
                    (name, values) -> {
                        if (!values.isEmpty()) {
                            attributes.add(FieldTable.attribute(name, values));
                        }
                    });
        }

        private long whole(String name, int index, long otherwise) {
            List<Object> values = said.getOrDefault(name, List.of());
            return index < values.size() && values.get(index) instanceof Long whole && whole > 0
                    ? whole
                    : otherwise;
        }

        /// Kernels as `[out, in a group, height, width]`, deconvolutions with the inputs first; matrices as `[out, in]`.
        Shape shape(String operator, String weights) {
            if (!weights.equals("weights")) {
                return Shape.of(-1);
            }
            return switch (operator) {
                case "convolution" ->
                        Shape.of(
                                whole("outputChannels", 0, 1),
                                whole("kernelChannels", 0, 1),
                                whole("kernelSize", 0, 3),
                                whole("kernelSize", 1, 3));
                case "innerProduct" ->
                        Shape.of(whole("outputChannels", 0, 1), whole("inputChannels", 0, 1));
                case "embedding" ->
                        Shape.of(whole("outputChannels", 0, 1), whole("inputDim", 0, 1));
                default -> Shape.of(-1);
            };
        }
    }
}
