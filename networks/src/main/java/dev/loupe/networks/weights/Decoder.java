package dev.loupe.networks.weights;

import dev.loupe.core.bytes.Bytes;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// How elements of one type become doubles. The types that most weights have are read in bulk, checked once a stretch.
@FunctionalInterface
interface Decoder {
    double at(Bytes bytes, long index);

    /// `n` of them from `from` on.
    default void read(Bytes bytes, long from, double[] into, int n) {
        for (int i = 0; i < n; i++) {
            into[i] = at(bytes, from + i);
        }
    }

    /// `float32`.
    record Singles() implements Decoder {
        private static final ValueLayout.OfFloat ONE =
                ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

        @Override
        public double at(Bytes bytes, long index) {
            return bytes.f32(4 * index);
        }

        @Override
        public void read(Bytes bytes, long from, double[] into, int n) {
            float[] part = new float[n];
            MemorySegment.copy(bytes.slice(4 * from, 4L * n).segment(), ONE, 0, part, 0, n);
            for (int i = 0; i < n; i++) {
                into[i] = part[i];
            }
        }
    }

    /// `int32`.
    record Ints() implements Decoder {
        private static final ValueLayout.OfInt ONE =
                ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

        @Override
        public double at(Bytes bytes, long index) {
            return bytes.i32(4 * index);
        }

        @Override
        public void read(Bytes bytes, long from, double[] into, int n) {
            int[] part = new int[n];
            MemorySegment.copy(bytes.slice(4 * from, 4L * n).segment(), ONE, 0, part, 0, n);
            for (int i = 0; i < n; i++) {
                into[i] = part[i];
            }
        }
    }

    /// `float64`.
    record Doubles() implements Decoder {
        private static final ValueLayout.OfDouble ONE =
                ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

        @Override
        public double at(Bytes bytes, long index) {
            return bytes.f64(8 * index);
        }

        @Override
        public void read(Bytes bytes, long from, double[] into, int n) {
            MemorySegment part = bytes.slice(8 * from, 8L * n).segment();
            MemorySegment.copy(part, ONE, 0, into, 0, n);
        }
    }

    /// `float16`.
    record Halves() implements Decoder {
        private static final ValueLayout.OfShort ONE =
                ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

        @Override
        public double at(Bytes bytes, long index) {
            return Float.float16ToFloat((short) bytes.u16(2 * index));
        }

        @Override
        public void read(Bytes bytes, long from, double[] into, int n) {
            short[] part = shorts(bytes, from, n);
            for (int i = 0; i < n; i++) {
                into[i] = Float.float16ToFloat(part[i]);
            }
        }

        private static short[] shorts(Bytes bytes, long from, int n) {
            short[] part = new short[n];
            MemorySegment.copy(bytes.slice(2 * from, 2L * n).segment(), ONE, 0, part, 0, n);
            return part;
        }
    }

    /// `bfloat16`.
    record Brains() implements Decoder {
        @Override
        public double at(Bytes bytes, long index) {
            return Float.intBitsToFloat(bytes.u16(2 * index) << 16);
        }

        @Override
        public void read(Bytes bytes, long from, double[] into, int n) {
            short[] part = Halves.shorts(bytes, from, n);
            for (int i = 0; i < n; i++) {
                into[i] = Float.intBitsToFloat(part[i] << 16);
            }
        }
    }

    /// Null if the type has no numbers that are known.
    static @Nullable Decoder of(String type) {
        return switch (type) {
            case "float32" -> new Singles();
            case "float64" -> new Doubles();
            case "float16" -> new Halves();
            case "bfloat16" -> new Brains();
            case "float8_e4m3fn" -> Narrow.of(8, Decoder::e4m3);
            case "float8_e5m2" -> Narrow.of(8, p -> Float.float16ToFloat((short) (p << 8)));
            case "int64" -> (b, i) -> b.i64(8 * i);
            case "int32" -> new Ints();
            case "int16" -> (b, i) -> (short) b.u16(2 * i);
            case "int8" -> Narrow.of(8, p -> (byte) p);
            case "uint64" -> (b, i) -> unsigned(b.i64(8 * i));
            case "uint32" -> (b, i) -> b.i32(4 * i) & 0xffffffffL;
            case "uint16" -> (b, i) -> b.u16(2 * i);
            case "uint8", "bool" -> Narrow.of(8, p -> p);
            case "int4" -> Narrow.of(4, p -> p << 28 >> 28);
            case "uint4" -> Narrow.of(4, p -> p);
            default -> GgmlBlocks.of(type);
        };
    }

    private static double unsigned(long value) {
        return value >= 0 ? value : (value >>> 1) * 2.0 + (value & 1);
    }

    static double e4m3(int bits) {
        int exponent = bits >> 3 & 15;
        int mantissa = bits & 7;
        double value =
                exponent == 15 && mantissa == 7
                        ? Double.NaN
                        : exponent == 0
                                ? mantissa * 0x1p-9
                                : (8 + mantissa) * Math.scalb(1.0, exponent - 10);
        return (bits & 0x80) == 0 ? value : -value;
    }
}
