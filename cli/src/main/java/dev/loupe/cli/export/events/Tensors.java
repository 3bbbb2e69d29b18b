package dev.loupe.cli.export.events;

import dev.loupe.core.bytes.ProtoWriter;

import java.util.List;

/// TensorProtos, and what tells plugins what they are (`tensor.proto`, `types.proto`, `summary.proto`: SummaryMetadata).
final class Tensors {
    private static final int FLOAT = 1, DOUBLE = 2, STRING = 7;

    /// `DataClass`.
    static final int SCALAR = 1, TENSOR = 2, BLOB_SEQUENCE = 3;

    private Tensors() {}

    /// The field `tensor` of a Value.
    static ProtoWriter value(ProtoWriter tensor) {
        return new ProtoWriter().message(8, tensor);
    }

    static ProtoWriter metadata(String plugin, byte[] content, int dataClass) {
        return new ProtoWriter()
                .message(1, new ProtoWriter().text(1, plugin).bytes(2, content))
                .varint(4, dataClass);
    }

    static ProtoWriter doubles(double[] values, long... shape) {
        return head(DOUBLE, shape).doubles(6, values);
    }

    static ProtoWriter floats(double[] values, long... shape) {
        return head(FLOAT, shape).floats(5, values);
    }

    static ProtoWriter texts(List<byte[]> values, long... shape) {
        ProtoWriter tensor = head(STRING, shape);
        values.forEach(value -> tensor.bytes(8, value));
        return tensor;
    }

    private static ProtoWriter head(int type, long... shape) {
        ProtoWriter dimensions = new ProtoWriter();
        for (long size : shape) {
            dimensions.message(2, new ProtoWriter().varint(1, size));
        }
        return new ProtoWriter().varint(1, type).message(2, dimensions);
    }
}
