package dev.loupe.networks.format.onnx;

import dev.loupe.core.DataType;
import dev.loupe.core.Shape;
import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.core.bytes.Flat;
import dev.loupe.networks.graph.Tensor;

import java.util.Arrays;

/// Initialisers in ONNX Runtime's files.
///
/// ```
/// Tensor        name 0, dims 2, data_type 3, raw_data 4, string_data 5, external_data_offset 6 (−1 for none)
/// SparseTensor  values 0, indices 1, dims 2
/// ```
final class OrtTensors {
    private static final int HIGHEST_RANK = 1024;

    private OrtTensors() {}

    static Tensor dense(Flat tensor) {
        DataType type = type(tensor);
        Shape shape = shape(tensor);
        return new Tensor(
                tensor.text(0), type, shape, shape.elements(), content(tensor, type, shape));
    }

    /// As many elements as are stored, with the shape of all.
    static Tensor sparse(Flat sparse) {
        Flat values = sparse.table(0).orElseThrow(() -> new Broken(sparse.at(), "values", "none"));
        Tensor stored = dense(values);
        return new Tensor(
                stored.name(), stored.type(), shape(sparse), stored.stored(), stored.content());
    }

    private static DataType type(Flat tensor) {
        DataType known = OnnxTypes.element(tensor.i32(3, 0));
        return known == null ? new DataType("type " + tensor.i32(3, 0), 1, 0) : known;
    }

    private static Shape shape(Flat tensor) {
        if (tensor.vector(2, 8).length() / 8 > HIGHEST_RANK) {
            throw new Broken(tensor.at(), "at most " + HIGHEST_RANK + " dimensions", "more");
        }
        long[] dims = tensor.longs(2);
        if (Arrays.stream(dims).anyMatch(d -> d < 0)) {
            throw new Broken(tensor.at(), "extents of 0 or more", "a negative one");
        }
        return Shape.of(dims);
    }

    private static Tensor.Content content(Flat tensor, DataType type, Shape shape) {
        if (tensor.i64(6, -1) >= 0) {
            return new Tensor.Absent("It lies in a file of external data, which is not read.");
        }
        if (type.bytes() == 0) {
            return new Tensor.Absent("Elements of type " + type.name() + " are not read.");
        }
        Bytes raw = tensor.vector(4, 1);
        long need = type.bytesFor(shape.elements());
        if (raw.length() != need) {
            throw new Broken(
                    tensor.at(),
                    "%d bytes of tensor \"%s\"".formatted(need, tensor.text(0)),
                    Long.toString(raw.length()));
        }
        return new Tensor.Mapped(raw);
    }
}
