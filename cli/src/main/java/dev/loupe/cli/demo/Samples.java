package dev.loupe.cli.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// Labelled rows for a classifier. `docs/demo.md` says where they come from.
///
/// @param x `[rows][features]`
/// @param y `[rows]`, the number of the class
record Samples(String name, float[][] x, int[] y, List<String> features, List<String> classes) {
    /// Handwritten digits: 1,797 rows of 64 pixels, scaled to 0 to 1.
    static Samples digits() {
        List<String> lines = lines("digits.txt");
        float[][] x = new float[lines.size()][64];
        int[] y = new int[lines.size()];
        for (int row = 0; row < x.length; row++) {
            String line = lines.get(row);
            for (int pixel = 0; pixel < 64; pixel++) {
                x[row][pixel] = Character.digit(line.charAt(pixel), 17) / 16f;
            }
            y[row] = Character.digit(line.charAt(65), 10);
        }
        List<String> features =
                IntStream.range(0, 64).mapToObj(i -> "pixel " + i / 8 + "," + i % 8).toList();
        return new Samples(
                "digits",
                x,
                y,
                features,
                IntStream.range(0, 10).mapToObj(Integer::toString).toList());
    }

    /// Palmer penguins: 342 rows of four measures, each scaled to mean 0 and deviation 1.
    static Samples penguins() {
        List<String> lines = lines("penguins.csv");
        List<String> head = List.of(lines.getFirst().split(","));
        List<String> classes =
                lines.stream()
                        .skip(1)
                        .map(line -> line.substring(line.lastIndexOf(',') + 1))
                        .distinct()
                        .sorted()
                        .toList();
        int width = head.size() - 1;
        float[][] x = new float[lines.size() - 1][width];
        int[] y = new int[x.length];
        for (int row = 0; row < x.length; row++) {
            String[] cells = lines.get(row + 1).split(",");
            for (int i = 0; i < width; i++) {
                x[row][i] = Float.parseFloat(cells[i]);
            }
            y[row] = classes.indexOf(cells[width]);
        }
        for (int i = 0; i < width; i++) {
            scale(x, i);
        }
        return new Samples("penguins", x, y, head.subList(0, width), classes);
    }

    private static void scale(float[][] x, int feature) {
        double mean = Arrays.stream(x).mapToDouble(row -> row[feature]).average().orElse(0);
        double variance =
                Arrays.stream(x)
                        .mapToDouble(row -> Math.pow(row[feature] - mean, 2))
                        .average()
                        .orElse(1);
        for (float[] row : x) {
            row[feature] = (float) ((row[feature] - mean) / Math.sqrt(variance));
        }
    }

    /// Training and validation rows.
    record Split(Samples train, Samples val) {}

    /// One row in five, by a fixed shuffle, is for validation.
    Split split() {
        List<Integer> order = new ArrayList<>(IntStream.range(0, y.length).boxed().toList());
        Collections.shuffle(order, new Random(7));
        int cut = y.length / 5;
        return new Split(rows(order.subList(cut, y.length)), rows(order.subList(0, cut)));
    }

    private Samples rows(List<Integer> chosen) {
        float[][] some = chosen.stream().map(row -> x[row]).toArray(float[][]::new);
        return new Samples(
                name, some, chosen.stream().mapToInt(row -> y[row]).toArray(), features, classes);
    }

    int size() {
        return y.length;
    }

    private static List<String> lines(String name) {
        InputStream in = Samples.class.getResourceAsStream(name);
        if (in == null) {
            throw new IllegalStateException("The resource " + name + " is missing in this build.");
        }
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.readAllLines();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
