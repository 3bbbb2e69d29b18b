package dev.loupe.networks.format.openvino;

import dev.loupe.core.DataType;
import dev.loupe.core.Shape;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Element types and shapes by OpenVINO's names: `FP32` at ports, `f32` at constants (openvino/core/type/element_type.cpp).
final class IrTypes {
    private static final Map<String, DataType> TYPES =
            Map.ofEntries(
                    Map.entry("fp64", DataType.FLOAT64),
                    Map.entry("f64", DataType.FLOAT64),
                    Map.entry("fp32", DataType.FLOAT32),
                    Map.entry("f32", DataType.FLOAT32),
                    Map.entry("fp16", DataType.FLOAT16),
                    Map.entry("f16", DataType.FLOAT16),
                    Map.entry("bf16", DataType.BFLOAT16),
                    Map.entry("f8e4m3", DataType.FLOAT8_E4M3FN),
                    Map.entry("f8e5m2", DataType.FLOAT8_E5M2),
                    Map.entry("f8e8m0", DataType.FLOAT8_E8M0),
                    Map.entry("f4e2m1", DataType.FLOAT4_E2M1),
                    Map.entry("nf4", new DataType("nf4", 2, 1)),
                    Map.entry("i64", DataType.INT64),
                    Map.entry("i32", DataType.INT32),
                    Map.entry("i16", DataType.INT16),
                    Map.entry("i8", DataType.INT8),
                    Map.entry("i4", DataType.INT4),
                    Map.entry("u64", DataType.UINT64),
                    Map.entry("u32", DataType.UINT32),
                    Map.entry("u16", DataType.UINT16),
                    Map.entry("u8", DataType.UINT8),
                    Map.entry("u6", new DataType("uint6", 4, 3)),
                    Map.entry("u4", DataType.UINT4),
                    Map.entry("u3", new DataType("uint3", 8, 3)),
                    Map.entry("u2", DataType.UINT2),
                    Map.entry("u1", new DataType("uint1", 8, 1)),
                    Map.entry("bin", new DataType("uint1", 8, 1)),
                    Map.entry("bool", DataType.BOOL),
                    Map.entry("boolean", DataType.BOOL),
                    Map.entry("string", DataType.STRING));

    private IrTypes() {}

    static @Nullable DataType named(String name) {
        return TYPES.get(name.toLowerCase(Locale.ROOT));
    }

    /// A shape such as `?,3,1..8`; null for `...`, whose rank is not known.
    static @Nullable Shape shape(String text) {
        if (text.contains("...")) {
            return null;
        }
        List<Shape.Dimension> dimensions = new ArrayList<>();
        for (String part : text.split(",")) {
            if (!part.isBlank()) {
                dimensions.add(dimension(part.strip()));
            }
        }
        return new Shape(dimensions);
    }

    /// An extent; unknown where it is −1, `?` or a range.
    static Shape.Dimension dimension(String text) {
        boolean plain = !text.isEmpty() && text.length() < 19;
        for (int i = 0; i < text.length(); i++) {
            plain = plain && text.charAt(i) >= '0' && text.charAt(i) <= '9';
        }
        return plain ? new Shape.Fixed(Long.parseLong(text)) : new Shape.Unknown();
    }
}
