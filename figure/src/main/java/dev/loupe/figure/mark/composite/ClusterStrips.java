package dev.loupe.figure.mark.composite;

import dev.loupe.figure.data.Column;
import dev.loupe.figure.data.Table;
import dev.loupe.figure.mark.Layer;
import dev.loupe.figure.mark.Options;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.spec.FigureSpec;
import dev.loupe.figure.spec.GridSpec;
import dev.loupe.figure.spec.LayerSpec;
import dev.loupe.figure.spec.LegendSpec;
import dev.loupe.figure.spec.ScaleSpec;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;

/// Strips of colours that say which class each row and each column of a clustermap is of. All have
/// colours of their own, and a key each.
///
/// @param beside the rows, from the tree to the map
/// @param above  the columns, likewise
record ClusterStrips(List<Strip> beside, List<Strip> above) {
    static final String ROWS = "row-classes";
    static final String COLUMNS = "column-classes";
    static final String GROUPS = "column-groups";
    private static final int MOST = 8;
    private static final double SHARE = 0.028;

    /// One strip.
    ///
    /// @param names   of the rows or columns
    /// @param classes of each, null where it has none
    /// @param start   how many classes the strips before it have
    record Strip(
            String title, List<String> names, @Nullable String[] classes, int start, int count) {}

    static ClusterStrips of(Table data, LayerSpec layer, ClusterTable table, Options options) {
        boolean wide = table.columnsAt().length == 0;
        String x = layer.column(Channel.X);
        String y = layer.column(Channel.Y);
        if (wide && !options.words(COLUMNS).isEmpty()) {
            throw new IllegalArgumentException(
                    "The option column-classes of clustermap names columns beside x, y and value;"
                            + " where columns of numbers stand side by side, column-groups tells"
                            + " their classes.");
        }
        List<Strip> beside = new ArrayList<>();
        int start = 0;
        for (String column : options.words(ROWS)) {
            Strip strip = named(data, column, wide ? null : y, table.rows(), table.rowsAt(), start);
            beside.add(strip);
            start += strip.count;
        }
        List<Strip> above = new ArrayList<>();
        for (String column : options.words(COLUMNS)) {
            Strip strip = named(data, column, x, table.columns(), table.columnsAt(), start);
            above.add(strip);
            start += strip.count;
        }
        List<String> groups = options.words(GROUPS);
        if (!groups.isEmpty()) {
            if (!wide || groups.size() != table.columns().size()) {
                throw new IllegalArgumentException(
                        "The option column-groups of clustermap must be one class for each column"
                                + " of numbers, but there are "
                                + groups.size()
                                + (wide
                                        ? " for " + table.columns().size() + " columns."
                                        : " and x says the columns; column-classes names columns"
                                                + " of classes."));
            }
            above.add(strip("group", table.columns(), groups.toArray(String[]::new), start));
        }
        if (Math.max(beside.size(), above.size()) > MOST) {
            throw new IllegalArgumentException(
                    "A clustermap takes at most "
                            + MOST
                            + " strips of classes at a side, but was given "
                            + Math.max(beside.size(), above.size())
                            + ".");
        }
        return new ClusterStrips(beside, above);
    }

    /// @param of the column with the names, whose rows must agree; null where each row has its own
    private static Strip named(
            Table data,
            String column,
            @Nullable String of,
            List<String> names,
            int[] at,
            int start) {
        Column.Texts texts = Layer.texts(data.column(column));
        if (of != null) {
            agreeing(data.column(of), texts, column);
        }
        @Nullable String[] classes = new @Nullable String[names.size()];
        for (int i = 0; i < classes.length; i++) {
            int code = texts.codes()[at[i]];
            classes[i] = code < 0 ? null : texts.levels()[code];
        }
        return strip(column, names, classes, start);
    }

    private static void agreeing(Column names, Column.Texts classes, String title) {
        Column.Texts of = Layer.texts(names);
        int[] first = new int[of.levels().length];
        Arrays.fill(first, -1);
        for (int row = 0; row < of.codes().length; row++) {
            int name = of.codes()[row];
            if (name < 0) {
                continue;
            }
            if (first[name] < 0) {
                first[name] = row;
            } else if (classes.codes()[row] != classes.codes()[first[name]]) {
                throw new IllegalArgumentException(
                        "A clustermap needs one class of "
                                + title
                                + " for "
                                + ClusterTable.brief(of.levels()[name])
                                + ", but there are "
                                + said(classes, first[name])
                                + " and "
                                + said(classes, row)
                                + ".");
            }
        }
    }

    private static String said(Column.Texts classes, int row) {
        int code = classes.codes()[row];
        return code < 0 ? "none" : ClusterTable.brief(classes.levels()[code]);
    }

    private static Strip strip(
            String title, List<String> names, @Nullable String[] classes, int start) {
        HashSet<String> distinct = new HashSet<>();
        for (String name : classes) {
            if (name != null) {
                distinct.add(name);
            }
        }
        return new Strip(title, names, classes, start, distinct.size());
    }

    private boolean none() {
        return beside.isEmpty() && above.isEmpty();
    }

    /// How wide or high the tree, the strips and the map are.
    static double[] shares(double tree, int strips, double map) {
        double[] shares = new double[strips + 2];
        Arrays.fill(shares, SHARE);
        shares[0] = tree;
        shares[strips + 1] = map;
        return shares;
    }

    /// Where the keys of all strips stand, with the bar of the map.
    LegendSpec legend(LegendSpec wish) {
        return none() ? LegendSpec.NONE : wish == LegendSpec.AUTOMATIC ? LegendSpec.RIGHT : wish;
    }

    /// The map without the names of its rows, where a strip has them.
    FigureSpec unnamed(FigureSpec map) {
        return beside.isEmpty() ? map : map.with(Channel.Y, map.scale(Channel.Y).ticks(0));
    }

    /// The strips, in a grid whose last row and column are the map's.
    List<GridSpec.CellSpec> cells(FigureSpec map, List<String> across, List<String> down) {
        List<GridSpec.CellSpec> cells = new ArrayList<>();
        int right = 1 + beside.size();
        int below = 1 + above.size();
        ScaleSpec title = ScaleSpec.AUTOMATIC.label("");
        for (int i = 0; i < beside.size(); i++) {
            Strip strip = beside.get(i);
            ScaleSpec rows = map.scale(Channel.Y).order(down);
            FigureSpec figure =
                    figure(strip, Channel.Y, Channel.X)
                            .with(Channel.X, title)
                            .with(Channel.Y, i == 0 ? rows : rows.ticks(0));
            cells.add(new GridSpec.CellSpec(below, i + 1, 1, 1, figure));
        }
        for (int i = 0; i < above.size(); i++) {
            FigureSpec figure =
                    figure(above.get(i), Channel.X, Channel.Y)
                            .with(Channel.X, title.order(across).ticks(0))
                            .with(Channel.Y, beside.isEmpty() ? title : title.ticks(0));
            cells.add(new GridSpec.CellSpec(i + 1, right, 1, 1, figure));
        }
        return cells;
    }

    private static FigureSpec figure(Strip strip, Channel along, Channel over) {
        String[] same = new String[strip.names.size()];
        Arrays.fill(same, strip.title);
        String name = strip.title + " of";
        String of = strip.title + " strip";
        Table table =
                Table.EMPTY
                        .with(name, Column.Texts.of(strip.names.toArray(String[]::new)))
                        .with(of, Column.Texts.of(same))
                        .with(strip.title, Column.Texts.of(strip.classes));
        return FigureSpec.of(table)
                .with(
                        LayerSpec.of("tiles")
                                .with(along, name)
                                .with(over, of)
                                .with(Channel.COLOR, strip.title)
                                .with("start", (Object) (double) strip.start))
                .with(Channel.COLOR, ScaleSpec.AUTOMATIC.label(strip.title));
    }
}
