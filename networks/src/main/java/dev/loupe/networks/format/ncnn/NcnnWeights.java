package dev.loupe.networks.format.ncnn;

import dev.loupe.core.DataType;
import dev.loupe.core.Shape;
import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.networks.graph.Tensor;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/// The weights of the layers, one after the other in the `.bin` file as each layer's `load_model` takes them (src/layer/*.cpp, src/modelbin.cpp).
///
/// ```
/// flagged:  tag u32, elements padded to 4 bytes   0x01306B47 float16 | 0x000D4B38 int8 | 0x0002C056 or 0 float32
///                                                 | any other: 256 float32, then a byte an element that picks one
/// plain:    float32
/// packed:   tag of int8 (July 2026) or none (October), rows of 4, 6 or 8 bits an element, each filled up to a byte, all padded to 4 bytes
/// ```
final class NcnnWeights {
    private static final int HALF = 0x01306B47;
    private static final int BYTES = 0x000D4B38;
    private static final int SCALED = 0x0002C056;
    private static final int TABLE = 256 * 4;

    private final @Nullable Bytes data;
    private final List<Tensor> tensors = new ArrayList<>();
    private String lost;
    private long at;

    /// @param data null if there is no such file
    NcnnWeights(String name, @Nullable Bytes data) {
        this.data = data;
        lost = data == null ? "Its data file \"" + name + "\" is not beside the model." : "";
    }

    /// All so far.
    List<Tensor> tensors() {
        return tensors;
    }

    /// What the layer takes from the file, by formal names.
    List<Tensor> of(NcnnLayer layer) {
        int before = tensors.size();
        if (!NcnnTypes.known(layer.type())) {
            lose(
                    "The weights of the layer \""
                            + layer.name()
                            + "\" before it are of an unknown kind.");
        } else {
            new NcnnLayerWeights(layer, this).take();
        }
        return List.copyOf(tensors.subList(before, tensors.size()));
    }

    /// From here on nobody knows where weights begin.
    void lose(String why) {
        lost = lost.isEmpty() ? why : lost;
    }

    /// Takes `float32` elements.
    void plain(String name, long... shape) {
        take(name, false, shape);
    }

    /// Takes elements whose type a tag says.
    void flagged(String name, long... shape) {
        take(name, true, shape);
    }

    /// Takes rows of signed whole numbers of some bits, each row filled up to whole bytes.
    void packed(String name, int bits, long rows, long columns) {
        if (rows <= 0 || columns <= 0) {
            return;
        }
        Shape shape = Shape.of(rows, columns);
        DataType type = bits == 4 && columns % 2 == 0 ? DataType.INT4 : DataType.INT8;
        Tensor.Content content = new Tensor.Absent(lost);
        if (data != null && lost.isEmpty()) {
            try {
                long begin = data.i32(at) == BYTES ? at + 4 : at;
                long row = Math.ceilDiv(Math.multiplyExact(columns, bits), 8L);
                Bytes body = data.slice(begin, Math.multiplyExact(rows, row));
                content =
                        type == DataType.INT4 || bits == 8
                                ? new Tensor.Mapped(body)
                                : signed(body, bits, rows, columns);
                at = begin + Math.ceilDiv(body.length(), 4L) * 4;
            } catch (Broken | ArithmeticException end) {
                lose("The data file ends before it.");
                content = new Tensor.Absent(lost);
            }
        }
        tensors.add(new Tensor(name, type, shape, shape.elements(), content));
    }

    private static Tensor.Content signed(Bytes packed, int bits, long rows, long columns) {
        long row = packed.length() / rows;
        return new Tensor.Made(
                bits + " bits at " + packed.start(),
                packed.length(),
                () -> {
                    byte[] into = new byte[Math.toIntExact(rows * columns)];
                    for (int i = 0; i < into.length; i++) {
                        long bit = i % columns * bits;
                        long at = i / columns * row + bit / 8;
                        int both = packed.u8(at);
                        both |= bit % 8 + bits > 8 ? packed.u8(at + 1) << 8 : 0;
                        into[i] = (byte) (both >> bit % 8 << 32 - bits >> 32 - bits);
                    }
                    return Bytes.of(into);
                });
    }

    private void take(String name, boolean flagged, long... extents) {
        Shape shape = Shape.of(extents);
        long n = shape.elements();
        if (n <= 0) {
            return;
        }
        DataType type = DataType.FLOAT32;
        Tensor.Content content;
        if (data == null || !lost.isEmpty()) {
            content = new Tensor.Absent(lost);
        } else {
            try {
                int tag = flagged ? data.i32(at) : 0;
                long body = flagged ? at + 4 : at;
                boolean table = tag != 0 && tag != HALF && tag != BYTES && tag != SCALED;
                type = tag == HALF ? DataType.FLOAT16 : tag == BYTES ? DataType.INT8 : type;
                content =
                        table
                                ? table(data.slice(body, Math.addExact(TABLE, n)), n)
                                : new Tensor.Mapped(data.slice(body, type.bytesFor(n)));
                long length = table ? TABLE + n : type.bytesFor(n);
                at = body + Math.ceilDiv(length, 4L) * 4;
            } catch (Broken | ArithmeticException end) {
                lose("The data file ends before it.");
                content = new Tensor.Absent(lost);
            }
        }
        tensors.add(new Tensor(name, type, shape, n, content));
    }

    private static Tensor.Content table(Bytes packed, long n) {
        return new Tensor.Made(
                "table at " + packed.start(),
                4 * n,
                () -> {
                    ByteBuffer into =
                            ByteBuffer.allocate(Math.toIntExact(4 * n))
                                    .order(ByteOrder.LITTLE_ENDIAN);
                    for (long i = 0; i < n; i++) {
                        into.putInt(packed.i32(4L * packed.u8(TABLE + i)));
                    }
                    return Bytes.of(into.array());
                });
    }
}
