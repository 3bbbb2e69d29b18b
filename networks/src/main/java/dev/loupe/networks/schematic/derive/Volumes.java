package dev.loupe.networks.schematic.derive;

import dev.loupe.core.Shape;
import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Node;
import dev.loupe.networks.schematic.derive.Step.Volume;
import dev.loupe.networks.weights.TensorNumbers;

import org.jspecify.annotations.Nullable;

import java.io.IOException;

/// The sizes of feature maps in a graph: what the file says, else what follows from the operators before. Channels come first, as in ONNX ([ChannelsLast] makes others so); maps of one dimension have height 1.
///
/// Source: ONNX operators Conv, ConvTranspose, MaxPool and Resize, version 11, output shapes.
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
        if (shape == null || shape.rank() < 3 || shape.rank() > 4) {
            return null;
        }
        boolean input = graph.inputs().contains(value);
        if (shape.rank() == 3) {
            int channels = fixed(shape, 1, 0);
            int width = fixed(shape, 2, input ? wish.width() : 0);
            return channels > 0 && width > 0 ? new Volume(channels, 1, width) : null;
        }
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
                    case "Resize", "Upsample" -> resized(node, in);
                    case "Flatten",
                            "Reshape",
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
        int said = Attributes.whole(node, "filters", 0);
        int times = Attributes.whole(node, "depth_multiplier", 0);
        if (said > 0 || times > 0) {
            return said > 0 ? said : in.channels() * times;
        }
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
        int rank = weight == null ? 0 : weight.tensor().shape().rank();
        int own =
                weight != null && (rank == 4 || rank == 3 && axis == 1)
                        ? (int) Math.max(1, weight.size(rank - (last(node) ? 3 : 2) + axis))
                        : 1;
        return Math.max(1, Attributes.along(node, "kernel_shape", axis, own));
    }

    /// Whether its kernel ends in channels: TensorFlow Lite's, `[out, height, width, in]`, that do not say their extent.
    private static boolean last(Node node) {
        return Attributes.whole(node, "stride_w", 0) > 0;
    }

    private @Nullable Volume windowed(Node node, Volume in, int channels) {
        int height = windowed(node, in.height(), 0);
        int width = windowed(node, in.width(), 1);
        return height > 0 && width > 0 ? new Volume(channels, height, width) : null;
    }

    private int windowed(Node node, int size, int axis) {
        int stride = Math.max(1, Attributes.along(node, "strides", axis, 1));
        int reach = Attributes.along(node, "dilations", axis, 1) * (kernel(node, axis) - 1) + 1;
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
        int one =
                axis == 0
                        ? 0
                        : Attributes.whole(node, "pads", 0, 2, 0)
                                + Attributes.whole(node, "pads", 1, 2, 0);
        return one
                + Attributes.whole(node, "pads", axis, 4, 0)
                + Attributes.whole(node, "pads", axis + 2, 4, 0);
    }

    private @Nullable Volume widened(Node node, Volume in) {
        Weighed.Found weight = weight(node);
        if (weight == null) {
            return null;
        }
        int[] size = {in.height(), in.width()};
        for (int axis = 0; axis < 2; axis++) {
            int stride = Math.max(1, Attributes.along(node, "strides", axis, 1));
            int reach = Attributes.along(node, "dilations", axis, 1) * (kernel(node, axis) - 1);
            size[axis] =
                    (size[axis] - 1) * stride
                            - pads(node, axis)
                            + reach
                            + 1
                            + Attributes.along(node, "output_padding", axis, 0);
        }
        int channels = (int) weight.size(1) * Attributes.whole(node, "group", 1);
        return size[0] > 0 && size[1] > 0
                ? new Volume(Math.max(1, channels), size[0], size[1])
                : null;
    }

    /// By stored scales (fractions) or sizes (whole numbers), which have an entry for each of four dimensions.
    private @Nullable Volume resized(Node node, Volume in) {
        for (Node.Port port : node.inputs()) {
            Weighed.Found found = port.value() < 0 ? null : weighed.of(port.value());
            if (found == null || found.tensor().stored() != 4) {
                continue;
            }
            try {
                TensorNumbers numbers = TensorNumbers.of(found.tensor());
                boolean sizes = found.tensor().type().name().startsWith("int");
                double height = numbers.at(2) * (sizes ? 1 : in.height());
                double width = numbers.at(3) * (sizes ? 1 : in.width());
                if (height >= 1 && width >= 1 && height <= 1e6 && width <= 1e6) {
                    return new Volume(in.channels(), (int) height, (int) width);
                }
            } catch (IOException | IllegalArgumentException _) {
                return null;
            }
        }
        return null;
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
