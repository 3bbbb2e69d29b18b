package dev.loupe.cli.demo;

import dev.loupe.core.bytes.ProtoWriter;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/// A trained [Mlp] as an ONNX file: `row [n, features]` by Gemm, LeakyRelu, Gemm and Softmax to `probabilities [n, classes]`.
///
/// Source: onnx.proto of ONNX 1.16 (IR version 8, operator set 17), whose numbers of fields are named here.
final class OnnxNetwork {
    private static final int IR = 8;
    private static final int OPSET = 17;
    private static final int FLOAT = 1;
    private static final int ATTRIBUTE_FLOAT = 1;
    private static final int ATTRIBUTE_INT = 2;

    private final ProtoWriter graph = new ProtoWriter();

    private OnnxNetwork() {}

    /// The file's bytes.
    static byte[] of(Samples samples, Mlp.Dense hidden, Mlp.Dense output, float leak) {
        OnnxNetwork network = new OnnxNetwork();
        network.dense("hidden", "row", hidden);
        network.node(
                "hidden/LeakyRelu",
                "LeakyRelu",
                List.of("hidden"),
                "active",
                new ProtoWriter().text(1, "alpha").f32(2, leak).varint(20, ATTRIBUTE_FLOAT));
        network.dense("output", "active", output);
        network.node(
                "output/Softmax", "Softmax", List.of("output"), "probabilities", whole("axis", 1));
        network.graph.text(2, samples.name() + "-classifier");
        network.graph.message(11, value("row", samples.features().size()));
        network.graph.message(12, value("probabilities", samples.classes().size()));
        return new ProtoWriter()
                .varint(1, IR)
                .text(2, "loupe demo")
                .message(7, network.graph)
                .message(8, new ProtoWriter().text(1, "").varint(2, OPSET))
                .message(
                        14,
                        new ProtoWriter()
                                .text(1, "classes")
                                .text(2, String.join(", ", samples.classes())))
                .array();
    }

    private void node(
            String name, String operator, List<String> takes, String makes, ProtoWriter attribute) {
        ProtoWriter node = new ProtoWriter();
        takes.forEach(take -> node.text(1, take));
        graph.message(1, node.text(2, makes).text(3, name).text(4, operator).message(5, attribute));
    }

    private static ProtoWriter whole(String name, int value) {
        return new ProtoWriter().text(1, name).varint(3, value).varint(20, ATTRIBUTE_INT);
    }

    /// @param name of the layer and of what it makes
    private void dense(String name, String takes, Mlp.Dense learned) {
        String weight = name + ".weight";
        String bias = name + ".bias";
        node(name + "/Gemm", "Gemm", List.of(takes, weight, bias), name, whole("transB", 1));
        int outputs = learned.bias().length;
        tensor(weight, learned.weights(), outputs, learned.weights().length / outputs);
        tensor(bias, learned.bias(), outputs);
    }

    private void tensor(String name, float[] values, int... shape) {
        ProtoWriter tensor = new ProtoWriter();
        for (int length : shape) {
            tensor.varint(1, length);
        }
        ByteBuffer raw = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        raw.asFloatBuffer().put(values);
        graph.message(5, tensor.varint(2, FLOAT).text(8, name).bytes(9, raw.array()));
    }

    private static ProtoWriter value(String name, int width) {
        ProtoWriter shape =
                new ProtoWriter()
                        .message(1, new ProtoWriter().text(2, "n"))
                        .message(1, new ProtoWriter().varint(1, width));
        ProtoWriter type = new ProtoWriter().varint(1, FLOAT).message(2, shape);
        return new ProtoWriter().text(1, name).message(2, new ProtoWriter().message(1, type));
    }
}
