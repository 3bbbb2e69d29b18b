package dev.loupe.figure.mark.part;

import dev.loupe.figure.data.Column;
import dev.loupe.figure.mark.Layer;
import dev.loupe.figure.spec.Channel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Rows gathered level by level along a path of columns; the largest child comes first.
///
/// @param name   of this part; empty at the root
/// @param depth  0 at the root
/// @param value  the sum over its rows, at least 0
/// @param branch the place of its first-level ancestor among the first level; −1 at the root
/// @param where  which rows it stands for
record Hierarchy(
        String name, int depth, double value, int branch, String where, List<Hierarchy> children) {
    private static final int MOST_NODES = 20_000;

    /// The columns of option `path`; without it `COLOR` or `X`.
    ///
    /// @throws IllegalArgumentException if there is neither, a value is negative, or there are more than 20,000 parts
    static Hierarchy of(Layer layer) {
        List<Column> columns = new ArrayList<>();
        List<String> titles = new ArrayList<>();
        for (String name : layer.options().words("path")) {
            columns.add(layer.table().column(name));
            titles.add(name);
        }
        for (Channel channel : List.of(Channel.X, Channel.COLOR)) {
            if (columns.isEmpty() && layer.has(channel)) {
                columns.add(layer.column(channel));
                titles.add(layer.title(channel));
            }
        }
        if (columns.isEmpty()) {
            throw new IllegalArgumentException(
                    "Parts need names: give the option path with one or more columns, or the channel color.");
        }
        double[] values = layer.has(Channel.VALUE) ? layer.numbers(Channel.VALUE) : new double[0];
        Builder root = new Builder("", "");
        int nodes = 0;
        for (int row : layer.rows()) {
            double value = values.length == 0 ? 1 : values[row];
            if (value < 0) {
                throw new IllegalArgumentException(
                        "Parts of a whole cannot be negative, but row "
                                + (row + 1)
                                + " of "
                                + layer.title(Channel.VALUE)
                                + " is "
                                + value
                                + ".");
            }
            if (Double.isFinite(value)) {
                Builder at = root;
                at.value += value;
                for (int level = 0; level < columns.size(); level++) {
                    String name = columns.get(level).text(row);
                    if (name.isEmpty()) {
                        break;
                    }
                    Builder child = at.children.get(name);
                    if (child == null) {
                        child = new Builder(name, at.where(titles.get(level), name));
                        at.children.put(name, child);
                        nodes++;
                    }
                    at = child;
                    at.value += value;
                }
                if (nodes > MOST_NODES) {
                    throw new IllegalArgumentException(
                            "There are more than "
                                    + MOST_NODES
                                    + " parts along "
                                    + String.join(", ", titles)
                                    + "; choose fewer columns.");
                }
            }
        }
        return root.build(0, -1);
    }

    private static final class Builder {
        private final String name;
        private final String where;
        private final Map<String, Builder> children = new LinkedHashMap<>();
        private double value;

        Builder(String name, String where) {
            this.name = name;
            this.where = where;
        }

        String where(String title, String child) {
            String own = title + " = '" + child.replace("'", "''") + "'";
            return where.isEmpty() ? own : where + " and " + own;
        }

        Hierarchy build(int depth, int branch) {
            List<Builder> sorted = new ArrayList<>(children.values());
            sorted.sort(Comparator.comparingDouble((Builder b) -> b.value).reversed());
            List<Hierarchy> built = new ArrayList<>();
            for (int i = 0; i < sorted.size(); i++) {
                if (sorted.get(i).value > 0) {
                    built.add(sorted.get(i).build(depth + 1, depth == 0 ? i : branch));
                }
            }
            return new Hierarchy(name, depth, value, branch, where, built);
        }
    }

    int levels() {
        int deepest = 0;
        for (Hierarchy child : children) {
            deepest = Math.max(deepest, child.levels());
        }
        return children.isEmpty() ? 0 : deepest + 1;
    }

    List<String> branches() {
        return children.stream().map(Hierarchy::name).toList();
    }

    /// This part and all below it, each before its children.
    List<Hierarchy> all() {
        List<Hierarchy> all = new ArrayList<>();
        all.add(this);
        children.forEach(child -> all.addAll(child.all()));
        return all;
    }
}
