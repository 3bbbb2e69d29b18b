package dev.loupe.figure.out;

import dev.loupe.figure.scene.Box;
import dev.loupe.figure.scene.Colour;

import tools.jackson.databind.JsonNode;

import java.util.Arrays;
import java.util.Locale;

/// Reads the values that fields of the scene format hold.
final class SceneValues {
    private SceneValues() {}

    static Colour colour(JsonNode parent, String name) {
        return Colour.of(text(parent, name));
    }

    static Box box(JsonNode parent, String name) {
        double[] box = numbers(parent.path(name));
        if (box.length != 4) {
            throw new IllegalArgumentException(
                    "A box is x, y, width and height, but "
                            + name
                            + " has "
                            + box.length
                            + " numbers.");
        }
        return new Box(box[0], box[1], box[2], box[3]);
    }

    static double[] numbers(JsonNode array) {
        double[] numbers = new double[array.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = array.get(i).asDouble(0);
        }
        return numbers;
    }

    /// Sums of differences, in hundredths; `step` columns lie beside each other.
    static double[] column(JsonNode array, int step) {
        double[] values = new double[array.size()];
        long[] sums = new long[step];
        for (int i = 0; i < values.length; i++) {
            sums[i % step] += array.get(i).asLong(0);
            values[i] = sums[i % step] / 100.0;
        }
        return values;
    }

    static int[] sums(JsonNode array) {
        int[] values = new int[array.size()];
        int sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += array.get(i).asInt(0);
            values[i] = sum;
        }
        return values;
    }

    static void same(int expected, int found, String what) {
        if (expected != found) {
            throw new IllegalArgumentException(
                    "Dots with %d x need as many of %s, but there are %d."
                            .formatted(expected, what, found));
        }
    }

    static <E extends Enum<E>> E choice(Class<E> type, JsonNode parent, String name, String usual) {
        String word = parent.path(name).asString(usual);
        try {
            return Enum.valueOf(type, word.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "A scene's %s is one of %s, but here it is %s."
                            .formatted(name, Arrays.toString(type.getEnumConstants()), word),
                    e);
        }
    }

    static String text(JsonNode parent, String name) {
        return parent.path(name).asString("");
    }
}
