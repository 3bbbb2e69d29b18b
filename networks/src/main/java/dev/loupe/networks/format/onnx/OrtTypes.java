package dev.loupe.networks.format.onnx;

import dev.loupe.core.DataType;
import dev.loupe.core.Shape;
import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Flat;
import dev.loupe.networks.graph.Type;

import java.util.ArrayList;
import java.util.List;

/// Types of values in ONNX Runtime's files; elements are numbered as in ONNX.
///
/// ```
/// TypeInfo             value 1 (kind: 1 tensor, 2 sequence, 3 map) and 2
/// TensorTypeAndShape   elem_type 0, shape 1 {dim 0 {value 0 {dim_type 0 (1 value, 2 name), dim_value 1, dim_param 2}}}
/// SequenceType         elem_type 0
/// MapType              key_type 0, value_type 1
/// ```
final class OrtTypes {
    private static final int DEEPEST = 64;
    private static final int HIGHEST_RANK = 1024;

    private OrtTypes() {}

    static Type type(Flat info, int depth) {
        if (depth > DEEPEST) {
            throw new Broken(info.at(), "types at most " + DEEPEST + " deep", "deeper ones");
        }
        int kind = info.u8(1, 0);
        return info.table(2).map(value -> type(kind, value, depth)).orElse(Type.UNKNOWN);
    }

    private static Type type(int kind, Flat value, int depth) {
        return switch (kind) {
            case 1 ->
                    new Type.TensorOf(
                            OnnxTypes.element(value.i32(0, 0)),
                            value.table(1).map(OrtTypes::shape).orElse(null));
            case 2 -> new Type.SequenceOf(inner(value, 0, depth));
            case 3 -> {
                DataType key = OnnxTypes.element(value.i32(0, 0));
                yield new Type.MapOf(key == null ? DataType.STRING : key, inner(value, 1, depth));
            }
            default -> Type.UNKNOWN;
        };
    }

    private static Type inner(Flat value, int field, int depth) {
        return value.table(field).map(t -> type(t, depth + 1)).orElse(Type.UNKNOWN);
    }

    private static Shape shape(Flat shape) {
        if (shape.vector(0, 4).length() / 4 > HIGHEST_RANK) {
            throw new Broken(shape.at(), "at most " + HIGHEST_RANK + " dimensions", "more");
        }
        List<Shape.Dimension> dimensions = new ArrayList<>();
        for (Flat dim : shape.tables(0)) {
            dimensions.add(dim.table(0).map(OrtTypes::dimension).orElse(new Shape.Unknown()));
        }
        return new Shape(dimensions);
    }

    private static Shape.Dimension dimension(Flat value) {
        long size = value.i64(1, 0);
        return switch (value.i8(0, 0)) {
            case 1 -> size < 0 ? new Shape.Unknown() : new Shape.Fixed(size);
            case 2 ->
                    value.text(2).isEmpty() ? new Shape.Unknown() : new Shape.Symbol(value.text(2));
            default -> new Shape.Unknown();
        };
    }
}
