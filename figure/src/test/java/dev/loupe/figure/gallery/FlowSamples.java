package dev.loupe.figure.gallery;

import dev.loupe.figure.data.Column;
import dev.loupe.figure.data.Table;
import dev.loupe.figure.stat.Correlation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Tables of links, derived from real data.
final class FlowSamples {
    private FlowSamples() {}

    /// Cars from 1970 to 1982 with the class of their fuel use.
    static Table cars() {
        Table cars = Samples.data("cars.csv");
        double[] mpg = ((Column.Numbers) cars.column("miles_per_gallon")).values();
        int[] known =
                Arrays.stream(cars.allRows()).filter(row -> Double.isFinite(mpg[row])).toArray();
        Table kept = cars.take(known);
        String[] use =
                Arrays.stream(known)
                        .mapToObj(
                                row ->
                                        mpg[row] < 18
                                                ? "below 18 mpg"
                                                : mpg[row] < 26 ? "18 to 26 mpg" : "from 26 mpg")
                        .toArray(String[]::new);
        String[] cylinders =
                Arrays.stream(kept.allRows())
                        .mapToObj(row -> kept.column("cylinders").text(row) + " cylinders")
                        .toArray(String[]::new);
        return kept.with("engine", cylinders).with("use", use);
    }

    /// One link from column to column for each row.
    static Table steps(Table table, String... columns) {
        List<String> source = new ArrayList<>();
        List<String> target = new ArrayList<>();
        for (int i = 1; i < columns.length; i++) {
            for (int row = 0; row < table.rows(); row++) {
                source.add(table.column(columns[i - 1]).text(row));
                target.add(table.column(columns[i]).text(row));
            }
        }
        return Table.of("from", source.toArray(String[]::new))
                .with("to", target.toArray(String[]::new));
    }

    /// The weather of a day and of the next, where it changed.
    static Table changesOfWeather() {
        Table days = weather();
        return days.take(
                Arrays.stream(days.allRows())
                        .filter(
                                row ->
                                        !days.column("today")
                                                .text(row)
                                                .equals(days.column("tomorrow").text(row)))
                        .toArray());
    }

    /// The weather of a day and of the next.
    static Table weather() {
        Column weather = Samples.data("weather.csv").column("weather");
        String[] today = new String[weather.size() - 1];
        String[] tomorrow = new String[weather.size() - 1];
        for (int i = 0; i < today.length; i++) {
            today[i] = weather.text(i);
            tomorrow[i] = weather.text(i + 1);
        }
        return Table.of("today", today).with("tomorrow", tomorrow);
    }

    /// Each wine with those nearest to it in standardised measurements.
    static Table neighbours(int count) {
        Table wine = Samples.data("wine.csv");
        int n = wine.rows();
        double[][] rows = new double[n][];
        List<double[]> columns = new ArrayList<>();
        wine.columns()
                .forEach(
                        (name, column) -> {
                            if (column instanceof Column.Numbers(double[] values)) {
                                double mean = Arrays.stream(values).average().orElse(0);
                                double spread =
                                        Math.sqrt(
                                                Arrays.stream(values)
                                                        .map(v -> (v - mean) * (v - mean))
                                                        .average()
                                                        .orElse(1));
                                columns.add(
                                        Arrays.stream(values)
                                                .map(v -> (v - mean) / spread)
                                                .toArray());
                            }
                        });
        Arrays.setAll(rows, i -> columns.stream().mapToDouble(c -> c[i]).toArray());
        String[] source = new String[n * count];
        String[] target = new String[n * count];
        String[] kind = new String[n * count];
        for (int i = 0; i < n; i++) {
            int at = i;
            int[] nearest =
                    IntStream.range(0, n)
                            .filter(j -> j != at)
                            .boxed()
                            .sorted(Comparator.comparingDouble(j -> distance(rows[at], rows[j])))
                            .mapToInt(j -> j)
                            .limit(count)
                            .toArray();
            for (int k = 0; k < count; k++) {
                source[count * i + k] = "wine " + i;
                target[count * i + k] = "wine " + nearest[k];
                kind[count * i + k] = wine.column("cultivar").text(i);
            }
        }
        return Table.of("wine", source).with("neighbour", target).with("cultivar", kind);
    }

    private static double distance(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> (a[i] - b[i]) * (a[i] - b[i])).sum();
    }

    /// The first 30 cars of the last year.
    static Table latestCars() {
        Table cars = Samples.data("cars.csv");
        int[] rows =
                Arrays.stream(cars.allRows())
                        .filter(row -> cars.column("year").text(row).startsWith("1982"))
                        .limit(30)
                        .toArray();
        return cars.take(rows).with("car", cars.column("name").take(rows));
    }

    /// A year of days.
    static Table yearOfDays() {
        return Samples.data("weather.csv").take(IntStream.range(0, 366).toArray());
    }

    /// Digits that a classifier took for others.
    static Table mistakes() {
        Table guesses = Samples.data("digit-guesses.csv");
        return guesses.take(
                Arrays.stream(guesses.allRows())
                        .filter(
                                row ->
                                        !guesses.column("actual")
                                                .text(row)
                                                .equals(guesses.column("predicted").text(row)))
                        .toArray());
    }

    /// Java releases; only those with long support are named.
    static Table releases() {
        Table releases = Samples.data("java-releases.csv");
        String[] names = new String[releases.rows()];
        Arrays.setAll(
                names,
                row ->
                        releases.column("kind").text(row).equals("long-term")
                                ? releases.column("version").text(row)
                                : "");
        return releases.with("name", names);
    }

    /// Pairs of measurements of wine whose correlation is at least this strong.
    static Table correlated(double least) {
        Table wine = Samples.data("wine.csv");
        List<String> names =
                wine.columns().keySet().stream().filter(name -> !name.equals("cultivar")).toList();
        double[][] values =
                names.stream()
                        .map(name -> ((Column.Numbers) wine.column(name)).values())
                        .toArray(double[][]::new);
        double[][] matrix = Correlation.matrix(values, Correlation.Kind.PEARSON);
        List<String> source = new ArrayList<>();
        List<String> target = new ArrayList<>();
        List<Double> strength = new ArrayList<>();
        List<String> sign = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (Math.abs(matrix[i][j]) >= least) {
                    source.add(names.get(j).replace('_', ' '));
                    target.add(names.get(i).replace('_', ' '));
                    strength.add(Math.abs(matrix[i][j]));
                    sign.add(matrix[i][j] > 0 ? "together" : "against each other");
                }
            }
        }
        return Table.of("one", source.toArray(String[]::new))
                .with("other", target.toArray(String[]::new))
                .with("strength", strength.stream().mapToDouble(v -> v).toArray())
                .with("direction", sign.toArray(String[]::new));
    }
}
