package dev.loupe.figure.draw;

import dev.loupe.figure.data.Column;
import dev.loupe.figure.data.Nearest;
import dev.loupe.figure.data.Table;
import dev.loupe.figure.mark.Layer;
import dev.loupe.figure.mark.Mark;
import dev.loupe.figure.mark.Options;
import dev.loupe.figure.mark.Signature;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.spec.Encoding;
import dev.loupe.figure.spec.FigureSpec;
import dev.loupe.figure.spec.LayerSpec;
import dev.loupe.figure.spec.ScaleSpec;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A layer whose mark, columns and options are known to fit together.
///
/// @param columns one a channel, over all rows of `table`
/// @param titles  names of the columns shown
record Resolved(
        Mark mark,
        Table table,
        Map<Channel, Column> columns,
        Map<Channel, String> titles,
        Options options) {
    private static final List<Channel> SPLITTING =
            List.of(Channel.COLOR, Channel.DASH, Channel.SHAPE, Channel.HATCH);

    /// @throws IllegalArgumentException with one sentence naming the mark and what does not fit
    static Resolved of(FigureSpec figure, LayerSpec layer) {
        Mark mark = Marks.mark(layer.mark());
        check(mark.signature(), layer);
        Options options = new Options(mark.signature(), layer.options());
        Table table = table(figure, layer);
        Map<Channel, String> titles = new LinkedHashMap<>(layer.columns());
        Map<Channel, Column> columns = columns(layer, table);
        Resolved resolved = new Resolved(mark, table, columns, titles, options);
        for (Channel channel : List.of(Channel.X, Channel.Y)) {
            boolean right = channel == Channel.Y && resolved.right();
            String type = figure.scale(right ? Channel.RIGHT : channel).type();
            if (columns.containsKey(channel) && ("band".equals(type) || "point".equals(type))) {
                columns.put(channel, resolved.layer(resolved.allRows(), Map.of()).texts(channel));
            }
        }
        return resolved;
    }

    /// Whether mark, options, channels and columns of a layer fit together; composites too.
    ///
    /// @throws IllegalArgumentException as `of` does
    static void check(FigureSpec figure, LayerSpec layer) {
        Signature signature = Marks.signature(layer.mark());
        check(signature, layer);
        var _ = new Options(signature, layer.options());
        var _ = columns(layer, table(figure, layer));
    }

    /// @throws IllegalArgumentException if the layer has a channel that its mark lacks, or lacks one that it needs
    static void check(Signature signature, LayerSpec layer) {
        layer.channels().keySet().forEach(channel -> understood(signature, channel));
        for (Channel needed : signature.needs()) {
            if (!layer.channels().containsKey(needed)) {
                throw new IllegalArgumentException(
                        "The mark "
                                + signature.name()
                                + " needs "
                                + words(signature.needs().stream())
                                + ", but "
                                + needed.word()
                                + " is not given.");
            }
        }
    }

    private static Table table(FigureSpec figure, LayerSpec layer) {
        Table own = layer.data();
        return own == null ? figure.data() : own;
    }

    private static Map<Channel, Column> columns(LayerSpec layer, Table table) {
        Map<Channel, Column> columns = new EnumMap<>(Channel.class);
        layer.channels()
                .forEach((channel, encoding) -> columns.put(channel, column(table, encoding)));
        return columns;
    }

    private static void understood(Signature signature, Channel channel) {
        if (!signature.understands(channel)) {
            List<String> known =
                    Stream.concat(signature.needs().stream(), signature.takes().stream())
                            .map(Channel::word)
                            .toList();
            if (known.isEmpty()) {
                throw new IllegalArgumentException(
                        "The mark %s shows columns as they are and has no channels, but %s is given."
                                .formatted(signature.name(), channel.word()));
            }
            throw new IllegalArgumentException(
                    "The mark "
                            + signature.name()
                            + " has no channel "
                            + channel.word()
                            + "; the nearest is "
                            + Nearest.of(channel.word(), known)
                            + ", and all are "
                            + String.join(", ", known)
                            + ".");
        }
    }

    private static String words(Stream<Channel> channels) {
        return channels.map(Channel::word).collect(Collectors.joining(", "));
    }

    private static Column column(Table table, Encoding encoding) {
        return switch (encoding) {
            case Encoding.Field(String name) -> table.column(name);
            case Encoding.Fixed(double value) -> {
                double[] values = new double[Math.max(1, table.rows())];
                Arrays.fill(values, value);
                yield new Column.Numbers(values);
            }
            case Encoding.Named(String text) ->
                    new Column.Texts(new String[] {text}, new int[Math.max(1, table.rows())]);
        };
    }

    /// Whether it lies along the y axis at the right.
    boolean right() {
        return options.word(Signature.AXIS).equals(Signature.RIGHT);
    }

    /// How many rows there are; a layer of fixed values alone has one.
    int size() {
        return columns.isEmpty() ? table.rows() : columns.values().iterator().next().size();
    }

    int[] allRows() {
        int[] rows = new int[size()];
        Arrays.setAll(rows, i -> i);
        return rows;
    }

    /// The channels of this layer that split rows into classes, with the classes in order of appearance; numbers ascend.
    ///
    /// @param scales `ordinal` makes classes of numbers
    Map<Channel, List<String>> ownClasses(Map<Channel, ScaleSpec> scales) {
        Map<Channel, List<String>> classes = new LinkedHashMap<>();
        for (Channel channel : SPLITTING) {
            Column column = columns.get(channel);
            ScaleSpec wish = scales.getOrDefault(channel, ScaleSpec.AUTOMATIC);
            boolean splits =
                    column != null
                            && (channel != Channel.COLOR
                                    || column instanceof Column.Texts
                                    || "ordinal".equals(wish.type()));
            if (splits) {
                Layer all = layer(allRows(), Map.of());
                classes.put(channel, List.of(all.texts(channel).levels()));
            }
        }
        return classes;
    }

    Layer layer(int[] rows, Map<Channel, List<String>> classes) {
        return new Layer(table, columns, titles, options, rows, allRows(), classes);
    }

    /// The rows in each class of a facet column; null if this layer's table has no such column, so that it is drawn in every panel.
    @Nullable Column facet(String name) {
        return table.has(name) ? table.column(name) : null;
    }
}
