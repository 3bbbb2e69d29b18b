package dev.loupe.figure.mark;

import dev.loupe.figure.data.Column;
import dev.loupe.figure.spec.Channel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Splits rows by the classes of several channels at once. O(rows).
///
/// Each row gets one number, its class places written in a mixed radix, first channel first; so groups in the order of that
/// number are in the order of the classes.
final class Grouping {
    private static final int MOST = 20_000;
    private static final List<Channel> SPLITTING =
            List.of(Channel.COLOR, Channel.DASH, Channel.SHAPE, Channel.HATCH, Channel.DETAIL);

    private final List<Splitter> splitters = new ArrayList<>();

    /// One channel that splits.
    ///
    /// @param places of each level among the classes; −1 for none
    private record Splitter(
            Channel channel, String title, Column.Texts texts, int[] places, int radix) {}

    private Grouping(Layer layer) {
        for (Channel channel : SPLITTING) {
            if (channel == Channel.DETAIL ? layer.has(channel) : layer.splits(channel)) {
                splitters.add(splitter(layer, channel));
            }
        }
    }

    static List<Group> of(Layer layer, int[] rows) {
        Grouping grouping = new Grouping(layer);
        if (grouping.splitters.isEmpty()) {
            return List.of(new Group("", "", -1, -1, -1, rows));
        }
        List<Group> groups = new ArrayList<>();
        grouping.split(rows).forEach((code, of) -> groups.add(grouping.group(of.array())));
        return groups;
    }

    private static Splitter splitter(Layer layer, Channel channel) {
        Column.Texts texts = layer.texts(channel);
        int[] places = new int[texts.levels().length];
        List<String> classes = layer.classes().get(channel);
        if (classes == null) {
            Arrays.setAll(places, i -> i);
            return new Splitter(channel, layer.title(channel), texts, places, places.length);
        }
        Map<String, Integer> index = new HashMap<>();
        for (int i = 0; i < classes.size(); i++) {
            index.putIfAbsent(classes.get(i), i);
        }
        Arrays.setAll(places, i -> index.getOrDefault(texts.levels()[i], -1));
        return new Splitter(channel, layer.title(channel), texts, places, classes.size());
    }

    private SortedMap<Long, Rows> split(int[] rows) {
        SortedMap<Long, Rows> found = new TreeMap<>();
        long lastCode = -1;
        Rows last = new Rows();
        for (int row : rows) {
            long code = code(row);
            if (code >= 0) {
                if (code != lastCode) {
                    if (found.size() > MOST) {
                        throw tooMany();
                    }
                    last = found.computeIfAbsent(code, c -> new Rows());
                    lastCode = code;
                }
                last.add(row);
            }
        }
        return found;
    }

    private IllegalArgumentException tooMany() {
        List<String> titles = splitters.stream().map(Splitter::title).distinct().toList();
        return new IllegalArgumentException(
                "A panel has room for %,d groups, but %s makes more of them."
                        .formatted(MOST, String.join(" with ", titles)));
    }

    /// −1 if a channel has no value or none of its classes.
    private long code(int row) {
        long code = 0;
        for (Splitter splitter : splitters) {
            int level = splitter.texts.codes()[row];
            int place = level < 0 ? -1 : splitter.places[level];
            if (place < 0) {
                return -1;
            }
            code = code * splitter.radix + place;
        }
        return code;
    }

    private Group group(int[] rows) {
        List<String> said = new ArrayList<>();
        List<String> names = new ArrayList<>();
        int colour = -1;
        int dash = -1;
        int shape = -1;
        int hatch = -1;
        for (Splitter splitter : splitters) {
            String value = splitter.texts.text(rows[0]);
            String field = splitter.title + " = " + value;
            if (!said.contains(field)) {
                said.add(field);
                names.add(value);
            }
            int place = splitter.places[splitter.texts.codes()[rows[0]]];
            switch (splitter.channel) {
                case COLOR -> colour = place;
                case DASH -> dash = place;
                case SHAPE -> shape = place;
                case HATCH -> hatch = place;
                default -> {}
            }
        }
        return new Group(
                String.join("; ", said),
                String.join(", ", names),
                colour,
                dash,
                shape,
                hatch,
                rows);
    }

    /// A growing list of row numbers.
    private static final class Rows {
        private int[] rows = new int[8];
        private int count;

        void add(int row) {
            if (count == rows.length) {
                rows = Arrays.copyOf(rows, 2 * count);
            }
            rows[count++] = row;
        }

        int[] array() {
            return Arrays.copyOf(rows, count);
        }
    }
}
