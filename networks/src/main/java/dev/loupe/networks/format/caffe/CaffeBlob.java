package dev.loupe.networks.format.caffe;

import dev.loupe.core.DataType;
import dev.loupe.core.Shape;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.core.bytes.Proto;
import dev.loupe.networks.graph.Tensor;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.stream.LongStream;

/// Stored weights (caffe.proto, BlobProto): `shape` 7, or `num` 1, `channels` 2, `height` 3 and `width` 4; `data` 5 of floats or `double_data` 8;
/// or, as NVIDIA's Caffe writes them (its caffe.proto), `raw_data` 12 of the type `raw_data_type` 10.
final class CaffeBlob {
    private CaffeBlob() {}

    /// The extents of a BlobShape.
    static long[] shape(Bytes message) {
        LongStream.Builder extents = LongStream.builder();
        for (Proto p = new Proto(message); p.next(); ) {
            if (p.field() == 1) {
                p.varints(extents::add);
            }
        }
        return extents.build().toArray();
    }

    static Tensor read(Bytes message) {
        long[] old = {1, 1, 1, 1};
        long[] shape = null;
        boolean legacy = false;
        long floats = 0;
        long doubles = 0;
        int pieces = 0;
        Bytes piece = message.slice(0, 0);
        @Nullable DataType raw = null;
        boolean isRaw = false;
        for (Proto p = new Proto(message); p.next(); ) {
            switch (p.field()) {
                case 1, 2, 3, 4 -> {
                    old[p.field() - 1] = p.varint();
                    legacy = true;
                }
                case 5, 8 -> {
                    int width = p.field() == 5 ? 4 : 8;
                    long n = 1;
                    if (p.wire() == Proto.BYTES) {
                        piece = p.bytes();
                        pieces++;
                        n = piece.length() / width;
                    } else {
                        pieces = 2;
                    }
                    if (p.field() == 5) {
                        floats += n;
                    } else {
                        doubles += n;
                    }
                }
                case 7 -> shape = shape(p.bytes());
                case 10 -> raw = raw(p.varint());
                case 12 -> {
                    piece = p.bytes();
                    isRaw = true;
                }
                default -> {}
            }
        }
        DataType type = floats == 0 && doubles > 0 ? DataType.FLOAT64 : DataType.FLOAT32;
        long stored = Math.max(floats, doubles);
        if (isRaw && raw != null && stored == 0) {
            type = raw;
            stored = piece.length() / raw.bytesFor(1);
            pieces = 1;
        }
        long[] extents = shape != null ? shape : legacy ? old : new long[] {stored};
        boolean fits =
                Shape.of(extents).elements() == stored
                        && LongStream.of(extents).allMatch(e -> e >= 0);
        if (!fits) {
            return new Tensor(
                    "",
                    type,
                    Shape.of(LongStream.of(extents).map(e -> Math.max(0, e)).toArray()),
                    stored,
                    new Tensor.Absent(
                            "The file holds " + stored + " elements, not those of its shape."));
        }
        DataType joint = type;
        long all = stored;
        Tensor.Content content =
                pieces == 1
                        ? new Tensor.Mapped(piece)
                        : new Tensor.Made(
                                "blob at " + message.start(),
                                type.bytesFor(stored),
                                () -> joined(message, joint, all));
        return new Tensor("", type, Shape.of(extents), stored, content);
    }

    /// The `Type` of NVIDIA's caffe.proto; null if it is none.
    private static @Nullable DataType raw(long code) {
        return switch ((int) code) {
            case 0 -> DataType.FLOAT64;
            case 1 -> DataType.FLOAT32;
            case 2 -> DataType.FLOAT16;
            case 3 -> DataType.INT32;
            case 4 -> DataType.UINT32;
            default -> null;
        };
    }

    private static Bytes joined(Bytes message, DataType type, long stored) {
        ByteBuffer into =
                ByteBuffer.allocate(Math.toIntExact(type.bytesFor(stored)))
                        .order(ByteOrder.LITTLE_ENDIAN);
        boolean single = type.equals(DataType.FLOAT32);
        int width = single ? 4 : 8;
        for (Proto p = new Proto(message); p.next(); ) {
            if (p.field() != (single ? 5 : 8)) {
                continue;
            }
            if (p.wire() == Proto.BYTES) {
                byte[] piece = p.bytes().array();
                into.put(piece, 0, piece.length / width * width);
                continue;
            }
            double value =
                    switch (p.wire()) {
                        case Proto.FIXED32 -> p.f32();
                        case Proto.FIXED64 -> p.f64();
                        default -> p.varint();
                    };
            if (single) {
                into.putFloat((float) value);
            } else {
                into.putDouble(value);
            }
        }
        return Bytes.of(into.array());
    }
}
