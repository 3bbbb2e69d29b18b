package dev.loupe.figure.mark.flow;

import dev.loupe.figure.data.Column;
import dev.loupe.figure.mark.Group;
import dev.loupe.figure.mark.Layer;
import dev.loupe.figure.spec.Channel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Rows that go from column to column, as links between categories.
///
/// @param names   of the nodes: their categories
/// @param classOf `[nodes]` the place of each category in its column
record Steps(Links links, Layering layering, List<String> names, int[] classOf) {
    private static final int MOST_CATEGORIES = 100;
    private static final int MOST_COLUMNS = 20;

    private record Step(int source, int target, Group group) {}

    /// @throws IllegalArgumentException with one sentence if there are too many columns or categories
    static Steps of(Layer layer, List<String> columns) {
        if (columns.size() > MOST_COLUMNS) {
            throw new IllegalArgumentException(
                    "The mark categories can show "
                            + MOST_COLUMNS
                            + " columns, but here are "
                            + columns.size()
                            + "; choose some with the option columns.");
        }
        List<Column.Texts> texts =
                columns.stream().map(name -> Layer.texts(layer.table().column(name))).toList();
        double[] values = layer.has(Channel.VALUE) ? layer.numbers(Channel.VALUE) : new double[0];
        Nodes nodes = new Nodes(columns, texts, layer.rows());
        Map<Step, List<Integer>> steps = new LinkedHashMap<>();
        int used = 0;
        for (Group group : layer.has(Channel.COLOR) ? layer.groups() : byFirst(layer, texts)) {
            for (int row : group.rows()) {
                double value = values.length == 0 ? 1 : values[row];
                boolean whole = texts.stream().noneMatch(column -> column.missing(row));
                if (!whole || !(value >= 0) || Double.isInfinite(value)) {
                    continue;
                }
                used++;
                for (int c = 1; c < texts.size() && value > 0; c++) {
                    Step step = new Step(nodes.at(c - 1, row), nodes.at(c, row), group);
                    steps.computeIfAbsent(step, s -> new ArrayList<>()).add(row);
                }
            }
        }
        List<Links.Link> all = new ArrayList<>();
        steps.forEach(
                (step, rows) ->
                        all.add(Links.link(step.source, step.target, rows, values, step.group)));
        Links links = new Links(List.copyOf(nodes.names), all, layer.rows().length - used);
        links.requireDrawable("categories");
        boolean[] kept = new boolean[links.links().isEmpty() ? 0 : columns.size()];
        for (int c = 0; c < kept.length; c++) {
            kept[c] = !(layer.table().column(columns.get(c)) instanceof Column.Texts);
        }
        int[] column = nodes.columnOf.stream().mapToInt(c -> c).toArray();
        return new Steps(
                links,
                Layering.of(links, column, new boolean[all.size()], kept),
                List.copyOf(nodes.names),
                nodes.classOf.stream().mapToInt(c -> c).toArray());
    }

    private static List<Group> byFirst(Layer layer, List<Column.Texts> texts) {
        List<Group> groups = new ArrayList<>();
        if (texts.isEmpty()) {
            return groups;
        }
        Map<Integer, List<Integer>> rows = new LinkedHashMap<>();
        for (int row : layer.rows()) {
            if (!texts.getFirst().missing(row)) {
                rows.computeIfAbsent(texts.getFirst().codes()[row], c -> new ArrayList<>())
                        .add(row);
            }
        }
        rows.forEach(
                (code, of) ->
                        groups.add(
                                new Group(
                                        "",
                                        texts.getFirst().levels()[code],
                                        code,
                                        -1,
                                        -1,
                                        of.stream().mapToInt(row -> row).toArray())));
        return groups;
    }

    /// The categories that rows have, numbered by column and place in it.
    private static final class Nodes {
        private final List<Column.Texts> texts;
        private final int[][] numbers;
        private final List<String> names = new ArrayList<>();
        private final List<Integer> columnOf = new ArrayList<>();
        private final List<Integer> classOf = new ArrayList<>();

        Nodes(List<String> columns, List<Column.Texts> texts, int[] rows) {
            this.texts = texts;
            this.numbers =
                    texts.stream().map(t -> new int[t.levels().length]).toArray(int[][]::new);
            for (int c = 0; c < numbers.length; c++) {
                boolean[] seen = new boolean[numbers[c].length];
                for (int row : rows) {
                    boolean whole = texts.stream().noneMatch(column -> column.missing(row));
                    if (whole) {
                        seen[texts.get(c).codes()[row]] = true;
                    }
                }
                int before = names.size();
                for (int code = 0; code < seen.length; code++) {
                    if (seen[code]) {
                        numbers[c][code] = names.size();
                        names.add(texts.get(c).levels()[code]);
                        columnOf.add(c);
                        classOf.add(code);
                    }
                }
                if (names.size() - before > MOST_CATEGORIES) {
                    throw new IllegalArgumentException(
                            "The mark categories can show "
                                    + MOST_CATEGORIES
                                    + " categories of a column, but "
                                    + columns.get(c)
                                    + " has "
                                    + (names.size() - before)
                                    + ".");
                }
            }
        }

        int at(int column, int row) {
            return numbers[column][texts.get(column).codes()[row]];
        }
    }
}
