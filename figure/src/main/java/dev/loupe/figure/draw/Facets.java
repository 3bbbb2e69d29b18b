package dev.loupe.figure.draw;

import dev.loupe.figure.data.Column;
import dev.loupe.figure.spec.FacetSpec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Which panels there are and where they stand.
///
/// @param columns,rows of the grid of panels
record Facets(FacetSpec spec, List<Cell> cells, int columns, int rows) {
    private static final int MOST = 400;

    /// One panel.
    ///
    /// @param columnClass,rowClass the classes it shows; empty for all rows
    /// @param title above it; empty for none
    /// @param side  beside it, for the classes of rows; empty for none
    record Cell(
            int column, int row, String columnClass, String rowClass, String title, String side) {}

    /// @throws IllegalArgumentException if a facet column is unknown to all layers, or there would be more than 400 panels
    static Facets of(FacetSpec spec, List<Resolved> layers, double width) {
        if (spec.none()) {
            return new Facets(spec, List.of(new Cell(0, 0, "", "", "", "")), 1, 1);
        }
        List<String> across =
                spec.column().isEmpty() ? List.of("") : classes(spec.column(), layers);
        List<String> down = spec.row().isEmpty() ? List.of("") : classes(spec.row(), layers);
        long panels = (long) across.size() * down.size();
        if (panels > MOST) {
            throw new IllegalArgumentException(
                    "Facets by "
                            + (spec.column().isEmpty() ? spec.row() : spec.column())
                            + " would make "
                            + panels
                            + " panels; at most "
                            + MOST
                            + " can be drawn.");
        }
        if (spec.row().isEmpty()) {
            return wrapped(spec, across, width);
        }
        List<Cell> cells = new ArrayList<>();
        for (int row = 0; row < down.size(); row++) {
            for (int column = 0; column < across.size(); column++) {
                cells.add(
                        new Cell(
                                column,
                                row,
                                across.get(column),
                                down.get(row),
                                row == 0 ? across.get(column) : "",
                                column == across.size() - 1 ? down.get(row) : ""));
            }
        }
        return new Facets(spec, cells, across.size(), down.size());
    }

    private static Facets wrapped(FacetSpec spec, List<String> classes, double width) {
        int n = classes.size();
        int columns = Math.min(n, spec.wrap() > 0 ? spec.wrap() : balanced(n, width));
        int rows = (n + columns - 1) / columns;
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            cells.add(new Cell(i % columns, i / columns, classes.get(i), "", classes.get(i), ""));
        }
        return new Facets(spec, cells, columns, rows);
    }

    /// As many in a line as fit, but no line much emptier than the others: four stand in two lines of two.
    private static int balanced(int n, double width) {
        int fit = (int) Math.clamp(Math.floor(width / 180), 1, 6);
        int rows = (n + fit - 1) / fit;
        return (n + rows - 1) / rows;
    }

    private static List<String> classes(String name, List<Resolved> layers) {
        for (Resolved layer : layers) {
            if (layer.table().has(name)) {
                return List.of(texts(layer.table().column(name)).levels());
            }
        }
        if (layers.isEmpty()) {
            return List.of("");
        }
        layers.getFirst().table().column(name);
        throw new IllegalStateException("a table both has and lacks " + name);
    }

    private static Column.Texts texts(Column column) {
        if (column instanceof Column.Texts texts) {
            return texts;
        }
        Integer[] order = new Integer[column.size()];
        Arrays.setAll(order, i -> i);
        if (column instanceof Column.Numbers(double[] values)) {
            Arrays.sort(order, (a, b) -> Double.compare(values[a], values[b]));
        }
        List<String> sorted = new ArrayList<>();
        for (int row : order) {
            if (!column.missing(row)) {
                sorted.add(column.text(row));
            }
        }
        return Column.Texts.of(sorted.toArray(String[]::new));
    }

    /// The layer's rows in a panel.
    static int[] rows(Resolved layer, FacetSpec spec, Cell cell) {
        int[] rows = layer.allRows();
        rows = matching(layer, rows, spec.column(), cell.columnClass());
        return matching(layer, rows, spec.row(), cell.rowClass());
    }

    private static int[] matching(Resolved layer, int[] rows, String name, String wanted) {
        Column column = name.isEmpty() ? null : layer.facet(name);
        if (column == null) {
            return rows;
        }
        return Arrays.stream(rows).filter(row -> column.text(row).equals(wanted)).toArray();
    }
}
