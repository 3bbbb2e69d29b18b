package dev.loupe.figure.stat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.file.Path;

/// Numbers of the original libraries, made by `fixtures/figure/make-stat.py`.
public record Witness(JsonNode root) {
    public static Witness read(String file) {
        return new Witness(
                JsonMapper.shared()
                        .readTree(
                                Path.of(
                                                System.getProperty("loupe.root", ".."),
                                                "fixtures",
                                                "figure",
                                                file)
                                        .toFile()));
    }

    private JsonNode node(String path) {
        JsonNode node = root.at("/" + path);
        if (node.isMissingNode()) {
            throw new IllegalArgumentException("no witness " + path);
        }
        return node;
    }

    public double number(String path) {
        return node(path).asDouble();
    }

    public double[] array(String path) {
        return numbers(node(path));
    }

    public int[] ints(String path) {
        double[] numbers = array(path);
        int[] ints = new int[numbers.length];
        for (int i = 0; i < ints.length; i++) {
            ints[i] = (int) numbers[i];
        }
        return ints;
    }

    public double[][] table(String path) {
        JsonNode node = node(path);
        double[][] rows = new double[node.size()][];
        for (int r = 0; r < rows.length; r++) {
            rows[r] = numbers(node.get(r));
        }
        return rows;
    }

    private static double[] numbers(JsonNode node) {
        double[] out = new double[node.size()];
        for (int i = 0; i < out.length; i++) {
            JsonNode n = node.get(i);
            out[i] = n.isString() ? Double.parseDouble(n.asString()) : n.asDouble();
        }
        return out;
    }

    /// Equal to 1e-9 of the value, or of `scale` where that is greater.
    public static void near(double[] expected, double[] found, double scale) {
        assertEquals(expected.length, found.length, "length");
        for (int i = 0; i < expected.length; i++) {
            near(expected[i], found[i], scale, "at " + i);
        }
    }

    public static void near(double[] expected, double[] found) {
        near(expected, found, 1e-3);
    }

    public static void near(double expected, double found, double scale, String where) {
        if (Double.isFinite(expected)) {
            assertEquals(expected, found, 1e-9 * Math.max(Math.abs(expected), scale), where);
        } else {
            assertEquals(expected, found, where);
        }
    }

    public static void near(double expected, double found) {
        near(expected, found, 0, "");
    }
}
