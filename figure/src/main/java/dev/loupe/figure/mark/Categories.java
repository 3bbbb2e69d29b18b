package dev.loupe.figure.mark;

import dev.loupe.figure.data.Column;
import dev.loupe.figure.spec.Channel;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Rows of a layer by category and, within a category, by group: what bars, boxes, violins and swarms are made of.
///
/// @param lying   whether categories stand below each other and values run to the right
/// @param along   the channel of the categories; null if all rows are of one
/// @param values  the channel of the values; null if rows can only be counted
/// @param names   all categories, over all panels, in order; one empty name if `along` is null
/// @param at      `[names]` where the categories lie on a line of numbers or times; empty if they stand in bands
/// @param cells   those that have rows in this panel, by group, then by category
/// @param slots   how many groups stand side by side within a category
public record Categories(
        Layer layer,
        boolean lying,
        @Nullable Channel along,
        @Nullable Channel values,
        List<String> names,
        double[] at,
        List<Cell> cells,
        int slots) {
    /// The option of all marks that stand upright or lie.
    public static final OptionSpec ORIENT =
            OptionSpec.word(
                    "orient",
                    "auto",
                    List.of("auto", "upright", "lying"),
                    "whether categories stand side by side or below each other");

    /// The share of the way to the next category that a bar on a line of numbers takes.
    static final double SHARE = 0.8;

    /// The most that stand in bands of their own.
    static final int MOST_BANDS = 1_000;

    /// Whether categories in bands of their own can be told apart.
    ///
    /// @throws IllegalArgumentException if there are too many
    public static void countable(Layer layer, String mark, Channel along, int categories) {
        countable(layer, mark, along, categories, MOST_BANDS);
    }

    static void countable(Layer layer, String mark, Channel along, int categories, int most) {
        if (categories > most) {
            throw new IllegalArgumentException(
                    "The mark %s can tell %d categories apart, but %s has %d."
                            .formatted(
                                    mark,
                                    most,
                                    layer.title(along).isEmpty()
                                            ? along.word()
                                            : layer.title(along),
                                    categories));
        }
    }

    /// Rows of one category and one group.
    ///
    /// @param category place among the names
    /// @param slot     place among the groups that stand side by side
    /// @param group    whose rows are this cell's alone; in marks with values, those with a finite one
    public record Cell(int category, String name, int slot, Group group) {
        public int[] rows() {
            return group.rows();
        }
    }

    /// Categories for marks that show values: the other channel holds the categories.
    ///
    /// @param line numbers of more categories than this stay on a line of numbers, as do times; −1 for always bands
    /// @throws IllegalArgumentException with one sentence if neither channel can hold values
    public static Categories of(Layer layer, String mark, int line) {
        return new CategorySorting(layer, mark, line, false).sorted();
    }

    /// Categories for marks that can also count: a single channel holds the categories.
    public static Categories counted(Layer layer, String mark, int line) {
        return new CategorySorting(layer, mark, line, true).sorted();
    }

    /// Whether categories lie on a line of numbers or times.
    public boolean onLine() {
        return at.length > 0;
    }

    /// The channel of the axis along which categories stand.
    public Channel axis() {
        return lying ? Channel.Y : Channel.X;
    }

    /// The channel of the axis along which values run.
    public Channel valueAxis() {
        return lying ? Channel.X : Channel.Y;
    }

    /// What scales must cover along the categories, the colours, and what the values are called.
    public Extents extents() {
        Extents extents = new Extents().ramped(layer);
        extents.label(axis(), along == null ? "" : layer.title(along));
        if (values != null) {
            extents.label(valueAxis(), layer.title(values));
        }
        if (onLine()) {
            double half = gap() * SHARE / 2;
            for (Cell cell : cells) {
                double place = at[cell.category];
                if (along != null && layer.column(along) instanceof Column.Times) {
                    extents.times(axis(), place - half, place + half);
                } else {
                    extents.numbers(axis(), place - half, place + half);
                }
            }
            return extents;
        }
        List<String> shown =
                along == null ? names : cells.stream().map(Cell::name).distinct().toList();
        extents.categories(axis(), shown, names);
        return along != null && !(layer.column(along) instanceof Column.Texts)
                ? extents.numbered(axis())
                : extents;
    }

    /// The least distance of two neighbours on the line; infinite distances do not occur as places are finite.
    double gap() {
        double[] sorted = Arrays.stream(at).filter(Double::isFinite).sorted().toArray();
        double gap = Double.POSITIVE_INFINITY;
        for (int i = 1; i < sorted.length; i++) {
            gap = sorted[i] > sorted[i - 1] ? Math.min(gap, sorted[i] - sorted[i - 1]) : gap;
        }
        return Double.isFinite(gap) ? gap : 1;
    }

    /// The values of a cell, all finite; none if rows are only counted.
    public double[] values(Cell cell) {
        return values == null ? new double[0] : layer.numbers(values, cell.rows());
    }

    /// Rows of the panel that are in no cell.
    public int leftOut() {
        return layer.rows().length - cells.stream().mapToInt(c -> c.rows().length).sum();
    }

    /// What a person calls a cell: category and group, each once; empty if there is but one.
    public String label(Cell cell) {
        String group = cell.group.name();
        if (cell.name.isEmpty() || group.equals(cell.name) || group.startsWith(cell.name + ", ")) {
            return group;
        }
        return group.isEmpty() ? cell.name : cell.name + ", " + group;
    }

    /// The same with all groups of a category in one place.
    public Categories together() {
        List<Cell> one = cells.stream().map(c -> new Cell(c.category, c.name, 0, c.group)).toList();
        return new Categories(layer, lying, along, values, names, at, one, 1);
    }

    /// The same categories in another order.
    ///
    /// @param order places of the names, each once
    public Categories reordered(int[] order) {
        int[] to = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            to[order[i]] = i;
        }
        List<Cell> moved =
                cells.stream().map(c -> new Cell(to[c.category], c.name, c.slot, c.group)).toList();
        List<String> sorted = Arrays.stream(order).mapToObj(names::get).toList();
        double[] places = onLine() ? Arrays.stream(order).mapToDouble(i -> at[i]).toArray() : at;
        return new Categories(layer, lying, along, values, sorted, places, moved, slots);
    }

    /// The categories of some cells as a column of the kind they have in the table.
    public Column column(List<Cell> some) {
        return along == null
                ? Column.Texts.of(some.stream().map(Cell::name).toArray(String[]::new))
                : layer.column(along).take(some.stream().mapToInt(c -> c.rows()[0]).toArray());
    }

    /// The cells of each group, in the order of the groups.
    public Collection<List<Cell>> byGroup() {
        Map<String, List<Cell>> groups = new LinkedHashMap<>();
        for (Cell cell : cells) {
            groups.computeIfAbsent(cell.group.key(), k -> new ArrayList<>()).add(cell);
        }
        return groups.values();
    }

    /// Where cells lie on a stage.
    public CategoryPlaces on(Stage stage) {
        return new CategoryPlaces(this, stage);
    }
}
