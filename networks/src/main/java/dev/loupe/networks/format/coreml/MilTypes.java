package dev.loupe.networks.format.coreml;

import dev.loupe.core.DataType;
import dev.loupe.core.Shape;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.core.bytes.Proto;
import dev.loupe.networks.graph.Type;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Types of a program's values (MIL.proto, ValueType): `tensorType` 1, `listType` 2, `dictionaryType` 4, `stateType` 5.
final class MilTypes {
    private static final int DEEPEST = 10;

    private MilTypes() {}

    static Type type(Bytes message) {
        return type(message, 0);
    }

    private static Type type(Bytes message, int depth) {
        Type type = Type.UNKNOWN;
        for (Proto p = new Proto(message); depth < DEEPEST && p.next(); ) {
            switch (p.field()) {
                case 1 -> type = tensor(p.message());
                case 2 -> type = new Type.SequenceOf(inner(p.bytes(), depth));
                case 3 -> type = new Type.Named("tuple");
                case 4 -> type = new Type.Named("dictionary");
                case 5 -> type = inner(p.bytes(), depth);
                default -> {}
            }
        }
        return type;
    }

    private static Type inner(Bytes message, int depth) {
        Proto p = new Proto(message);
        return p.next() && p.field() == 1 ? type(p.bytes(), depth + 1) : Type.UNKNOWN;
    }

    private static Type tensor(Proto p) {
        DataType element = null;
        boolean ranked = true;
        List<Shape.Dimension> dimensions = new ArrayList<>();
        while (p.next()) {
            switch (p.field()) {
                case 1 -> element = element(p.varint());
                case 2 -> ranked = p.varint() >= 0;
                case 3 -> dimensions.add(dimension(p.message()));
                default -> {}
            }
        }
        return new Type.TensorOf(element, ranked ? new Shape(dimensions) : null);
    }

    private static Shape.Dimension dimension(Proto p) {
        Shape.Dimension dimension = new Shape.Unknown();
        while (p.next()) {
            if (p.field() == 1) {
                long size = 0;
                for (Proto constant = p.message(); constant.next(); ) {
                    size = constant.field() == 1 ? constant.varint() : size;
                }
                dimension = size < 0 ? new Shape.Unknown() : new Shape.Fixed(size);
            }
        }
        return dimension;
    }

    static @Nullable DataType element(long number) {
        return switch ((int) number) {
            case 1 -> DataType.BOOL;
            case 2 -> DataType.STRING;
            case 10 -> DataType.FLOAT16;
            case 11 -> DataType.FLOAT32;
            case 12 -> DataType.FLOAT64;
            case 13 -> DataType.BFLOAT16;
            case 21 -> DataType.INT8;
            case 22 -> DataType.INT16;
            case 23 -> DataType.INT32;
            case 24 -> DataType.INT64;
            case 25 -> DataType.INT4;
            case 31 -> DataType.UINT8;
            case 32 -> DataType.UINT16;
            case 33 -> DataType.UINT32;
            case 34 -> DataType.UINT64;
            case 35 -> DataType.UINT4;
            case 36 -> DataType.UINT2;
            case 37 -> new DataType("uint1", 8, 1);
            case 38 -> new DataType("uint6", 4, 3);
            case 39 -> new DataType("uint3", 8, 3);
            case 40 -> DataType.FLOAT8_E4M3FN;
            case 41 -> DataType.FLOAT8_E5M2;
            default -> null;
        };
    }
}
