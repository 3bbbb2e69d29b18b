package dev.loupe.networks.format.pnnx;

import dev.loupe.core.DataType;
import dev.loupe.core.Shape;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A shape with its element type, as in `(1,3,?,%w)f32`.
///
/// @param type null if it is not known
record PnnxTypes(@Nullable DataType type, Shape shape) {
    private static final Map<String, DataType> TYPES =
            Map.ofEntries(
                    Map.entry("f32", DataType.FLOAT32),
                    Map.entry("f64", DataType.FLOAT64),
                    Map.entry("f16", DataType.FLOAT16),
                    Map.entry("bf16", DataType.BFLOAT16),
                    Map.entry("i64", DataType.INT64),
                    Map.entry("i32", DataType.INT32),
                    Map.entry("i16", DataType.INT16),
                    Map.entry("i8", DataType.INT8),
                    Map.entry("u8", DataType.UINT8),
                    Map.entry("bool", DataType.BOOL),
                    Map.entry("c32", new DataType("complex32", 1, 4)),
                    Map.entry("c64", DataType.COMPLEX64),
                    Map.entry("c128", DataType.COMPLEX128));

    /// @return null if it is no such text
    static @Nullable PnnxTypes parse(String text) {
        int close = text.lastIndexOf(')');
        if (!text.startsWith("(") || close < 0) {
            return null;
        }
        List<Shape.Dimension> dimensions = new ArrayList<>();
        for (String part : text.substring(1, close).split(",")) {
            if (!part.isBlank()) {
                dimensions.add(dimension(part.strip()));
            }
        }
        return new PnnxTypes(TYPES.get(text.substring(close + 1)), new Shape(dimensions));
    }

    private static Shape.Dimension dimension(String part) {
        if (part.startsWith("%")) {
            return new Shape.Symbol(part.substring(1));
        }
        return part.matches("\\d{1,18}")
                ? new Shape.Fixed(Long.parseLong(part))
                : new Shape.Unknown();
    }
}
