package dev.loupe.networks.infer;

import dev.loupe.core.Shape;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.TreeMap;

/// Numbers that a person gives for what a model's file does not tell: `batch=1,seq=128` for names of extents, `data=1x3x224x224` for an input without a shape. The latter are kept as `data[0]`, `data[1]` ….
public final class GivenExtents {
    private static final int MOST_RANK = 16;

    private GivenExtents() {}

    /// @throws IllegalArgumentException with a sentence if it is anything else
    public static Map<String, Long> of(String text) {
        Map<String, Long> given = new TreeMap<>();
        for (String part : text.isBlank() ? new String[0] : text.split(",")) {
            int sign = part.lastIndexOf('=');
            String name = part.substring(0, Math.max(0, sign)).strip();
            String[] numbers = part.substring(sign + 1).strip().split("x", -1);
            for (int d = 0; d < numbers.length; d++) {
                if (name.isEmpty()
                        || numbers.length > MOST_RANK
                        || !numbers[d].matches("\\d{1,18}")) {
                    throw new IllegalArgumentException(
                            "Extents are names with numbers, as in batch=1,seq=128, or inputs with shapes, as in data=1x3x224x224, but here stands \""
                                    + part.strip()
                                    + "\".");
                }
                given.put(numbers.length == 1 ? name : axis(name, d), Long.valueOf(numbers[d]));
            }
        }
        return given;
    }

    private static String axis(String input, int d) {
        return input + "[" + d + "]";
    }

    /// The shape that was given for an input; null if none was.
    static @Nullable Shape shape(Map<String, Long> given, String input) {
        int rank = 0;
        while (given.containsKey(axis(input, rank))) {
            rank++;
        }
        long[] extents = new long[rank];
        for (int d = 0; d < rank; d++) {
            extents[d] = given.getOrDefault(axis(input, d), -1L);
        }
        return rank == 0 ? null : Shape.of(extents);
    }
}
