package dev.loupe.figure.mark.composite;

import dev.loupe.figure.data.Column;
import dev.loupe.figure.data.Nearest;
import dev.loupe.figure.data.Table;
import dev.loupe.figure.mark.Composite;
import dev.loupe.figure.mark.OptionSpec;
import dev.loupe.figure.mark.Options;
import dev.loupe.figure.mark.Signature;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.spec.Encoding;
import dev.loupe.figure.spec.FigureSpec;
import dev.loupe.figure.spec.GridSpec;
import dev.loupe.figure.spec.Heading;
import dev.loupe.figure.spec.LayerSpec;
import dev.loupe.figure.spec.LegendSpec;
import dev.loupe.figure.spec.Picture;
import dev.loupe.figure.spec.ScaleSpec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Every column beside every other: dots off the diagonal, the spread of each column on it.
public final class PairPlot implements Composite {
    private static final int MOST = 12;
    private static final int STANDARD = 8;
    private static final double GAP = 10;

    private static final Signature SIGNATURE =
            new Signature(
                    "pairplot",
                    "every column beside every other, with the spread of each",
                    List.of(),
                    List.of(Channel.COLOR, Channel.SHAPE),
                    List.of(
                            OptionSpec.words(
                                    "columns",
                                    "which ones; the first 8 of numbers if none are named"),
                            OptionSpec.word(
                                    "diagonal",
                                    "",
                                    List.of("histogram", "kde"),
                                    "how the spread is shown; kde if there are classes"),
                            OptionSpec.flag("corner", false, "only the lower triangle"),
                            OptionSpec.word(
                                    "upper",
                                    "point",
                                    List.of("point", "correlation"),
                                    "what stands in the upper triangle")),
                    Signature.Swatch.DOT);

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Picture expand(FigureSpec figure, LayerSpec layer, Options options) {
        Table own = layer.data();
        Table table = own == null ? figure.data() : own;
        List<String> numeric = numeric(table);
        List<String> columns = columns(table, numeric, options);
        Heading heading = figure.heading();
        if (options.words("columns").isEmpty() && columns.size() < numeric.size()) {
            String note =
                    "The first "
                            + columns.size()
                            + " of "
                            + numeric.size()
                            + " columns of numbers.";
            heading =
                    heading.caption(
                            heading.caption().isEmpty() ? note : heading.caption() + " " + note);
        }
        boolean corner = options.flag("corner");
        int n = columns.size();
        List<GridSpec.CellSpec> cells = new ArrayList<>();
        for (int row = 0; row < n; row++) {
            for (int column = 0; column < n; column++) {
                boolean upper = column > row;
                if (!(corner && upper)) {
                    FigureSpec cell =
                            row == column
                                    ? diagonal(figure, layer, table, columns.get(row), options)
                                    : upper && options.word("upper").equals("correlation")
                                            ? Correlations.cell(
                                                    base(figure, table),
                                                    layer,
                                                    table,
                                                    columns.get(column),
                                                    columns.get(row))
                                            : dots(
                                                    figure,
                                                    layer,
                                                    table,
                                                    columns.get(column),
                                                    columns.get(row));
                    cells.add(
                            new GridSpec.CellSpec(
                                    row, column, 1, 1, named(cell, row, column, columns, corner)));
                }
            }
        }
        cells.sort((a, b) -> Boolean.compare(a.row() == a.column(), b.row() == b.column()));
        double[] weights = new double[n];
        Arrays.fill(weights, 1);
        return new GridSpec(
                heading, weights, weights.clone(), GAP, true, true, figure.legend(), cells);
    }

    private static List<String> numeric(Table table) {
        return table.columns().entrySet().stream()
                .filter(e -> e.getValue() instanceof Column.Numbers)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static List<String> columns(Table table, List<String> numeric, Options options) {
        List<String> wished = options.words("columns");
        for (String name : wished) {
            if (table.column(name) instanceof Column.Texts) {
                throw new IllegalArgumentException(
                        "The mark pairplot needs columns of numbers, but "
                                + name
                                + " holds texts"
                                + (numeric.isEmpty()
                                        ? "."
                                        : "; the nearest of numbers is "
                                                + Nearest.of(name, numeric)
                                                + "."));
            }
        }
        List<String> columns =
                wished.isEmpty() ? numeric.subList(0, Math.min(STANDARD, numeric.size())) : wished;
        if (columns.isEmpty() || columns.size() > MOST) {
            throw new IllegalArgumentException(
                    "The mark pairplot can show from 1 to "
                            + MOST
                            + " columns of numbers, but there are "
                            + columns.size()
                            + ".");
        }
        return columns;
    }

    /// A figure without layers that takes over what is wished of colours and shapes.
    private static FigureSpec base(FigureSpec figure, Table table) {
        return FigureSpec.of(table)
                .with(Channel.COLOR, figure.scale(Channel.COLOR))
                .with(Channel.SHAPE, figure.scale(Channel.SHAPE))
                .with(LegendSpec.NONE);
    }

    private static FigureSpec dots(
            FigureSpec figure, LayerSpec layer, Table table, String x, String y) {
        LayerSpec dots =
                LayerSpec.of("point")
                        .with(Channel.X, x)
                        .with(Channel.Y, y)
                        .with("radius", (Object) radius(table.rows()));
        for (Map.Entry<Channel, Encoding> entry : layer.channels().entrySet()) {
            dots = dots.with(entry.getKey(), entry.getValue());
        }
        return base(figure, table).with(Inherited.looks(layer, dots));
    }

    /// In pixels, of dots in panels that are small.
    private static double radius(int rows) {
        return rows <= 500 ? 2.25 : rows <= 20_000 ? 1.5 : rows <= 200_000 ? 1 : 0.6;
    }

    private static FigureSpec diagonal(
            FigureSpec figure, LayerSpec layer, Table table, String column, Options options) {
        String wish = options.word("diagonal");
        boolean classes = Inherited.classes(layer, table) != null;
        String mark = !wish.isEmpty() ? wish : classes ? "kde" : "histogram";
        LayerSpec spread =
                Inherited.spread(layer, table, mark, Channel.X, new Encoding.Field(column));
        return base(figure, table).with(Inherited.looks(layer, spread));
    }

    /// Columns are named below and at the left; the axis of counts says nothing.
    private static FigureSpec named(
            FigureSpec cell, int row, int column, List<String> columns, boolean corner) {
        boolean alone = row == 0 && (corner || columns.size() == 1);
        ScaleSpec y = ScaleSpec.AUTOMATIC.label(alone ? "" : columns.get(row));
        ScaleSpec x = ScaleSpec.AUTOMATIC.label(columns.get(column));
        return cell.with(Channel.Y, alone ? y.ticks(0) : y).with(Channel.X, x);
    }
}
