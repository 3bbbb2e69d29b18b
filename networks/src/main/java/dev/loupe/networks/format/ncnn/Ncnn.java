package dev.loupe.networks.format.ncnn;

import dev.loupe.core.DataType;
import dev.loupe.core.Reading;
import dev.loupe.core.Shape;
import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.networks.format.Format;
import dev.loupe.networks.format.GraphDraft;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.graph.Node;
import dev.loupe.networks.graph.Tensor;
import dev.loupe.networks.graph.Type;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// ncnn: `NAME.param` in text or `NAME.param.bin`, and the weights beside it in `NAME.bin`, which may be missing.
public final class Ncnn implements Format {
    private static final int MAGIC = 7767517;

    @Override
    public String name() {
        return "ncnn";
    }

    @Override
    public Reading<Model> read(ModelFile file) throws IOException {
        Bytes bytes = file.bytes();
        boolean text = bytes.says(0, MAGIC + "\n") || bytes.says(0, MAGIC + "\r\n");
        boolean binary = bytes.length() >= 12 && bytes.i32(0) == MAGIC;
        boolean pnnx = text && NcnnText.pnnx(bytes);
        if (!text && !binary || pnnx) {
            return new Reading.NotThisFormat<>(
                    pnnx ? "It is a PNNX model." : "It does not begin with " + MAGIC + ".");
        }
        List<NcnnLayer> layers = new ArrayList<>();
        Model.Damage damage = null;
        try {
            if (text) {
                NcnnText.read(bytes, layers);
            } else {
                new NcnnBinary(bytes).read(layers);
            }
        } catch (Broken broken) {
            damage = new Model.Damage(broken.offset(), String.valueOf(broken.getMessage()));
        }
        NcnnWeights weights = weights(file, text);
        Graph graph = graph(layers, weights);
        return new Reading.Read<>(
                new Model(
                        name(),
                        List.of(graph),
                        weights.tensors(),
                        Map.of(),
                        Tensor.parameters(weights.tensors()),
                        List.of(),
                        damage));
    }

    private static NcnnWeights weights(ModelFile file, boolean text) throws IOException {
        String own = String.valueOf(file.path().getFileName());
        String name =
                text
                        ? own.replaceFirst("(\\.param)?(\\.txt)?$", ".bin")
                        : own.replaceFirst("(\\.param)?\\.bin$", "") + ".bin";
        Optional<Path> beside = name.equals(own) ? Optional.empty() : file.companion(name);
        return new NcnnWeights(name, beside.isPresent() ? Bytes.map(beside.get()) : null);
    }

    private static Graph graph(List<NcnnLayer> layers, NcnnWeights weights) {
        GraphDraft draft = new GraphDraft("main", Graph.Role.MAIN);
        for (NcnnLayer layer : layers) {
            List<Node.Port> inputs = new ArrayList<>();
            List<Node.Port> outputs = new ArrayList<>();
            layer.inputs().forEach(blob -> inputs.add(draft.takes("", blob)));
            for (Tensor tensor : weights.of(layer)) {
                String formal = tensor.name().substring(layer.name().length() + 1);
                inputs.add(draft.weight(formal, tensor));
            }
            for (int i = 0; i < layer.outputs().size(); i++) {
                Node.Port made = draft.makes("", layer.outputs().get(i));
                draft.type(made, new Type.TensorOf(DataType.FLOAT32, shape(layer, i)));
                outputs.add(made);
                if (layer.type().equals("Input")) {
                    draft.input(made);
                }
            }
            draft.add(
                    new Node(
                            layer.name(),
                            layer.type(),
                            "",
                            inputs,
                            outputs,
                            layer.attributes(),
                            List.of(),
                            "",
                            Map.of()));
        }
        draft.outputsAreWhatNobodyTakes();
        return draft.graph();
    }

    /// What an input layer, or the hints of ncnnoptimize (rank, width, height, [depth,] channels for each output), say.
    private static @Nullable Shape shape(NcnnLayer layer, int output) {
        long w = layer.whole(0, 0);
        long h = layer.whole(1, 0);
        long c = layer.whole(2, 0);
        long d = layer.whole(11, 0);
        if (layer.type().equals("Input") && w > 0) {
            return d > 0
                    ? Shape.of(c, d, h, w)
                    : c > 0 ? Shape.of(c, h, w) : h > 0 ? Shape.of(h, w) : Shape.of(w);
        }
        long[] hints = layer.wholes(30);
        int step = layer.outputs().isEmpty() ? 0 : hints.length / layer.outputs().size();
        if (step < 4 || step > 5) {
            return null;
        }
        int at = output * step;
        int rank = (int) hints[at];
        if (rank < 1 || rank > step - 1) {
            return null;
        }
        long[] shape = new long[rank];
        for (int i = 0; i < rank; i++) {
            shape[rank - 1 - i] = hints[at + 1 + (step == 5 && rank == 3 && i == 2 ? 3 : i)];
        }
        return Shape.of(shape);
    }
}
