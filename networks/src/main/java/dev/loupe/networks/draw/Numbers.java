package dev.loupe.networks.draw;

import dev.loupe.core.bytes.Bytes;
import dev.loupe.networks.graph.Tensor;

import java.util.Locale;

/// Small constants as text.
final class Numbers {
    private Numbers() {}

    /// The number of a scalar, the numbers of a very short list, else the shape.
    static String text(Tensor tensor) {
        if (tensor.content() instanceof Tensor.Mapped mapped
                && tensor.stored() >= 1
                && tensor.stored() <= 4
                && tensor.shape().rank() <= 1) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < tensor.stored(); i++) {
                String number = number(mapped.bytes(), tensor.type().name(), i);
                if (number.isEmpty()) {
                    return tensor.shape().toString();
                }
                text.append(i == 0 ? "" : ", ").append(number);
            }
            return text.toString();
        }
        return tensor.shape().rank() == 0 ? "" : tensor.shape().toString().replace("×", " × ");
    }

    private static String number(Bytes bytes, String type, int i) {
        int size =
                switch (type) {
                    case "float32", "int32" -> 4;
                    case "float64", "int64" -> 8;
                    case "bool", "uint8" -> 1;
                    default -> 0;
                };
        if (size == 0 || bytes.length() < (long) size * (i + 1)) {
            return "";
        }
        return switch (type) {
            case "float32" -> real(bytes.f32(4L * i));
            case "float64" -> real(bytes.f64(8L * i));
            case "int32" -> Integer.toString(bytes.i32(4L * i));
            case "int64" -> whole(bytes.i64(8L * i));
            case "bool" -> bytes.u8(i) == 0 ? "false" : "true";
            default -> Integer.toString(bytes.u8(i));
        };
    }

    private static String whole(long n) {
        return n == Long.MAX_VALUE ? "∞" : n == Long.MIN_VALUE ? "−∞" : Long.toString(n);
    }

    /// Four digits, without zeros that tell nothing: `0.4343`, `1e-10`.
    private static String real(double value) {
        if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : "−∞";
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e6) {
            return Long.toString((long) value);
        }
        String[] parts = String.format(Locale.ROOT, "%.4g", value).split("e");
        String digits =
                parts[0].contains(".")
                        ? parts[0].replaceAll("0+$", "").replaceAll("\\.$", "")
                        : parts[0];
        return parts.length == 1 ? digits : digits + "e" + Integer.parseInt(parts[1]);
    }
}
