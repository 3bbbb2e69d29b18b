package dev.loupe.figure.mark.composite;

import dev.loupe.figure.data.Column;
import dev.loupe.figure.data.Table;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.spec.FigureSpec;
import dev.loupe.figure.spec.LayerSpec;
import dev.loupe.figure.stat.Correlation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// A cell of words: Pearson's correlation of two columns, over all rows and within each class.
final class Correlations {
    private static final int MOST_CLASSES = 6;
    private static final double ALL_SIZE = 16;
    private static final double CLASS_SIZE = 11;

    private Correlations() {}

    /// @param base  without layers
    /// @param layer whose colour channel splits rows into classes, if it is one of texts
    static FigureSpec cell(FigureSpec base, LayerSpec layer, Table table, String x, String y) {
        double[] xs = numbers(table.column(x));
        double[] ys = numbers(table.column(y));
        List<String> names = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        Column.Texts classes = Inherited.classes(layer, table);
        if (classes != null && classes.levels().length <= MOST_CLASSES) {
            for (int level = 0; level < classes.levels().length; level++) {
                names.add(classes.levels()[level]);
                texts.add(text(xs, ys, rows(classes, level)));
            }
        }
        int[] all = new int[table.rows()];
        Arrays.setAll(all, i -> i);
        FigureSpec cell =
                base.with(corners(xs, ys))
                        .with(
                                words(
                                        place(xs, 0.5),
                                        new double[] {place(ys, names.isEmpty() ? 0.5 : 0.74)},
                                        List.of(""),
                                        List.of(text(xs, ys, all)),
                                        ALL_SIZE));
        if (names.isEmpty()) {
            return cell;
        }
        double[] at = new double[names.size()];
        Arrays.setAll(at, i -> place(ys, 0.58 - 0.54 * (i + 0.5) / Math.max(3, at.length)));
        return cell.with(words(place(xs, 0.5), at, names, texts, CLASS_SIZE));
    }

    /// Empty words at both ends of the columns, so that the cell has the axes that dots would give it.
    private static LayerSpec corners(double[] x, double[] y) {
        Table table =
                Table.of("x", place(x, 0), place(x, 1))
                        .with("y", place(y, 0), place(y, 1))
                        .with("r", "", "");
        return LayerSpec.of("text")
                .over(table)
                .with(Channel.X, "x")
                .with(Channel.Y, "y")
                .with(Channel.TEXT, "r");
    }

    private static LayerSpec words(
            double x, double[] y, List<String> names, List<String> texts, double size) {
        double[] xs = new double[y.length];
        Arrays.fill(xs, x);
        Table table =
                Table.of("x", xs)
                        .with("y", y)
                        .with("class", names.toArray(String[]::new))
                        .with("r", texts.toArray(String[]::new));
        LayerSpec words =
                LayerSpec.of("text")
                        .over(table)
                        .with(Channel.X, "x")
                        .with(Channel.Y, "y")
                        .with(Channel.TEXT, "r")
                        .with("place", (Object) "at")
                        .with("size", (Object) size);
        return names.getFirst().isEmpty()
                ? words.with("strong", (Object) true)
                : words.with(Channel.COLOR, "class");
    }

    private static int[] rows(Column.Texts classes, int level) {
        List<Integer> rows = new ArrayList<>();
        for (int row = 0; row < classes.codes().length; row++) {
            if (classes.codes()[row] == level) {
                rows.add(row);
            }
        }
        return rows.stream().mapToInt(r -> r).toArray();
    }

    private static double[] numbers(Column column) {
        return switch (column) {
            case Column.Numbers(double[] values) -> values;
            case Column.Times(long[] micros) ->
                    Arrays.stream(micros)
                            .mapToDouble(m -> m == Column.Times.MISSING ? Double.NaN : m)
                            .toArray();
            case Column.Texts texts -> new double[texts.size()];
        };
    }

    /// `0.87`, or a dash where nothing correlates.
    private static String text(double[] x, double[] y, int[] rows) {
        double[] xs = Arrays.stream(rows).mapToDouble(row -> x[row]).toArray();
        double[] ys = Arrays.stream(rows).mapToDouble(row -> y[row]).toArray();
        double r = Correlation.of(xs, ys, Correlation.Kind.PEARSON);
        return Double.isNaN(r) ? "–" : String.format(Locale.ROOT, "%.2f", r).replace('-', '−');
    }

    /// The value at a share of the way from the least to the greatest.
    private static double place(double[] values, double share) {
        double[] finite = Arrays.stream(values).filter(Double::isFinite).toArray();
        double low = Arrays.stream(finite).min().orElse(0);
        double high = Arrays.stream(finite).max().orElse(1);
        return low * (1 - share) + high * share;
    }
}
