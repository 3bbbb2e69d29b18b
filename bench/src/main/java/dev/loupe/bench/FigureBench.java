package dev.loupe.bench;

import dev.loupe.figure.Figure;
import dev.loupe.figure.data.Csv;
import dev.loupe.figure.data.Table;
import dev.loupe.figure.draw.Drawing;
import dev.loupe.figure.out.Png;
import dev.loupe.figure.out.Svg;
import dev.loupe.figure.spec.Channel;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.SplittableRandom;

/// Pictures from a table to SVG or PNG, in one JVM. Writes its data as CSV, so that other libraries draw the same (`bench/peers`).
/// Arguments: a folder for the data; the penguins as CSV.
public final class FigureBench {
    private static final int RUNS = 4;
    private static final int STEPS = 2_000;
    private static final int SIDE = 200;
    private static final int POINTS = 1_000_000;

    private FigureBench() {}

    /// A picture's bytes.
    private interface Picture {
        byte[] draw();
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        Path folder = Path.of(args[0]);
        Files.createDirectories(folder);
        Table lines = lines();
        Table heat = heat();
        Table points = points();
        write(folder.resolve("lines.csv"), lines);
        write(folder.resolve("heat.csv"), heat);
        write(folder.resolve("points.csv"), points);
        Files.copy(
                Path.of(args[1]),
                folder.resolve("penguins.csv"),
                StandardCopyOption.REPLACE_EXISTING);
        Table penguins = Csv.parse(Files.readString(folder.resolve("penguins.csv")));

        report(
                "4 x 2,000 lines, SVG",
                60,
                svg(Figure.of(lines).line("step", "loss").color("run").size(640, 400)));
        report(
                "pair plot 4 x 4 of the penguins, SVG",
                40,
                svg(Figure.of(penguins).mark("pairplot").color("species")));
        report(
                "heat map 200 x 200, SVG",
                40,
                svg(
                        Figure.of(heat)
                                .mark("heatmap", "x", "y")
                                .channel(Channel.VALUE, "value")
                                .size(640, 480)));
        Figure scatter = Figure.of(points).point("x", "y").size(1_280, 800);
        report(
                "scatter of 1,000,000, PNG",
                9,
                () -> new Png(1).write(Drawing.of(scatter.spec()).scene()));
    }

    private static Picture svg(Figure figure) {
        return () ->
                Svg.COMPACT
                        .write(Drawing.of(figure.spec()).scene())
                        .getBytes(StandardCharsets.UTF_8);
    }

    private static void report(String what, int rounds, Picture picture)
            throws IOException, InterruptedException {
        long began = System.nanoTime();
        byte[] first = picture.draw();
        double cold = (System.nanoTime() - began) / 1e6;
        double[] times = Figures.times(rounds / 3, rounds, round -> picture.draw());
        Figures.OUT.printf(
                Locale.ROOT,
                "%-12s %-38s first %6.0f ms   median %7.1f ms   %,7d kB%n",
                "Loupe",
                what,
                cold,
                times[times.length / 2],
                first.length / 1000);
    }

    private static Table lines() {
        double[] step = new double[RUNS * STEPS];
        double[] loss = new double[RUNS * STEPS];
        String[] run = new String[RUNS * STEPS];
        SplittableRandom noise = new SplittableRandom(7);
        for (int i = 0; i < step.length; i++) {
            int k = i / STEPS;
            step[i] = i % STEPS;
            loss[i] = Math.exp(-step[i] * (k + 1) / 900) + 0.1 + 0.03 * noise.nextGaussian();
            run[i] = "run " + k;
        }
        return Table.of("step", step).with("loss", loss).with("run", run);
    }

    private static Table heat() {
        double[] x = new double[SIDE * SIDE];
        double[] y = new double[SIDE * SIDE];
        double[] value = new double[SIDE * SIDE];
        for (int i = 0; i < x.length; i++) {
            x[i] = i % SIDE;
            y[i] = i / SIDE;
            value[i] = Math.sin(x[i] / 20) * Math.cos(y[i] / 30);
        }
        return Table.of("x", x).with("y", y).with("value", value);
    }

    private static Table points() {
        double[] x = new double[POINTS];
        double[] y = new double[POINTS];
        SplittableRandom chance = new SplittableRandom(11);
        for (int i = 0; i < POINTS; i++) {
            x[i] = chance.nextGaussian();
            y[i] = 0.6 * x[i] + chance.nextGaussian();
        }
        return Table.of("x", x).with("y", y);
    }

    private static void write(Path file, Table table) throws IOException {
        StringBuilder csv = new StringBuilder(String.join(",", table.columns().keySet()));
        csv.append('\n');
        for (int row = 0; row < table.rows(); row++) {
            boolean first = true;
            for (var column : table.columns().values()) {
                csv.append(first ? "" : ",").append(column.text(row).replace('−', '-'));
                first = false;
            }
            csv.append('\n');
        }
        Files.writeString(file, csv);
    }
}
