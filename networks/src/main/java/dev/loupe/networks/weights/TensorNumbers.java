package dev.loupe.networks.weights;

import dev.loupe.core.DataType;
import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.networks.graph.Tensor;

import java.io.IOException;
import java.nio.file.Files;

/// A tensor's elements as doubles, decoded where they lie. Integers of 64 bits beyond 2⁵³ are rounded.
///
/// Sources: IEEE 754 for `float16`; `bfloat16` is the upper half of a `float32`; `float8_e4m3fn` and `float8_e5m2` as in Micikevicius and others, *FP8 formats for deep learning* (2022), section 3;
/// `q8_0` and `q4_0` as in ggml's `block_q8_0` and `block_q4_0`: a `float16` scale and 32 quants a block.
public final class TensorNumbers {
    private final Bytes bytes;
    private final Decoder decoder;
    private final long count;

    private TensorNumbers(Bytes bytes, Decoder decoder, long count) {
        this.bytes = bytes;
        this.decoder = decoder;
        this.count = count;
    }

    @FunctionalInterface
    private interface Decoder {
        double at(Bytes bytes, long index);
    }

    /// @throws IOException              if the file that holds it cannot be read
    /// @throws IllegalArgumentException with one sentence if its type has no numbers that are known, or its bytes are absent or too few
    public static TensorNumbers of(Tensor tensor) throws IOException {
        Decoder decoder = decoder(tensor.type().name());
        if (decoder == null) {
            throw new IllegalArgumentException(
                    "Elements of type " + tensor.type().name() + " cannot be decoded.");
        }
        Bytes bytes = bytes(tensor);
        long needed = needed(tensor.type(), tensor.stored());
        if (bytes.length() < needed) {
            throw new IllegalArgumentException(
                    "The tensor "
                            + tensor.name()
                            + " needs "
                            + needed
                            + " bytes, but only "
                            + bytes.length()
                            + " are there.");
        }
        return new TensorNumbers(bytes, decoder, tensor.stored());
    }

    private static long needed(DataType type, long count) {
        return type.bytesFor(count);
    }

    private static Bytes bytes(Tensor tensor) throws IOException {
        return switch (tensor.content()) {
            case Tensor.Mapped mapped -> mapped.bytes();
            case Tensor.Made made -> made(tensor, made);
            case Tensor.Absent absent -> throw new IllegalArgumentException(absent.why());
            case Tensor.Elsewhere elsewhere -> {
                if (!Files.isRegularFile(elsewhere.file())) {
                    throw new IllegalArgumentException(
                            "The tensor's data lie in "
                                    + elsewhere.file().getFileName()
                                    + ", which is not there.");
                }
                Bytes whole = Bytes.map(elsewhere.file());
                if (elsewhere.offset() < 0
                        || elsewhere.length() < 0
                        || elsewhere.offset() > whole.length() - elsewhere.length()) {
                    throw new IllegalArgumentException(
                            "The tensor's data reach beyond the end of "
                                    + elsewhere.file().getFileName()
                                    + ".");
                }
                yield whole.slice(elsewhere.offset(), elsewhere.length());
            }
        };
    }

    private static Bytes made(Tensor tensor, Tensor.Made made) {
        try {
            return made.source().read();
        } catch (IOException | Broken unread) {
            throw new IllegalArgumentException(
                    "The tensor " + tensor.name() + " cannot be read: " + unread.getMessage() + ".",
                    unread);
        }
    }

    /// How many.
    public long count() {
        return count;
    }

    /// @param index row-major, from 0
    public double at(long index) {
        return decoder.at(bytes, index);
    }

    private static @org.jspecify.annotations.Nullable Decoder decoder(String type) {
        return switch (type) {
            case "float32" -> (b, i) -> b.f32(4 * i);
            case "float64" -> (b, i) -> b.f64(8 * i);
            case "float16" -> (b, i) -> Float.float16ToFloat((short) b.u16(2 * i));
            case "bfloat16" -> (b, i) -> Float.intBitsToFloat(b.u16(2 * i) << 16);
            case "float8_e4m3fn" -> (b, i) -> e4m3(b.u8(i));
            case "float8_e5m2" -> (b, i) -> Float.float16ToFloat((short) (b.u8(i) << 8));
            case "int64" -> (b, i) -> b.i64(8 * i);
            case "int32" -> (b, i) -> b.i32(4 * i);
            case "int16" -> (b, i) -> (short) b.u16(2 * i);
            case "int8" -> (b, i) -> (byte) b.u8(i);
            case "uint64" -> (b, i) -> unsigned(b.i64(8 * i));
            case "uint32" -> (b, i) -> b.i32(4 * i) & 0xffffffffL;
            case "uint16" -> (b, i) -> b.u16(2 * i);
            case "uint8", "bool" -> (b, i) -> b.u8(i);
            case "int4" -> (b, i) -> (b.u8(i >> 1) >> (int) (4 * (i & 1)) & 15) << 28 >> 28;
            case "uint4" -> (b, i) -> b.u8(i >> 1) >> (int) (4 * (i & 1)) & 15;
            case "q8_0" ->
                    (b, i) -> {
                        long block = i / 32 * 34;
                        return scale(b, block) * (byte) b.u8(block + 2 + i % 32);
                    };
            case "q4_0" ->
                    (b, i) -> {
                        long block = i / 32 * 18;
                        int at = (int) (i % 32);
                        int packed = b.u8(block + 2 + at % 16);
                        return scale(b, block) * ((at < 16 ? packed & 15 : packed >> 4) - 8);
                    };
            default -> null;
        };
    }

    private static double scale(Bytes bytes, long at) {
        return Float.float16ToFloat((short) bytes.u16(at));
    }

    private static double unsigned(long value) {
        return value >= 0 ? value : (value >>> 1) * 2.0 + (value & 1);
    }

    private static double e4m3(int bits) {
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
