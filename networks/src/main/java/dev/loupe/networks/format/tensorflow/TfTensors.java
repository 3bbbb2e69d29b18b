package dev.loupe.networks.format.tensorflow;

import dev.loupe.core.DataType;
import dev.loupe.core.Shape;
import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.core.bytes.Proto;
import dev.loupe.core.tensorflow.TfTypes;
import dev.loupe.networks.graph.Tensor;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/// Constants (tensorflow/core/framework/tensor.proto, TensorProto): elements in one piece (`tensor_content`), or one by one, where the last stands for all that are missing.
///
/// ```
/// dtype 1, tensor_shape 2, tensor_content 4, float_val 5, double_val 6, int_val 7, string_val 8, scomplex_val 9, int64_val 10,
/// bool_val 11, dcomplex_val 12, half_val 13, uint32_val 16, uint64_val 17, float8_val 18
/// ```
final class TfTensors {
    private static final long LONGEST_REPEATED = 256L << 20;

    private TfTensors() {}

    /// Null if its type or shape is not known.
    static @Nullable Tensor read(String name, Bytes message) {
        DataType type = null;
        Shape shape = new Shape(java.util.List.of());
        Bytes whole = null;
        boolean parts = false;
        for (Proto p = new Proto(message); p.next(); ) {
            switch (p.field()) {
                case 1 -> type = TfTypes.element(p.varint());
                case 2 -> shape = TfTypes.shape(p.bytes());
                case 4 -> whole = p.bytes();
                case 5, 6, 7, 8, 9, 10, 11, 12, 13, 16, 17, 18 -> parts = true;
                default -> {}
            }
        }
        if (type == null || shape == null || shape.elements() < 0) {
            return null;
        }
        return new Tensor(
                name, type, shape, shape.elements(), content(message, type, shape, whole, parts));
    }

    private static Tensor.Content content(
            Bytes message, DataType type, Shape shape, @Nullable Bytes whole, boolean parts) {
        long need = type.bytesFor(shape.elements());
        if (type.bytes() == 0) {
            return new Tensor.Absent("Elements of type " + type.name() + " are not read.");
        }
        if (whole != null && whole.length() > 0) {
            if (whole.length() != need) {
                throw new Broken(whole.start(), need + " bytes of a constant", whole.length() + "");
            }
            return new Tensor.Mapped(whole);
        }
        if (need > LONGEST_REPEATED && need / 64 > message.length()) {
            return new Tensor.Absent("One value stands for all of its elements.");
        }
        return new Tensor.Made(
                "constant at " + message.segment().address() + " of " + message.start(),
                need,
                () -> parts ? elements(message, type, need) : Bytes.of(new byte[length(need)]));
    }

    private static int length(long bytes) {
        return Math.toIntExact(bytes);
    }

    private static Bytes elements(Bytes message, DataType type, long need) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int width = type.name().startsWith("complex") ? type.bytes() / 2 : type.bytes();
        for (Proto p = new Proto(message); p.next(); ) {
            switch (p.field()) {
                case 5, 9 -> fixed(p, 4, out);
                case 6, 12 -> fixed(p, 8, out);
                case 7, 10, 11, 13, 16, 17 -> p.varints(v -> scalar(v, width, out));
                case 18 -> out.writeBytes(p.bytes().array());
                default -> {}
            }
        }
        byte[] said = out.toByteArray();
        byte[] all = Arrays.copyOf(said, length(need));
        int last = Math.max(0, said.length - type.bytes());
        for (int at = said.length; said.length > 0 && at < all.length; at++) {
            all[at] = said[last + (at - said.length) % type.bytes()];
        }
        return Bytes.of(all);
    }

    private static void fixed(Proto p, int width, ByteArrayOutputStream out) {
        if (p.wire() == Proto.BYTES) {
            out.writeBytes(p.bytes().array());
        } else {
            scalar(width == 4 ? p.fixed32() : p.fixed64(), width, out);
        }
    }

    private static void scalar(long value, int width, ByteArrayOutputStream out) {
        for (int i = 0; i < width; i++) {
            out.write((int) (value >>> 8 * i));
        }
    }
}
