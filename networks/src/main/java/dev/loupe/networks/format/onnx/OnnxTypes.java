package dev.loupe.networks.format.onnx;

import dev.loupe.core.DataType;
import dev.loupe.core.Shape;
import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.core.bytes.Proto;
import dev.loupe.networks.graph.Type;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Types of ONNX values (onnx.proto, TypeProto and TensorProto.DataType).
public final class OnnxTypes {
    private static final int DEEPEST = 64;

    private static final List<DataType> BY_NUMBER =
            List.of(
                    DataType.FLOAT32,
                    DataType.UINT8,
                    DataType.INT8,
                    DataType.UINT16,
                    DataType.INT16,
                    DataType.INT32,
                    DataType.INT64,
                    DataType.STRING,
                    DataType.BOOL,
                    DataType.FLOAT16,
                    DataType.FLOAT64,
                    DataType.UINT32,
                    DataType.UINT64,
                    DataType.COMPLEX64,
                    DataType.COMPLEX128,
                    DataType.BFLOAT16,
                    DataType.FLOAT8_E4M3FN,
                    DataType.FLOAT8_E4M3FNUZ,
                    DataType.FLOAT8_E5M2,
                    DataType.FLOAT8_E5M2FNUZ,
                    DataType.UINT4,
                    DataType.INT4,
                    DataType.FLOAT4_E2M1,
                    DataType.FLOAT8_E8M0,
                    DataType.UINT2,
                    DataType.INT2);

    private OnnxTypes() {}

    /// Null for 0 (undefined) and numbers that ONNX does not know.
    public static @Nullable DataType element(long number) {
        return number >= 1 && number <= BY_NUMBER.size() ? BY_NUMBER.get((int) number - 1) : null;
    }

    static Type type(Bytes typeProto) {
        return type(typeProto, 0);
    }

    private static Type type(Bytes typeProto, int depth) {
        if (depth > DEEPEST) {
            throw new Broken(
                    typeProto.start(), "types at most " + DEEPEST + " deep", "deeper ones");
        }
        Type type = Type.UNKNOWN;
        for (Proto p = new Proto(typeProto); p.next(); ) {
            switch (p.field()) {
                case 1 -> {
                    Tensor t = tensor(p.bytes());
                    type = new Type.TensorOf(t.element, t.shape);
                }
                case 8 -> {
                    Tensor t = tensor(p.bytes());
                    type = new Type.SparseOf(t.element, t.shape);
                }
                case 4 -> type = new Type.SequenceOf(inner(p.bytes(), 1, depth));
                case 9 -> type = new Type.OptionalOf(inner(p.bytes(), 1, depth));
                case 5 -> {
                    Bytes map = p.bytes();
                    DataType key = DataType.STRING;
                    for (Proto m = new Proto(map); m.next(); ) {
                        DataType said = m.field() == 1 ? element(m.varint()) : null;
                        key = said == null ? key : said;
                    }
                    type = new Type.MapOf(key, inner(map, 2, depth));
                }
                case 7 -> type = new Type.Named("opaque(" + Proto.textOf(p.bytes(), 2) + ")");
                default -> {}
            }
        }
        return type;
    }

    private static Type inner(Bytes message, int field, int depth) {
        List<Bytes> found = Proto.all(message, field);
        return found.isEmpty() ? Type.UNKNOWN : type(found.getLast(), depth + 1);
    }

    private record Tensor(@Nullable DataType element, @Nullable Shape shape) {}

    private static Tensor tensor(Bytes message) {
        DataType element = null;
        Shape shape = null;
        for (Proto p = new Proto(message); p.next(); ) {
            switch (p.field()) {
                case 1 -> element = element(p.varint());
                case 2 -> shape = shape(p.bytes());
                default -> {}
            }
        }
        return new Tensor(element, shape);
    }

    private static Shape shape(Bytes message) {
        List<Shape.Dimension> dimensions = new ArrayList<>();
        for (Bytes dim : Proto.all(message, 1)) {
            Shape.Dimension dimension = new Shape.Unknown();
            for (Proto p = new Proto(dim); p.next(); ) {
                if (p.field() == 1) {
                    long size = p.varint();
                    dimension = size < 0 ? new Shape.Unknown() : new Shape.Fixed(size);
                } else if (p.field() == 2) {
                    String name = p.text();
                    dimension = name.isEmpty() ? new Shape.Unknown() : new Shape.Symbol(name);
                }
            }
            dimensions.add(dimension);
        }
        return new Shape(dimensions);
    }
}
