package dev.loupe.networks.schematic.derive;

import dev.loupe.core.Shape;
import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Node;
import dev.loupe.networks.schematic.derive.Step.Volume;

import org.jspecify.annotations.Nullable;

/// The sizes of feature maps in a graph: what the file says, else what follows from the operators before. Channels come first, as in ONNX.
///
/// Source: ONNX operators Conv, ConvTranspose and MaxPool, version 11, output shapes.
final class Volumes {
    private final Graph graph;
    private final Weighed weighed;
    private final Derivation.Wish wish;
    private final @Nullable Volume[] volumes;

    Volumes(Graph graph, Weighed weighed, Derivation.Wish wish) {
        this.graph = graph;
        this.weighed = weighed;
        this.wish = wish;
        volumes = new @Nullable Volume[graph.values().size()];
        for (int i = 0; i < volumes.length; i++) {
            volumes[i] = said(i);
        }
        for (Node node : graph.nodes()) {
            infer(node);
        }
    }

    /// @return null where it is not known
    @Nullable Volume of(int value) {
        return value < 0 ? null : volumes[value];
    }

    private @Nullable Volume said(int value) {
        Shape shape = graph.values().get(value).type().shape();
        if (shape == null || shape.rank() != 4) {
            return null;
        }
        boolean input = graph.inputs().contains(value);
        int channels = fixed(shape, 1, 0);
        int height = fixed(shape, 2, input ? wish.height() : 0);
        int width = fixed(shape, 3, input ? wish.width() : 0);
        return channels > 0 && height > 0 && width > 0 ? new Volume(channels, height, width) : null;
    }

    private static int fixed(Shape shape, int dimension, int otherwise) {
        long size = Weighed.size(shape, dimension);
        return size > 0 && size <= 1_000_000 ? (int) size : otherwise;
    }

    private void infer(Node node) {
        int data = weighed.data(node);
        if (node.outputs().isEmpty() || data < 0) {
            return;
        }
        int out = node.outputs().getFirst().value();
        Volume in = volumes[data];
        if (out < 0 || volumes[out] != null || in == null) {
            return;
        }
        volumes[out] =
                switch (node.operator()) {
                    case "Conv", "FusedConv", "QLinearConv", "ConvInteger" ->
                            windowed(node, in, channels(node, in));
                    case "ConvTranspose" -> widened(node, in);
                    case "MaxPool", "AveragePool", "LpPool" -> windowed(node, in, in.channels());
                    case "GlobalAveragePool", "GlobalMaxPool", "GlobalLpPool" ->
                            new Volume(in.channels(), 1, 1);
                    case "Concat" -> joined(node, in);
                    case "Flatten",
                            "Reshape",
                            "Resize",
                            "Upsample",
                            "Squeeze",
                            "Transpose",
                            "ReduceMean",
                            "Gemm",
                            "MatMul",
                            "Shape",
                            "Gather",
                            "Slice",
                            "Pad",
                            "DepthToSpace",
                            "SpaceToDepth",
                            "Split",
                            "Expand",
                            "Unsqueeze" ->
                            null;
                    default -> in;
                };
    }

    private int channels(Node node, Volume in) {
        Weighed.Found weight = weight(node);
        return weight == null ? in.channels() : (int) Math.max(1, weight.size(0));
    }

    /// The kernel: the first stored input of more than two dimensions.
    Weighed.@Nullable Found weight(Node node) {
        for (Node.Port port : node.inputs()) {
            Weighed.Found found = port.value() < 0 ? null : weighed.of(port.value());
            if (found != null && found.tensor().shape().rank() > 2) {
                return found;
            }
        }
        return null;
    }

    /// @param axis 0 for height, 1 for width
    int kernel(Node node, int axis) {
        Weighed.Found weight = weight(node);
        int own =
                weight != null && weight.tensor().shape().rank() == 4
                        ? (int) Math.max(1, weight.size(2 + axis))
                        : 1;
        return Math.max(1, Attributes.whole(node, "kernel_shape", axis, 2, own));
    }

    private @Nullable Volume windowed(Node node, Volume in, int channels) {
        int height = windowed(node, in.height(), 0);
        int width = windowed(node, in.width(), 1);
        return height > 0 && width > 0 ? new Volume(channels, height, width) : null;
    }

    private int windowed(Node node, int size, int axis) {
        int stride = Math.max(1, Attributes.whole(node, "strides", axis, 2, 1));
        int reach = Attributes.whole(node, "dilations", axis, 2, 1) * (kernel(node, axis) - 1) + 1;
        String automatic = Attributes.text(node, "auto_pad", "NOTSET");
        if (automatic.startsWith("SAME")) {
            return (size + stride - 1) / stride;
        }
        int pads = automatic.equals("VALID") ? 0 : pads(node, axis);
        int room = size + pads - reach;
        boolean up = Attributes.whole(node, "ceil_mode", 0) == 1;
        return room < 0 ? 0 : (room + (up ? stride - 1 : 0)) / stride + 1;
    }

    private static int pads(Node node, int axis) {
        return Attributes.whole(node, "pads", axis, 4, 0)
                + Attributes.whole(node, "pads", axis + 2, 4, 0);
    }

    private @Nullable Volume widened(Node node, Volume in) {
        Weighed.Found weight = weight(node);
        if (weight == null) {
            return null;
        }
        int[] size = {in.height(), in.width()};
        for (int axis = 0; axis < 2; axis++) {
            int stride = Math.max(1, Attributes.whole(node, "strides", axis, 2, 1));
            int reach = Attributes.whole(node, "dilations", axis, 2, 1) * (kernel(node, axis) - 1);
            size[axis] =
                    (size[axis] - 1) * stride
                            - pads(node, axis)
                            + reach
                            + 1
                            + Attributes.whole(node, "output_padding", axis, 2, 0);
        }
        int channels = (int) weight.size(1) * Attributes.whole(node, "group", 1);
        return size[0] > 0 && size[1] > 0
                ? new Volume(Math.max(1, channels), size[0], size[1])
                : null;
    }

    private @Nullable Volume joined(Node node, Volume first) {
        if (Attributes.whole(node, "axis", 0) != 1) {
            return null;
        }
        int channels = 0;
        for (Node.Port port : node.inputs()) {
            Volume part = of(port.value());
            if (part == null) {
                return null;
            }
            channels += part.channels();
        }
        return new Volume(channels, first.height(), first.width());
    }
}
