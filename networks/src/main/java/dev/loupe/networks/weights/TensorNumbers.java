package dev.loupe.networks.weights;

import dev.loupe.core.DataType;
import dev.loupe.core.Shape;
import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.networks.graph.Tensor;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;

/// A tensor's elements as doubles, decoded where they lie. Integers of 64 bits beyond 2⁵³ are rounded.
///
/// Sources: IEEE 754 for `float16`; `bfloat16` is the upper half of a `float32`; `float8_e4m3fn` and `float8_e5m2` as in Micikevicius and others, *FP8 formats for deep learning* (2022), section 3;
/// blocks as in ggml ([GgmlBlocks], [GgmlSuperblocks]).
public final class TensorNumbers implements Values {
    private final Tensor tensor;
    private final Bytes bytes;
    private final Decoder decoder;

    private TensorNumbers(Tensor tensor, Bytes bytes, Decoder decoder) {
        this.tensor = tensor;
        this.bytes = bytes;
        this.decoder = decoder;
    }

    /// @throws IOException              if the file that holds it cannot be read
    /// @throws IllegalArgumentException with one sentence if its type has no numbers that are known, or its bytes are absent or too few
    public static TensorNumbers of(Tensor tensor) throws IOException {
        Decoder decoder = Decoder.of(tensor.type().name());
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
        return new TensorNumbers(tensor, bytes, decoder);
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

    @Override
    public long count() {
        return tensor.stored();
    }

    /// @param index row-major, from 0
    public double at(long index) {
        return decoder.at(bytes, index);
    }

    /// What their tensor is.
    public DataType type() {
        return tensor.type();
    }

    /// Extents of their tensor, all of them known.
    ///
    /// @throws IllegalArgumentException with one sentence if not every element of the shape is stored
    public Shape shape() {
        if (tensor.stored() != tensor.shape().elements()) {
            throw new IllegalArgumentException(
                    "The tensor "
                            + tensor.name()
                            + " is stored sparsely: "
                            + tensor.stored()
                            + " of "
                            + tensor.shape().elements()
                            + " elements.");
        }
        return tensor.shape();
    }

    @Override
    public void read(long from, double[] into, int n) {
        decoder.read(bytes, from, into, n);
    }

    /// Many at once, decoded faster than one by one.
    ///
    /// @param from index of the first
    /// @param step to the next, in elements
    /// @param n    how many, into the first places of `into`
    public void read(long from, long step, double[] into, int n) {
        if (step == 1) {
            decoder.read(bytes, from, into, n);
            return;
        }
        for (int i = 0; i < n; i++) {
            into[i] = decoder.at(bytes, from + i * step);
        }
    }

    /// In digits that read back as the same: whole numbers in full, others shortest.
    public String text(long index) {
        return switch (type().name()) {
            case "int64" -> Long.toString(bytes.i64(8 * index));
            case "uint64" -> Long.toUnsignedString(bytes.i64(8 * index));
            case "float64" -> Double.toString(at(index));
            case String name when name.contains("float") || decoder instanceof Blocks ->
                    Float.toString((float) at(index));
            default -> Long.toString((long) at(index));
        };
    }

    /// Their patterns of bits, counted, where that is the fast way.
    Optional<Patterns> patterns() {
        return Patterns.of(type(), decoder, bytes, count());
    }

    /// What they are like, where they lie in blocks of which much is known before they are decoded.
    Optional<TensorStats> sweep() {
        return decoder instanceof Blocks blocks && BlockSweep.suits(blocks, count())
                ? Optional.of(BlockSweep.stats(blocks, bytes, count()))
                : Optional.empty();
    }

    /// The bytes that they lie in.
    Bytes bytes() {
        return bytes;
    }
}
