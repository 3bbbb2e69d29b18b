package dev.loupe.figure.mark.flow;

import dev.loupe.figure.data.Column;
import dev.loupe.figure.data.Plain;
import dev.loupe.figure.mark.Bare;
import dev.loupe.figure.mark.Extents;
import dev.loupe.figure.mark.Layer;
import dev.loupe.figure.mark.Mark;
import dev.loupe.figure.mark.Numbers;
import dev.loupe.figure.mark.OptionSpec;
import dev.loupe.figure.mark.Prepared;
import dev.loupe.figure.mark.Signature;
import dev.loupe.figure.mark.Sketch;
import dev.loupe.figure.mark.Stage;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.stat.Clustering;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Rows joined pair by pair by how alike their columns are, as a tree that grows from the right.
public final class DendrogramMark implements Mark {
    private static final Signature SIGNATURE =
            new Signature(
                    "dendrogram",
                    "a tree of rows, the most alike joined first",
                    List.of(),
                    List.of(Channel.TEXT, Channel.COLOR),
                    List.of(
                            OptionSpec.words(
                                    "columns", "which columns; all numeric ones if not said"),
                            OptionSpec.word(
                                    "linkage",
                                    "ward",
                                    List.of("ward", "average", "complete", "single"),
                                    "what the distance of two clusters is"),
                            OptionSpec.flag(
                                    "standardise",
                                    true,
                                    "bring columns to mean 0 and deviation 1 before"),
                            OptionSpec.number(
                                    "clusters",
                                    "1",
                                    1,
                                    24,
                                    "how many clusters get a colour of their own")),
                    Signature.Swatch.SQUARE);

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Prepared prepare(Layer layer) {
        List<double[]> columns = columns(layer);
        int[] rows =
                Arrays.stream(layer.rows())
                        .filter(row -> columns.stream().allMatch(c -> Double.isFinite(c[row])))
                        .toArray();
        if (rows.length > Clustering.MOST_ROWS) {
            throw new IllegalArgumentException(
                    "The mark dendrogram can cluster "
                            + Clustering.MOST_ROWS
                            + " rows, but here are "
                            + rows.length
                            + ".");
        }
        if (rows.length == 0 || columns.isEmpty()) {
            return new Tree(layer, rows, null);
        }
        boolean standardise = layer.options().flag("standardise");
        double[][] values = new double[rows.length][columns.size()];
        for (int c = 0; c < columns.size(); c++) {
            double[] column = scaled(columns.get(c), rows, standardise);
            for (int i = 0; i < rows.length; i++) {
                values[i][c] = column[i];
            }
        }
        Clustering.Linkage linkage =
                Clustering.Linkage.valueOf(
                        layer.options().word("linkage").toUpperCase(Locale.ROOT));
        return new Tree(layer, rows, Clustering.of(values, linkage));
    }

    private static List<double[]> columns(Layer layer) {
        List<double[]> columns = new ArrayList<>();
        for (String name : layer.options().words("columns")) {
            Column column = layer.table().column(name);
            if (!(column instanceof Column.Numbers(double[] values))) {
                throw new IllegalArgumentException(
                        "The mark dendrogram needs numbers, but the column "
                                + name
                                + " holds "
                                + column.kind()
                                + ".");
            }
            columns.add(values);
        }
        if (layer.options().words("columns").isEmpty()) {
            for (Column column : layer.table().columns().values()) {
                if (column instanceof Column.Numbers(double[] values)) {
                    columns.add(values);
                }
            }
        }
        return columns;
    }

    /// A column of equal values says nothing and becomes 0.
    private static double[] scaled(double[] column, int[] rows, boolean standardise) {
        double most = Arrays.stream(rows).mapToDouble(row -> Math.abs(column[row])).max().orElse(0);
        if (most > 1e150) {
            throw new IllegalArgumentException(
                    "The mark dendrogram cannot measure distances of values as large as "
                            + Plain.brief(most)
                            + ".");
        }
        double mean = Arrays.stream(rows).mapToDouble(row -> column[row]).average().orElse(0);
        double square =
                Arrays.stream(rows)
                        .mapToDouble(row -> (column[row] - mean) * (column[row] - mean))
                        .average()
                        .orElse(0);
        double deviation = Math.sqrt(square);
        return Arrays.stream(rows)
                .mapToDouble(
                        row ->
                                !standardise
                                        ? column[row]
                                        : deviation > 0 ? (column[row] - mean) / deviation : 0)
                .toArray();
    }

    /// @param clustering null where there is nothing to join
    private record Tree(Layer layer, int[] rows, @Nullable Clustering clustering) implements Bare {
        @Override
        public Extents extents() {
            return new Extents().coloured(layer);
        }

        @Override
        public int leftOut() {
            return layer.rows().length - rows.length;
        }

        @Override
        public List<Numbers> numbers() {
            Clustering tree = clustering;
            return tree == null
                    ? List.of()
                    : List.of(
                            Numbers.of("dendrogram", "")
                                    .with(
                                            "left",
                                            Arrays.stream(tree.left()).asDoubleStream().toArray())
                                    .with(
                                            "right",
                                            Arrays.stream(tree.right()).asDoubleStream().toArray())
                                    .with("height", tree.height())
                                    .with(
                                            "size",
                                            Arrays.stream(tree.size()).asDoubleStream().toArray()));
        }

        @Override
        public void draw(Stage stage, Sketch sketch) {
            Clustering tree = clustering;
            if (tree != null) {
                new TreeDrawing(layer, rows, tree, layer.options().count("clusters", 1))
                        .draw(stage, sketch);
            }
        }
    }
}
