package dev.loupe.figure.mark.xy;

import dev.loupe.figure.data.Column;
import dev.loupe.figure.mark.Group;
import dev.loupe.figure.mark.Layer;
import dev.loupe.figure.mark.OptionSpec;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.stat.Normalisation;
import dev.loupe.figure.stat.Rolling;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Lines over other values than those of their column: of windows that roll over the rows of a group, or in proportion to the group's own.
final class Derived {
    static final List<OptionSpec> OPTIONS =
            List.of(
                    OptionSpec.number(
                            "rolling",
                            "1",
                            1,
                            1e9,
                            "rows in a window around each row, of which the line shows a statistic"),
                    OptionSpec.word(
                            "statistic",
                            "mean",
                            Arrays.stream(Rolling.Kind.values()).map(Derived::word).toList(),
                            "of the rows in a window"),
                    OptionSpec.word(
                            "normalise",
                            "none",
                            Arrays.stream(Normalisation.values()).map(Normalisation::word).toList(),
                            "divide by the group's first, greatest or mean value; from its least to its greatest; or in deviations from its mean"));

    private static final List<Channel> DERIVED = List.of(Channel.Y, Channel.LOW, Channel.HIGH);

    private Derived() {}

    private static String word(Rolling.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /// The same layer over derived values; itself if nothing is derived.
    ///
    /// @param groups of the layer, their rows in the order in which windows roll
    /// @throws IllegalArgumentException if the values are texts
    static Layer of(Layer layer, List<Group> groups) {
        int window = (int) Math.min(Integer.MAX_VALUE, layer.options().number("rolling", 1));
        Normalisation by = Normalisation.of(layer.options().word("normalise"));
        if (window == 1 && by == Normalisation.NONE) {
            return layer;
        }
        Rolling.Kind kind =
                Rolling.Kind.valueOf(layer.options().word("statistic").toUpperCase(Locale.ROOT));
        Map<Channel, Column> columns = new EnumMap<>(layer.columns());
        for (Channel channel : DERIVED) {
            if (layer.has(channel)) {
                columns.put(
                        channel,
                        new Column.Numbers(values(layer, channel, groups, window, kind, by)));
            }
        }
        Map<Channel, String> titles = new LinkedHashMap<>(layer.titles());
        titles.computeIfPresent(Channel.Y, (c, title) -> title(title, window, kind, by));
        return new Layer(
                layer.table(),
                columns,
                titles,
                layer.options(),
                layer.rows(),
                layer.everyRow(),
                layer.classes());
    }

    private static double[] values(
            Layer layer,
            Channel channel,
            List<Group> groups,
            int window,
            Rolling.Kind kind,
            Normalisation by) {
        double[] all = layer.numbers(channel).clone();
        for (Group group : groups) {
            int[] rows = group.rows();
            Normalisation.Map map = by.map(rolled(layer, Channel.Y, rows, window, kind));
            double[] rolled = rolled(layer, channel, rows, window, kind);
            for (int i = 0; i < rows.length; i++) {
                all[rows[i]] = map.at(rolled[i]);
            }
        }
        return all;
    }

    /// A row without a value stays without one, so that gaps are seen.
    private static double[] rolled(
            Layer layer, Channel channel, int[] rows, int window, Rolling.Kind kind) {
        double[] values = layer.numbers(channel, rows);
        if (window == 1) {
            return values;
        }
        double[] rolled = Rolling.of(values, window, kind, true, 1);
        for (int i = 0; i < rolled.length; i++) {
            rolled[i] = Double.isFinite(values[i]) ? rolled[i] : Double.NaN;
        }
        return rolled;
    }

    private static String title(String title, int window, Rolling.Kind kind, Normalisation by) {
        String rolled =
                title.isEmpty() || window == 1
                        ? title
                        : "rolling %s of %s".formatted(word(kind), title);
        return rolled.isEmpty()
                ? rolled
                : switch (by) {
                    case NONE -> rolled;
                    case FIRST, MAX, MEAN -> "%s, %s = 1".formatted(rolled, by.word());
                    case RANGE -> rolled + ", 0 to 1";
                    case DEVIATION -> rolled + ", in deviations";
                };
    }
}
