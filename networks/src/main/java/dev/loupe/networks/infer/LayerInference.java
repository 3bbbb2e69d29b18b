package dev.loupe.networks.infer;

import dev.loupe.core.DataType;
import dev.loupe.core.Shape;
import dev.loupe.core.Shape.Dimension;
import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.graph.Node;
import dev.loupe.networks.graph.Order;
import dev.loupe.networks.graph.Type;
import dev.loupe.networks.layer.Facts;
import dev.loupe.networks.layer.Layer;
import dev.loupe.networks.layer.Layers;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The same as [Inference] for formats whose nodes are told as layers ([Layers]), with the functions that they call. What their files say of a value stands.
final class LayerInference {
    private static final int DEEPEST = 64;
    private static final long MOST = 2_000_000;

    private final Model model;
    private final Map<String, Long> bound;
    private final @Nullable Frame[] frames;
    private long gone;

    LayerInference(Model model, Map<String, Long> bound) {
        this.model = model;
        this.bound = bound;
        frames = new Frame[model.graphs().size()];
    }

    /// `[graphs][values]`
    Type[][] types() {
        if (frames.length > 0) {
            run(frame(0), 0);
        }
        Type[][] types = new Type[frames.length][];
        for (int g = 0; g < frames.length; g++) {
            if (frames[g] == null) {
                run(frame(g), 0);
            }
            types[g] = frame(g).types();
        }
        return types;
    }

    private Frame frame(int g) {
        Frame frame = frames[g];
        if (frame == null) {
            frame = new Frame(model.graphs().get(g), null, bound);
            frames[g] = frame;
        }
        return frame;
    }

    private void run(Frame frame, int depth) {
        for (int i : Order.of(frame.graph)) {
            Node node = frame.graph.nodes().get(i);
            Call call = new Call(node, frame);
            if (depth > DEEPEST || gone++ > MOST) {
                return;
            }
            try {
                if (Layers.calls(node)) {
                    function(node.subgraphs().getFirst(), call, depth);
                    continue;
                }
                if (scripted() && !node.subgraphs().isEmpty()) {
                    bodies(call, frame, depth);
                    continue;
                }
                LayerContents.learn(model.format(), call);
                Layer layer = Layers.of(model.format(), node, new Known(call));
                if (layer != null) {
                    rank(layer, call);
                    Shape made = LayerShapes.of(layer, call);
                    DataType element = element(layer, call);
                    for (int k = 0; k < node.outputs().size(); k++) {
                        call.out(k, element, made);
                    }
                }
            } catch (NotKnown unknown) {
                continue;
            }
        }
    }

    private boolean scripted() {
        return model.format().equals("torchscript");
    }

    /// A script does not say how many axes values have. Those that a window slides over lie behind a batch and channels.
    private void rank(Layer layer, Call call) {
        int axes =
                switch (layer) {
                    case Layer.Convolution c -> c.steps().size().length;
                    case Layer.Transposed t -> t.steps().size().length;
                    case Layer.Pool pool -> pool.steps().size().length;
                    default -> 0;
                };
        if (scripted() && axes > 0 && call.has(0) && call.shapeOrNull(0) == null) {
            call.in(0, new Type.TensorOf(null, Extents.unknown(axes + 2)));
        }
    }

    /// Graphs that an operator of a script runs see the values around them. What both branches make of one shape is known behind them.
    private void bodies(Call call, Frame around, int depth) {
        List<Frame> inner = new ArrayList<>();
        for (int index : call.node.subgraphs()) {
            Frame frame = frames[index];
            if (frame == null) {
                frame = new Frame(model.graphs().get(index), around, bound);
                frames[index] = frame;
                run(frame, depth + 1);
            }
            inner.add(frame);
        }
        for (int k = 0; inner.size() == 2 && k < call.outputs(); k++) {
            Type one = made(inner.getFirst(), k);
            Type other = made(inner.getLast(), k);
            if (one.shape() != null && one.equals(other)) {
                call.out(k, one);
            }
        }
    }

    private static Type made(Frame frame, int output) {
        List<Integer> outputs = frame.graph.outputs();
        return output < outputs.size() ? frame.type(outputs.get(output)) : Type.UNKNOWN;
    }

    /// As the first input's; `float32`, which all these formats begin with, where nothing is said of that.
    private static DataType element(Layer layer, Call call) {
        DataType said = layer instanceof Layer.Embedding ? null : call.element(0);
        return said == null ? DataType.FLOAT32 : said;
    }

    /// A function that several call keeps the types of its first call.
    private void function(int index, Call call, int depth) {
        Graph graph = model.graphs().get(index);
        boolean first = frames[index] == null;
        Frame inner = first ? frame(index) : new Frame(graph, null, bound);
        for (int k = 0; k < graph.inputs().size(); k++) {
            if (call.has(k)) {
                inner.learn(graph.inputs().get(k), call.type(k));
            }
        }
        run(inner, depth + 1);
        for (int k = 0; k < graph.outputs().size(); k++) {
            call.out(k, inner.type(graph.outputs().get(k)));
        }
    }

    /// What is known of a call's inputs.
    private record Known(Call call) implements Facts {
        @Override
        public @Nullable Shape shape(int input) {
            return call.shapeOrNull(input);
        }

        @Override
        public long @Nullable [] extents(int input) {
            List<Dimension> content = input < 0 ? null : call.contentOrNull(input);
            return content == null
                    ? null
                    : content.stream()
                            .mapToLong(
                                    d -> d instanceof Shape.Fixed(long n) ? n : Layer.Reshaped.ANY)
                            .toArray();
        }

        @Override
        public long @Nullable [] wholes(int input) {
            List<Dimension> content = input < 0 ? null : call.contentOrNull(input);
            if (content == null) {
                return null;
            }
            try {
                return call.wholes(input);
            } catch (NotKnown names) {
                return null;
            }
        }
    }
}
