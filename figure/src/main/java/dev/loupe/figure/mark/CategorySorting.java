package dev.loupe.figure.mark;

import dev.loupe.figure.data.Column;
import dev.loupe.figure.spec.Channel;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Decides which channel holds the categories, and sorts rows into cells.
record CategorySorting(Layer layer, String mark, int line, boolean counts) {
    private static final int MOST_ON_LINE = 20_000;
    private static final int[] NONE = {};

    Categories sorted() {
        boolean x = layer.has(Channel.X);
        boolean y = layer.has(Channel.Y);
        if (!x && !y) {
            throw new IllegalArgumentException(
                    "The mark " + mark + " needs x or y, but neither is given.");
        }
        boolean lying = lying(x, y);
        Channel axis = lying ? Channel.Y : Channel.X;
        Channel other = lying ? Channel.X : Channel.Y;
        Channel along = layer.has(axis) ? axis : null;
        Channel values = layer.has(other) ? other : null;
        double[] numbers = values == null ? null : layer.numbers(values);
        if (along == null) {
            Column.Texts one =
                    new Column.Texts(new String[] {""}, new int[layer.column(other).size()]);
            return cells(lying, null, values, one, new double[0], numbers);
        }
        Column.Texts texts = layer.texts(along);
        boolean onLine = onLine(along, texts.levels().length);
        int most = onLine ? MOST_ON_LINE : Categories.MOST_BANDS;
        Categories.countable(layer, mark, along, texts.levels().length, most);
        double[] at = onLine ? at(along, texts) : new double[0];
        return cells(lying, along, values, texts, at, numbers);
    }

    private boolean lying(boolean x, boolean y) {
        String wish = layer.options().word(Categories.ORIENT.name());
        if (!wish.equals("auto")) {
            return wish.equals("lying");
        }
        if (!x || !y) {
            return counts ? y : x;
        }
        boolean textsX = layer.column(Channel.X) instanceof Column.Texts;
        boolean textsY = layer.column(Channel.Y) instanceof Column.Texts;
        if (textsX && textsY) {
            throw new IllegalArgumentException(
                    "The mark " + mark + " needs numbers on one of x and y, but both hold texts.");
        }
        if (textsX || textsY) {
            return textsY;
        }
        boolean timesX = layer.column(Channel.X) instanceof Column.Times;
        boolean timesY = layer.column(Channel.Y) instanceof Column.Times;
        if (timesX != timesY) {
            return timesY;
        }
        return line < 0
                && 3 * layer.texts(Channel.Y).levels().length
                        <= layer.texts(Channel.X).levels().length;
    }

    private boolean onLine(Channel along, int levels) {
        return switch (layer.column(along)) {
            case Column.Texts _ -> false;
            case Column.Times _ -> line >= 0;
            case Column.Numbers _ -> line >= 0 && levels > line;
        };
    }

    private double[] at(Channel along, Column.Texts texts) {
        double[] at = new double[texts.levels().length];
        double[] numbers = layer.numbers(along);
        for (int row = 0; row < numbers.length; row++) {
            if (texts.codes()[row] >= 0) {
                at[texts.codes()[row]] = numbers[row];
            }
        }
        return at;
    }

    private Categories cells(
            boolean lying,
            @Nullable Channel along,
            @Nullable Channel values,
            Column.Texts texts,
            double[] at,
            double @Nullable [] numbers) {
        int n = texts.levels().length;
        Map<String, Integer> places = new HashMap<>();
        int slots = side(texts, places);
        List<Categories.Cell> cells = new ArrayList<>();
        for (Group group : layer.groups()) {
            int[][] rows = split(group.rows(), texts, at, numbers);
            int slot = slots == 1 ? 0 : places.getOrDefault(group.key(), 0);
            for (int category = 0; category < n; category++) {
                if (rows[category].length > 0) {
                    cells.add(
                            new Categories.Cell(
                                    category,
                                    texts.levels()[category],
                                    slot,
                                    group.rows(rows[category])));
                }
            }
        }
        return new Categories(
                layer, lying, along, values, List.of(texts.levels()), at, cells, slots);
    }

    private static int[][] split(
            int[] rows, Column.Texts texts, double[] at, double @Nullable [] numbers) {
        int[][] split = new int[texts.levels().length][];
        int[] count = new int[split.length];
        for (int pass = 0; pass < 2; pass++) {
            for (int row : rows) {
                int code = texts.codes()[row];
                boolean kept =
                        code >= 0
                                && (at.length == 0 || Double.isFinite(at[code]))
                                && (numbers == null || Double.isFinite(numbers[row]));
                if (kept && pass == 0) {
                    count[code]++;
                } else if (kept) {
                    split[code][count[code]++] = row;
                }
            }
            for (int i = 0; i < split.length && pass == 0; i++) {
                split[i] = count[i] == 0 ? NONE : new int[count[i]];
                count[i] = 0;
            }
        }
        return split;
    }

    /// How many groups stand side by side: all, if any category has more than one of them, else each has its category to itself.
    private int side(Column.Texts texts, Map<String, Integer> places) {
        List<Group> groups = layer.everyGroup();
        int[] owner = new int[texts.levels().length];
        boolean mixed = false;
        for (int g = 0; g < groups.size(); g++) {
            places.put(groups.get(g).key(), g);
            for (int row : groups.get(g).rows()) {
                int code = texts.codes()[row];
                if (code >= 0) {
                    mixed |= owner[code] != 0 && owner[code] != g + 1;
                    owner[code] = g + 1;
                }
            }
        }
        return mixed ? groups.size() : 1;
    }
}
