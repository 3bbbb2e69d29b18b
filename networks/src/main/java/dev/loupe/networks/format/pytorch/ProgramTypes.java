package dev.loupe.networks.format.pytorch;

import dev.loupe.core.DataType;
import dev.loupe.core.Shape;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.networks.graph.Tensor;
import dev.loupe.networks.graph.Type;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Types and shapes as exported programs write them (`torch/_export/serde/schema.py`, ScalarType and TensorMeta).
final class ProgramTypes {
    private static final Map<Integer, DataType> SCALARS =
            Map.ofEntries(
                    Map.entry(1, DataType.UINT8),
                    Map.entry(2, DataType.INT8),
                    Map.entry(3, DataType.INT16),
                    Map.entry(4, DataType.INT32),
                    Map.entry(5, DataType.INT64),
                    Map.entry(6, DataType.FLOAT16),
                    Map.entry(7, DataType.FLOAT32),
                    Map.entry(8, DataType.FLOAT64),
                    Map.entry(10, DataType.COMPLEX64),
                    Map.entry(11, DataType.COMPLEX128),
                    Map.entry(12, DataType.BOOL),
                    Map.entry(13, DataType.BFLOAT16),
                    Map.entry(28, DataType.UINT16),
                    Map.entry(29, DataType.FLOAT8_E4M3FN),
                    Map.entry(30, DataType.FLOAT8_E5M2),
                    Map.entry(31, DataType.FLOAT8_E4M3FNUZ),
                    Map.entry(32, DataType.FLOAT8_E5M2FNUZ));

    private static final Pattern SYMBOL = Pattern.compile("Symbol\\('([^']*)'[^)]*\\)");
    private static final Pattern INTEGER = Pattern.compile("Integer\\((-?\\d+)\\)");

    private ProgramTypes() {}

    static Optional<DataType> scalar(JsonNode code) {
        return Optional.ofNullable(SCALARS.get(code.asInt(0)));
    }

    static Type type(JsonNode meta) {
        return meta.isObject()
                ? new Type.TensorOf(
                        scalar(meta.path("dtype")).orElse(null), shape(meta.path("sizes")))
                : Type.UNKNOWN;
    }

    private static @Nullable Shape shape(JsonNode sizes) {
        if (!sizes.isArray()) {
            return null;
        }
        List<Shape.Dimension> extents = new ArrayList<>();
        for (JsonNode size : sizes) {
            String symbol = expression(size.path("as_expr").path("expr_str").asString(""));
            long fixed = size.path("as_int").asLong(-1);
            extents.add(
                    fixed >= 0
                            ? new Shape.Fixed(fixed)
                            : symbol.isEmpty() ? new Shape.Unknown() : new Shape.Symbol(symbol));
        }
        return new Shape(extents);
    }

    /// SymPy's own notation, without what it assumes of its symbols: `s77` for `Symbol('s77', positive=True, integer=True)`.
    private static String expression(String written) {
        String names = SYMBOL.matcher(written).replaceAll("$1");
        return INTEGER.matcher(names).replaceAll("$1");
    }

    /// A stored tensor.
    ///
    /// @param bytes of its storage, null if they are missing
    /// @return empty if its type or shape is not known
    static Optional<Tensor> tensor(String name, JsonNode meta, @Nullable Bytes bytes) {
        Optional<DataType> type = scalar(meta.path("dtype"));
        long[] size = fixed(meta.path("sizes"));
        long[] stride = fixed(meta.path("strides"));
        if (type.isEmpty() || size == null || stride == null || size.length != stride.length) {
            return Optional.empty();
        }
        Shape shape = Shape.of(size);
        return Optional.of(
                new Tensor(
                        name,
                        type.get(),
                        shape,
                        shape.elements(),
                        new Strided(
                                        new Storages.Storage(name, type.get(), bytes),
                                        type.get(),
                                        Math.max(
                                                0,
                                                meta.path("storage_offset")
                                                        .path("as_int")
                                                        .asLong(0)),
                                        size,
                                        stride,
                                        false)
                                .content()));
    }

    private static long @Nullable [] fixed(JsonNode sizes) {
        long[] all = new long[sizes.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = sizes.get(i).path("as_int").asLong(-1);
            if (all[i] < 0) {
                return null;
            }
        }
        return all;
    }
}
