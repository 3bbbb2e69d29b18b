package dev.loupe.networks.schematic.derive;

import dev.loupe.core.Shape;
import dev.loupe.networks.graph.Attribute;
import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.graph.Node;
import dev.loupe.networks.graph.Type;
import dev.loupe.networks.graph.Value;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Graphs of Keras and TensorFlow Lite said in ONNX's words: operators, windows, and sizes with the channels first.
///
/// Sources: Keras 3 API, layers' arguments; TensorFlow Lite's `schema.fbs`, options of the built-in operators.
final class ChannelsLast {
    private static final Map<String, String> OPERATORS =
            Map.ofEntries(
                    Map.entry("Conv1D", "Conv"),
                    Map.entry("Conv2D", "Conv"),
                    Map.entry("DepthwiseConv1D", "Conv"),
                    Map.entry("DepthwiseConv2D", "Conv"),
                    Map.entry("SeparableConv1D", "Conv"),
                    Map.entry("SeparableConv2D", "Conv"),
                    Map.entry("Conv1DTranspose", "ConvTranspose"),
                    Map.entry("Conv2DTranspose", "ConvTranspose"),
                    Map.entry("MaxPooling1D", "MaxPool"),
                    Map.entry("MaxPooling2D", "MaxPool"),
                    Map.entry("AveragePooling1D", "AveragePool"),
                    Map.entry("AveragePooling2D", "AveragePool"),
                    Map.entry("GlobalAveragePooling1D", "GlobalAveragePool"),
                    Map.entry("GlobalAveragePooling2D", "GlobalAveragePool"),
                    Map.entry("GlobalMaxPooling1D", "GlobalMaxPool"),
                    Map.entry("GlobalMaxPooling2D", "GlobalMaxPool"),
                    Map.entry("Dense", "MatMul"),
                    Map.entry("CONV_2D", "Conv"),
                    Map.entry("DEPTHWISE_CONV_2D", "Conv"),
                    Map.entry("TRANSPOSE_CONV", "ConvTranspose"),
                    Map.entry("MAX_POOL_2D", "MaxPool"),
                    Map.entry("AVERAGE_POOL_2D", "AveragePool"),
                    Map.entry("FULLY_CONNECTED", "Linear"));

    /// Names of functions, in small letters and without signs, as ONNX calls them.
    private static final Map<String, String> FUNCTIONS =
            Map.ofEntries(
                    Map.entry("relu", "Relu"),
                    Map.entry("leakyrelu", "LeakyRelu"),
                    Map.entry("prelu", "PRelu"),
                    Map.entry("elu", "Elu"),
                    Map.entry("selu", "Selu"),
                    Map.entry("gelu", "Gelu"),
                    Map.entry("sigmoid", "Sigmoid"),
                    Map.entry("logistic", "Sigmoid"),
                    Map.entry("tanh", "Tanh"),
                    Map.entry("softmax", "Softmax"),
                    Map.entry("logsoftmax", "LogSoftmax"),
                    Map.entry("softplus", "Softplus"),
                    Map.entry("softsign", "Softsign"),
                    Map.entry("silu", "Swish"),
                    Map.entry("swish", "Swish"),
                    Map.entry("mish", "Mish"),
                    Map.entry("hardswish", "HardSwish"),
                    Map.entry("hardsigmoid", "HardSigmoid"));

    private ChannelsLast() {}

    /// The model with its main graph said so; the same one where that is not needed.
    static Model turned(Model model) {
        boolean known =
                model.network()
                        && model.graphs().getFirst().nodes().stream()
                                .anyMatch(node -> OPERATORS.containsKey(node.operator()));
        if (!known) {
            return model;
        }
        List<Graph> graphs = new ArrayList<>(model.graphs());
        graphs.set(0, turned(graphs.getFirst()));
        return model.withGraphs(graphs);
    }

    private static Graph turned(Graph graph) {
        boolean last =
                graph.nodes().stream()
                        .noneMatch(
                                node ->
                                        Attributes.text(node, "data_format", "")
                                                .equals("channels_first"));
        Weighed weighed = new Weighed(graph);
        return new Graph(
                graph.name(),
                graph.role(),
                graph.nodes().stream().map(node -> turned(node, graph, weighed)).toList(),
                last ? graph.values().stream().map(ChannelsLast::turned).toList() : graph.values(),
                graph.inputs(),
                graph.outputs(),
                graph.metadata());
    }

    private static Value turned(Value value) {
        if (value.data() != null || !(value.type() instanceof Type.TensorOf type)) {
            return value;
        }
        Shape shape = type.shape();
        if (shape == null || shape.rank() < 3 || shape.rank() > 4) {
            return value;
        }
        List<Shape.Dimension> sizes = new ArrayList<>(shape.dimensions());
        sizes.add(1, sizes.removeLast());
        return new Value(value.name(), new Type.TensorOf(type.element(), new Shape(sizes)), null);
    }

    private static Node turned(Node node, Graph graph, Weighed weighed) {
        List<Attribute> attributes = new ArrayList<>(node.attributes());
        windows(node, attributes);
        stored(node, weighed, attributes);
        if (node.operator().toLowerCase(Locale.ROOT).startsWith("depthwise")) {
            attributes.add(0, new Attribute("group", new Attribute.Whole(channels(node, graph))));
        }
        String function = function(Attributes.text(node, "activation", ""));
        function =
                function.isEmpty()
                        ? function(Attributes.text(node, "fused_activation_function", ""))
                        : function;
        if (!function.isEmpty()) {
            attributes.add(0, new Attribute(Steps.FUSED, new Attribute.Text(function)));
        }
        return new Node(
                node.name(),
                operator(node, graph, function),
                node.domain(),
                node.inputs(),
                node.outputs(),
                attributes,
                node.subgraphs(),
                node.scope(),
                node.metadata());
    }

    private static String operator(Node node, Graph graph, String function) {
        String own = node.operator();
        if (own.equals("Activation") && !function.isEmpty()) {
            return function;
        }
        if (own.equals("MEAN") && ranks(node, graph, 4, 2)) {
            return "GlobalAveragePool";
        }
        String named = OPERATORS.get(own);
        return named != null ? named : function(own).isEmpty() ? own : function(own);
    }

    private static boolean ranks(Node node, Graph graph, int before, int after) {
        return !node.inputs().isEmpty()
                && !node.outputs().isEmpty()
                && rank(graph, node.inputs().getFirst().value()) == before
                && rank(graph, node.outputs().getFirst().value()) == after;
    }

    /// Of what an operator makes; 0 where it is not known.
    private static long channels(Node node, Graph graph) {
        int out = node.outputs().isEmpty() ? -1 : node.outputs().getFirst().value();
        Shape shape = out < 0 ? null : graph.values().get(out).type().shape();
        return shape == null || shape.rank() == 0
                ? 0
                : Math.max(0, Weighed.size(shape, shape.rank() - 1));
    }

    private static int rank(Graph graph, int value) {
        Shape shape = value < 0 ? null : graph.values().get(value).type().shape();
        return shape == null ? -1 : shape.rank();
    }

    /// What ONNX calls a function that others name in their own way; empty if it is none.
    static String function(String name) {
        return FUNCTIONS.getOrDefault(name.toLowerCase(Locale.ROOT).replace("_", ""), "");
    }

    /// Kernels, strides and padding under ONNX's names, in front of what the file says.
    private static void windows(Node node, List<Attribute> attributes) {
        pair(node, attributes, "kernel_shape", "kernel_size");
        pair(node, attributes, "kernel_shape", "pool_size");
        pair(node, attributes, "dilations", "dilation_rate");
        sides(node, attributes, "kernel_shape", "filter_height", "filter_width");
        sides(node, attributes, "strides", "stride_h", "stride_w");
        sides(node, attributes, "dilations", "dilation_h_factor", "dilation_w_factor");
        String padding = Attributes.text(node, "padding", "").toUpperCase(Locale.ROOT);
        if (padding.equals("SAME") || padding.equals("VALID")) {
            String said = padding.equals("SAME") ? "SAME_UPPER" : padding;
            attributes.add(0, new Attribute("auto_pad", new Attribute.Text(said)));
        }
        boolean pools =
                node.operator().endsWith("Pooling2D") || node.operator().endsWith("Pooling1D");
        if (pools && Attributes.along(node, "strides", 1, 0) == 0) {
            pair(node, attributes, "strides", "pool_size");
        }
    }

    /// TensorFlow says the window by its kernel alone, `[height, width, in, out]`.
    private static void stored(Node node, Weighed weighed, List<Attribute> attributes) {
        if (!node.operator().matches("Conv2D|DepthwiseConv2dNative")
                || Attributes.along(node, "kernel_size", 1, 0) > 0
                || node.inputs().size() < 2
                || node.inputs().get(1).value() < 0) {
            return;
        }
        Weighed.Found found = weighed.of(node.inputs().get(1).value());
        Shape kernel = found == null ? null : found.tensor().shape();
        if (kernel != null && kernel.rank() == 4 && Weighed.size(kernel, 1) > 0) {
            add(
                    attributes,
                    "kernel_shape",
                    Math.clamp(Weighed.size(kernel, 0), 1, 10_000),
                    Math.clamp(Weighed.size(kernel, 1), 1, 10_000));
            long out = Weighed.size(kernel, 3);
            if (out > 0 && node.operator().equals("Conv2D")) {
                attributes.add(0, new Attribute("filters", new Attribute.Whole(out)));
            }
        }
    }

    private static void pair(Node node, List<Attribute> attributes, String name, String said) {
        int height = Attributes.along(node, said, 0, 0);
        int width = Attributes.along(node, said, 1, Attributes.whole(node, said, 0));
        if (width > 0) {
            add(attributes, name, height > 0 ? height : width, width);
        }
    }

    private static void sides(
            Node node, List<Attribute> attributes, String name, String height, String width) {
        int across = Attributes.whole(node, width, 0);
        if (across > 0) {
            add(attributes, name, Math.max(1, Attributes.whole(node, height, 1)), across);
        }
    }

    private static void add(List<Attribute> attributes, String name, int height, int width) {
        attributes.add(0, new Attribute(name, new Attribute.Wholes(new long[] {height, width})));
    }
}
