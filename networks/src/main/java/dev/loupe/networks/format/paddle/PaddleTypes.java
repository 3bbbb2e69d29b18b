package dev.loupe.networks.format.paddle;

import dev.loupe.core.DataType;

import org.jspecify.annotations.Nullable;

/// Element types by their numbers (framework.proto, VarType.Type) and by their names in PIR programs.
final class PaddleTypes {
    private PaddleTypes() {}

    /// A name scope such as `/block/conv/` without the slashes at its ends.
    static String scope(String said) {
        int from = 0;
        int to = said.length();
        while (from < to && said.charAt(from) == '/') {
            from++;
        }
        while (to > from && said.charAt(to - 1) == '/') {
            to--;
        }
        return said.substring(from, to);
    }

    static @Nullable DataType numbered(long number) {
        return switch ((int) number) {
            case 0 -> DataType.BOOL;
            case 1 -> DataType.INT16;
            case 2 -> DataType.INT32;
            case 3 -> DataType.INT64;
            case 4 -> DataType.FLOAT16;
            case 5 -> DataType.FLOAT32;
            case 6 -> DataType.FLOAT64;
            case 19 -> DataType.UINT64;
            case 20 -> DataType.UINT8;
            case 21 -> DataType.INT8;
            case 22 -> DataType.BFLOAT16;
            case 23 -> DataType.COMPLEX64;
            case 24 -> DataType.COMPLEX128;
            case 32 -> DataType.FLOAT8_E4M3FN;
            case 33 -> DataType.FLOAT8_E5M2;
            default -> null;
        };
    }

    /// `0.t_f32` and the like.
    static @Nullable DataType named(String name) {
        return switch (name.substring(name.indexOf('_') + 1)) {
            case "bool" -> DataType.BOOL;
            case "i8" -> DataType.INT8;
            case "i16" -> DataType.INT16;
            case "i32" -> DataType.INT32;
            case "i64" -> DataType.INT64;
            case "ui8" -> DataType.UINT8;
            case "f16" -> DataType.FLOAT16;
            case "f32" -> DataType.FLOAT32;
            case "f64" -> DataType.FLOAT64;
            case "bf16" -> DataType.BFLOAT16;
            case "f8e4m3fn" -> DataType.FLOAT8_E4M3FN;
            case "f8e5m2" -> DataType.FLOAT8_E5M2;
            case "c64" -> DataType.COMPLEX64;
            case "c128" -> DataType.COMPLEX128;
            default -> null;
        };
    }
}
