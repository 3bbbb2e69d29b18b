package dev.loupe.networks.format.tflite;

import dev.loupe.core.DataType;
import dev.loupe.core.Shape;
import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.core.bytes.Flat;
import dev.loupe.networks.format.Allowance;
import dev.loupe.networks.graph.Tensor;
import dev.loupe.networks.graph.Type;
import dev.loupe.networks.graph.Value;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/// Tensors of subgraphs (schema.fbs, `Tensor`, `Buffer`, `QuantizationParameters`): those with a buffer are weights, in the flatbuffer or behind it.
///
/// ```
/// Tensor  shape 0, type 1, buffer 2, name 3, quantization 4, is_variable 5, sparsity 6, shape_signature 7, external_buffer 10
/// Buffer  data 0, offset 1, size 2      an offset above 1 counts from the start of the file
/// QuantizationParameters  min 0, max 1, scale 2, zero_point 3, quantized_dimension 6
/// ```
final class TfliteTensors {
    private static final int HIGHEST_RANK = 64;
    private static final int SCALES_SHOWN = 8;

    private final Bytes file;
    private final List<Flat> buffers;

    TfliteTensors(Bytes file, List<Flat> buffers) {
        this.file = file;
        this.buffers = buffers;
    }

    /// What a tensor is, with its weights if it has a buffer that is filled.
    ///
    /// @param name unique in its subgraph
    Value value(Flat tensor, String name) {
        DataType said = TfliteSchema.element(tensor.i8(1, 0));
        int[] extents = extents(tensor, 0);
        int[] signature = extents(tensor, 7);
        Shape shape = shape(extents);
        Shape open = signature.length == extents.length ? shape(signature) : shape;
        boolean sparse = tensor.has(6);
        Type type =
                sparse
                        ? new Type.SparseOf(said, open)
                        : said == null
                                ? new Type.Named("TensorType " + tensor.i8(1, 0))
                                : new Type.TensorOf(said, open);
        return new Value(name, type, said == null ? null : data(tensor, name, said, shape, sparse));
    }

    private @Nullable Tensor data(
            Flat tensor, String name, DataType type, Shape shape, boolean sparse) {
        if (tensor.u32(10, 0) != 0) {
            return new Tensor(
                    name,
                    type,
                    shape,
                    shape.elements(),
                    new Tensor.Absent("It lies in an external buffer, which is not read yet."));
        }
        Bytes bytes = buffer(tensor.u32(2, 0));
        if (bytes == null || shape.elements() < 0) {
            return null;
        }
        long stored =
                sparse && type.bytes() > 0
                        ? bytes.length() / type.bytes() * type.elements()
                        : shape.elements();
        if (type.bytes() > 0 && bytes.length() < type.bytesFor(stored)) {
            throw new Broken(
                    bytes.start(),
                    "%d bytes of tensor \"%s\"".formatted(type.bytesFor(stored), name),
                    Long.toString(bytes.length()));
        }
        return new Tensor(name, type, shape, stored, new Tensor.Mapped(bytes));
    }

    /// The content of a buffer, null if it holds none.
    @Nullable Bytes buffer(long index) {
        if (index >= buffers.size()) {
            throw new Broken(file.start(), "a buffer below " + buffers.size(), "buffer " + index);
        }
        Flat buffer = buffers.get((int) index);
        Bytes inside = buffer.vector(0, 1);
        if (inside.length() > 0) {
            return inside;
        }
        long offset = buffer.i64(1, 0);
        return offset > 1 ? file.slice(offset, buffer.i64(2, 0)) : null;
    }

    private static int[] extents(Flat tensor, int field) {
        long rank = tensor.vector(field, 4).length() / 4;
        if (rank > HIGHEST_RANK) {
            throw new Broken(tensor.at(), "at most " + HIGHEST_RANK + " dimensions", "" + rank);
        }
        return tensor.ints(field);
    }

    private static Shape shape(int[] extents) {
        return Shape.of(Arrays.stream(extents).asLongStream().toArray());
    }

    /// Scales and zero points as text, empty if it has none: `scale=0.5, zero_point=3`, or lists along an axis, of which the first are told.
    static String quantisation(Flat tensor) {
        return tensor.table(4).map(TfliteTensors::said).orElse("");
    }

    private static String said(Flat parameters) {
        Bytes scales = parameters.vector(2, 4);
        Bytes zeros = parameters.vector(3, 8);
        long n = scales.length() / 4;
        if (n == 0) {
            return "";
        }
        StringJoiner scale = new StringJoiner(", ", "[", n > SCALES_SHOWN ? ", …]" : "]");
        for (int i = 0; i < Math.min(n, SCALES_SHOWN); i++) {
            scale.add(Float.toString(scales.f32(4L * i)));
        }
        StringJoiner zero = new StringJoiner(", ", "[", n > SCALES_SHOWN ? ", …]" : "]");
        for (int i = 0; i < Math.min(zeros.length() / 8, SCALES_SHOWN); i++) {
            zero.add(Long.toString(zeros.i64(8L * i)));
        }
        return n == 1
                ? "scale=" + bare(scale) + ", zero_point=" + bare(zero)
                : "%d scales %s, zero points %s, along axis %d"
                        .formatted(n, scale, zero, parameters.i32(6, 0));
    }

    private static String bare(StringJoiner list) {
        String text = list.toString();
        return text.length() == 2 ? "0" : text.substring(1, text.length() - 1);
    }

    /// Names for the values of a subgraph: as in the file, and unique.
    static String[] names(List<Flat> tensors, Allowance allowance) {
        Map<String, Integer> taken = new HashMap<>();
        String[] names = new String[tensors.size()];
        for (int i = 0; i < names.length; i++) {
            String said = tensors.get(i).text(3);
            allowance.spend(said.length(), tensors.get(i).at());
            String base = said.isEmpty() ? "tensor " + i : said;
            String free = base;
            for (int n = taken.getOrDefault(base, 1); taken.containsKey(free); n++) {
                free = base + " (" + n + ")";
                taken.put(base, n + 1);
            }
            taken.putIfAbsent(free, 2);
            names[i] = free;
        }
        return names;
    }
}
