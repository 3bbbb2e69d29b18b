package dev.loupe.intake.tensorboard;

import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/// Numbers as a JSON list; NaN and infinities by these words, as texts.
final class JsonNumbers {
    private JsonNumbers() {}

    static String of(double[] values) {
        return DoubleStream.of(values)
                .mapToObj(JsonNumbers::of)
                .collect(Collectors.joining(",", "[", "]"));
    }

    static String of(double value) {
        if (!Double.isFinite(value)) {
            return "\"" + value + "\"";
        }
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
