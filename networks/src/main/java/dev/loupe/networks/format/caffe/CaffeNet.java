package dev.loupe.networks.format.caffe;

import dev.loupe.core.DataType;
import dev.loupe.core.Shape;
import dev.loupe.networks.format.GraphDraft;
import dev.loupe.networks.graph.Attribute;
import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.graph.Node;
import dev.loupe.networks.graph.Tensor;
import dev.loupe.networks.graph.Type;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A network while it is read. Layers that write over what they take, such as `ReLU`, make another value of the same name.
final class CaffeNet {
    String name = "";
    final List<String> inputs = new ArrayList<>();

    /// The extents of inputs that have a shape of their own.
    final List<long[]> shapes = new ArrayList<>();

    /// Four extents for each input, in old files.
    final List<Long> extents = new ArrayList<>();

    final List<CaffeLayer> layers = new ArrayList<>();

    Model model(Model.@Nullable Damage damage) {
        GraphDraft draft = new GraphDraft(name.isEmpty() ? "main" : name, Graph.Role.MAIN);
        List<Tensor> tensors = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            draft.type(draft.input(inputs.get(i)), floats(shape(i)));
        }
        for (CaffeLayer layer : layers) {
            List<Node.Port> taken = new ArrayList<>();
            List<Node.Port> made = new ArrayList<>();
            layer.bottoms.forEach(b -> taken.add(draft.takes("", b)));
            for (int i = 0; i < layer.blobs.size(); i++) {
                taken.add(draft.weight(layer.formal(i), named(layer, i, tensors)));
            }
            layer.tops.forEach(t -> made.add(draft.makes("", t)));
            if (layer.type.equals("Input")) {
                for (int i = 0; i < made.size(); i++) {
                    long[] said =
                            layer.shapes.isEmpty()
                                    ? null
                                    : layer.shapes.get(Math.min(i, layer.shapes.size() - 1));
                    draft.type(made.get(i), floats(said));
                    draft.input(made.get(i));
                }
            }
            if (layer.type.equals("Reshape") && !layer.shapes.isEmpty()) {
                layer.attributes.add(
                        new Attribute("shape", new Attribute.Wholes(layer.shapes.getFirst())));
            }
            draft.add(
                    new Node(
                            layer.name,
                            layer.type,
                            "",
                            taken,
                            made,
                            layer.attributes,
                            List.of(),
                            "",
                            layer.metadata));
        }
        draft.outputsAreWhatNobodyTakes();
        return new Model(
                "caffe",
                List.of(draft.graph()),
                tensors,
                Map.of(),
                Tensor.parameters(tensors),
                List.of(),
                damage);
    }

    private static Tensor named(CaffeLayer layer, int i, List<Tensor> tensors) {
        Tensor blob = layer.blobs.get(i);
        Tensor named =
                new Tensor(
                        layer.name + "." + layer.formal(i),
                        blob.type(),
                        blob.shape(),
                        blob.stored(),
                        blob.content());
        tensors.add(named);
        return named;
    }

    private long @Nullable [] shape(int input) {
        if (input < shapes.size()) {
            return shapes.get(input);
        }
        return 4 * input + 4 > extents.size()
                ? null
                : extents.subList(4 * input, 4 * input + 4).stream()
                        .mapToLong(Long::longValue)
                        .toArray();
    }

    private static Type floats(long @Nullable [] shape) {
        return new Type.TensorOf(DataType.FLOAT32, shape == null ? null : Shape.of(shape));
    }
}
