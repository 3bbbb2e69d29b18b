package dev.loupe.runs.series;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// A table of `fixtures/series`, made by numpy and scipy.
public record Witness(List<String> names, double[][] rows) {
    public static Witness read(String file) throws IOException {
        List<String> lines =
                Files.readAllLines(
                        Path.of(
                                System.getProperty("loupe.root", ".."),
                                "fixtures",
                                "series",
                                file));
        double[][] rows =
                lines.stream()
                        .skip(1)
                        .map(
                                line ->
                                        Arrays.stream(line.split(","))
                                                .mapToDouble(Double::parseDouble)
                                                .toArray())
                        .toArray(double[][]::new);
        return new Witness(List.of(lines.getFirst().split(",")), rows);
    }

    public double[] column(String name) {
        int at = names.indexOf(name);
        return Arrays.stream(rows).mapToDouble(row -> row[at]).toArray();
    }
}
