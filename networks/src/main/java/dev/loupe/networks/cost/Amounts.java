package dev.loupe.networks.cost;

import dev.loupe.core.DataType;
import dev.loupe.core.Shape;

import org.jspecify.annotations.Nullable;

/// Arithmetic with amounts of which −1 is not known. Sums and products saturate at the greatest `long`.
final class Amounts {
    static final long UNKNOWN = -1;

    private Amounts() {}

    static long plus(long a, long b) {
        if (a < 0 || b < 0) {
            return UNKNOWN;
        }
        return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
    }

    /// 0 times what is not known is 0.
    static long times(long a, long b) {
        if (a == 0 || b == 0) {
            return 0;
        }
        if (a < 0 || b < 0) {
            return UNKNOWN;
        }
        return a > Long.MAX_VALUE / b ? Long.MAX_VALUE : a * b;
    }

    static long elements(@Nullable Shape shape) {
        return shape == null ? UNKNOWN : shape.elements();
    }

    /// @param axis negative ones count from the end
    static long extent(@Nullable Shape shape, int axis) {
        int at = shape == null ? -1 : axis < 0 ? axis + shape.rank() : axis;
        return shape != null
                        && at >= 0
                        && at < shape.rank()
                        && shape.dimensions().get(at) instanceof Shape.Fixed(long size)
                ? size
                : UNKNOWN;
    }

    static long bytes(@Nullable DataType type, long elements) {
        return type == null || elements < 0 ? UNKNOWN : type.bytesFor(elements);
    }
}
