package dev.loupe.core.tensorflow;

import dev.loupe.core.DataType;
import dev.loupe.core.Shape;
import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.core.bytes.Proto;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Element types and shapes (tensorflow/core/framework: types.proto, tensor_shape.proto).
public final class TfTypes {
    private static final int HIGHEST_RANK = 254;
    private static final int REFERENCE = 100;
    private static final Map<Integer, DataType> BY_NUMBER =
            Map.ofEntries(
                    Map.entry(1, DataType.FLOAT32),
                    Map.entry(2, DataType.FLOAT64),
                    Map.entry(3, DataType.INT32),
                    Map.entry(4, DataType.UINT8),
                    Map.entry(5, DataType.INT16),
                    Map.entry(6, DataType.INT8),
                    Map.entry(7, DataType.STRING),
                    Map.entry(8, DataType.COMPLEX64),
                    Map.entry(9, DataType.INT64),
                    Map.entry(10, DataType.BOOL),
                    Map.entry(11, DataType.INT8),
                    Map.entry(12, DataType.UINT8),
                    Map.entry(13, DataType.INT32),
                    Map.entry(14, DataType.BFLOAT16),
                    Map.entry(15, DataType.INT16),
                    Map.entry(16, DataType.UINT16),
                    Map.entry(17, DataType.UINT16),
                    Map.entry(18, DataType.COMPLEX128),
                    Map.entry(19, DataType.FLOAT16),
                    Map.entry(20, new DataType("resource", 1, 0)),
                    Map.entry(21, new DataType("variant", 1, 0)),
                    Map.entry(22, DataType.UINT32),
                    Map.entry(23, DataType.UINT64),
                    Map.entry(24, DataType.FLOAT8_E5M2),
                    Map.entry(25, DataType.FLOAT8_E4M3FN));

    private TfTypes() {}

    /// Quantised types by the integers that they are; references as what they refer to. Null for 0 and numbers of later versions.
    public static @Nullable DataType element(long number) {
        long plain = number > REFERENCE ? number - REFERENCE : number;
        return BY_NUMBER.get((int) Math.min(plain, Integer.MAX_VALUE));
    }

    /// A name as in `DT_FLOAT` or `float32`.
    public static @Nullable DataType named(String name) {
        String plain =
                name.startsWith("DT_")
                        ? name.substring(3).toLowerCase(java.util.Locale.ROOT)
                        : name;
        return switch (plain) {
            case "float" -> DataType.FLOAT32;
            case "double" -> DataType.FLOAT64;
            case "half" -> DataType.FLOAT16;
            default -> DataType.named(plain).orElse(null);
        };
    }

    /// Null if the rank is not known.
    public static @Nullable Shape shape(Bytes message) {
        List<Shape.Dimension> extents = new ArrayList<>();
        boolean unknown = false;
        for (Proto p = new Proto(message); p.next(); ) {
            switch (p.field()) {
                case 2 -> extents.add(extent(p.bytes()));
                case 3 -> unknown = p.flag();
                default -> {}
            }
            if (extents.size() > HIGHEST_RANK) {
                throw new Broken(
                        message.start(), "at most " + HIGHEST_RANK + " dimensions", "more");
            }
        }
        return unknown ? null : new Shape(extents);
    }

    private static Shape.Dimension extent(Bytes message) {
        long size = 0;
        for (Proto p = new Proto(message); p.next(); ) {
            if (p.field() == 1) {
                size = p.varint();
            }
        }
        return size < 0 ? new Shape.Unknown() : new Shape.Fixed(size);
    }
}
