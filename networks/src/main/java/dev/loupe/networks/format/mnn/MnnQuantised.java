package dev.loupe.networks.format.mnn;

import dev.loupe.core.DataType;
import dev.loupe.core.Shape;
import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.core.bytes.Flat;
import dev.loupe.networks.graph.Tensor;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Weights that MNN quantised (schema/default/CaffeOp.fbs, `IDSTQuan`): `buffer` 0, `alpha` 1, `type` 2, `aMin` 8, `shapeInt32` 11.
///
/// A buffer of type 1 is a table of the numbers that occur and for each element its place in that table:
///
/// ```
/// dimensions u8 | each u16, or u32 where shapeInt32 | n u8, 0 for 256 | n numbers i8 | places of ⌈log₂ n⌉ bits each, the highest first
/// ```
///
/// With one scale for each output the weight is number · scale; with two it is the first + (number − aMin) · the second.
final class MnnQuantised {
    /// The field of the scales.
    static final int SCALES = 1;

    private static final DataType PACKED = new DataType("mnn_packed", 1, 0);
    private static final int TABLE = 1;
    private static final int MOST_DIMENSIONS = 8;

    private final Bytes buffer;
    private final Bytes scales;
    private final int least;
    private final long elements;
    private final long outputs;
    private final boolean wide;

    private MnnQuantised(Flat said, Shape shape) {
        buffer = said.vector(0, 1);
        scales = said.vector(SCALES, 4);
        least = said.i32(8, 0);
        wide = said.flag(11);
        elements = shape.elements();
        outputs =
                shape.rank() > 0 && shape.dimensions().getFirst() instanceof Shape.Fixed(long n)
                        ? n
                        : 0;
    }

    /// Decoded when asked for, as `float32`; other types than tables stay as they are. Null if there is none.
    static @Nullable Tensor of(String name, Flat said, Shape shape) {
        Bytes buffer = said.vector(0, 1);
        if (buffer.length() == 0) {
            return null;
        }
        MnnQuantised weights = new MnnQuantised(said, shape);
        return said.i32(2, 0) == TABLE && weights.scaled()
                ? new Tensor(
                        name,
                        DataType.FLOAT32,
                        shape,
                        weights.elements,
                        new Tensor.Made(
                                "quantised at " + buffer.start(), buffer.length(), weights::read))
                : new Tensor(
                        name,
                        PACKED,
                        Shape.of(weights.elements),
                        weights.elements,
                        new Tensor.Mapped(buffer));
    }

    private boolean scaled() {
        long n = scales.length() / 4;
        return outputs > 0 && (n == outputs || n == 2 * outputs) && elements % outputs == 0;
    }

    private Bytes read() throws IOException {
        try {
            return decoded();
        } catch (Broken broken) {
            throw new IOException(broken.getMessage(), broken);
        }
    }

    private Bytes decoded() throws IOException {
        int dimensions = buffer.u8(0);
        if (dimensions > MOST_DIMENSIONS) {
            throw new Broken(buffer.start(), "at most 8 dimensions", "" + dimensions);
        }
        long at = 1 + (wide ? 4L : 2L) * dimensions;
        int n = buffer.u8(at) == 0 ? 256 : buffer.u8(at);
        long table = at + 1;
        int bits = Math.max(1, 32 - Integer.numberOfLeadingZeros(n - 1));
        long places = table + n;
        if (elements > Integer.MAX_VALUE / 4 || bits * elements > 8 * (buffer.length() - places)) {
            throw new Broken(
                    buffer.start(),
                    elements + " places of " + bits + " bits",
                    Math.max(0, buffer.length() - places) + " bytes");
        }
        ByteBuffer floats =
                ByteBuffer.allocate((int) (4 * elements)).order(ByteOrder.LITTLE_ENDIAN);
        boolean shifted = scales.length() / 4 == 2 * outputs;
        long each = elements / outputs;
        for (long i = 0; i < elements; i++) {
            int place = place(places, i * bits, bits);
            if (place >= n) {
                throw new Broken(buffer.start(), "one of " + n + " numbers", "" + place);
            }
            int number = (byte) buffer.u8(table + place);
            long output = i / each;
            floats.putFloat(
                    shifted
                            ? scales.f32(8 * output) + (number - least) * scales.f32(8 * output + 4)
                            : number * scales.f32(4 * output));
        }
        return Bytes.of(floats.array());
    }

    /// @param bit where it begins, counted from the highest bit of the first byte
    private int place(long from, long bit, int bits) {
        long at = from + bit / 8;
        int two = buffer.u8(at) << 8 | (at + 1 < buffer.length() ? buffer.u8(at + 1) : 0);
        return two >> (16 - bits - (int) (bit % 8)) & (1 << bits) - 1;
    }
}
