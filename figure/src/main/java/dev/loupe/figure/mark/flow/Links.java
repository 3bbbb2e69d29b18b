package dev.loupe.figure.mark.flow;

import dev.loupe.figure.data.Column;
import dev.loupe.figure.data.Plain;
import dev.loupe.figure.mark.Group;
import dev.loupe.figure.mark.Layer;
import dev.loupe.figure.mark.Numbers;
import dev.loupe.figure.mark.Stage;
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.spec.Channel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Rows as links between named nodes. Rows that join the same pair in the same direction and class are one link, their values added.
///
/// @param nodes   names, in the order rows mention them; numbers ascend
/// @param links   those whose value is not 0
/// @param leftOut rows without a source, a target, a value or a class
record Links(List<String> nodes, List<Link> links, int leftOut) {

    private static final double LEAST = 1e-290;
    private static final double MOST = 1e290;

    /// @param source,target places among the nodes
    /// @param value  the sum over `rows`; their number where no channel gives values
    record Link(int source, int target, double value, Group group, int[] rows) {
        /// As the layer's colour channel says: of its class, or along the ramp at its first row.
        Colour colour(Layer layer, Stage stage) {
            return layer.splits(Channel.COLOR)
                    ? stage.look(group, layer.paint()).colour()
                    : stage.ramped(layer.numbers(Channel.COLOR)[rows[0]], stage.theme().mute());
        }
    }

    /// What values may be.
    enum Sign {
        /// Amounts that flow: at least 0.
        AMOUNT,
        /// Weights of either sign.
        ANY
    }

    private record Pair(int source, int target) {}

    /// @param most how many nodes can be drawn so that a person can read them
    /// @throws IllegalArgumentException with one sentence if there are more nodes, or an amount is below 0
    static Links of(Layer layer, String mark, Sign sign, int most) {
        Column.Texts source = layer.texts(Channel.SOURCE);
        Column.Texts target = layer.texts(Channel.TARGET);
        double[] values = layer.has(Channel.VALUE) ? layer.numbers(Channel.VALUE) : new double[0];
        Map<String, Integer> places = ascending(layer, values);
        List<Link> links = new ArrayList<>();
        int used = 0;
        for (Group group : layer.groups()) {
            Map<Pair, List<Integer>> rows = new LinkedHashMap<>();
            for (int row : group.rows()) {
                double value = values.length == 0 ? 1 : values[row];
                if (source.missing(row) || target.missing(row) || !Double.isFinite(value)) {
                    continue;
                }
                used++;
                if (value < 0 && sign == Sign.AMOUNT) {
                    throw new IllegalArgumentException(
                            "The mark "
                                    + mark
                                    + " needs amounts of at least 0, but "
                                    + layer.title(Channel.VALUE)
                                    + " is "
                                    + Plain.brief(value)
                                    + " in row "
                                    + (row + 1)
                                    + ".");
                }
                if (value != 0) {
                    int from = place(places, source.text(row));
                    int to = place(places, target.text(row));
                    rows.computeIfAbsent(new Pair(from, to), p -> new ArrayList<>()).add(row);
                }
            }
            rows.forEach(
                    (pair, of) -> links.add(link(pair.source, pair.target, of, values, group)));
        }
        if (places.size() > most) {
            throw new IllegalArgumentException(
                    "The mark "
                            + mark
                            + " can show "
                            + most
                            + " nodes that a person can tell apart, but "
                            + layer.title(Channel.SOURCE)
                            + " and "
                            + layer.title(Channel.TARGET)
                            + " name "
                            + places.size()
                            + ".");
        }
        Links all = new Links(List.copyOf(places.keySet()), links, layer.rows().length - used);
        all.requireDrawable(mark);
        return all;
    }

    /// Nodes that are numbers stand in ascending order; names come as rows mention them.
    private static Map<String, Integer> ascending(Layer layer, double[] values) {
        Map<String, Integer> places = new LinkedHashMap<>();
        if (layer.column(Channel.SOURCE) instanceof Column.Numbers source
                && layer.column(Channel.TARGET) instanceof Column.Numbers target) {
            SortedMap<Double, String> names = new TreeMap<>();
            for (int row : layer.rows()) {
                boolean flows =
                        values.length == 0 || Double.isFinite(values[row]) && values[row] != 0;
                if (flows && !source.missing(row) && !target.missing(row)) {
                    names.put(source.values()[row], source.text(row));
                    names.put(target.values()[row], target.text(row));
                }
            }
            names.values().forEach(name -> place(places, name));
        }
        return places;
    }

    private static int place(Map<String, Integer> places, String name) {
        Integer known = places.putIfAbsent(name, places.size());
        return known == null ? places.size() - 1 : known;
    }

    /// @param values one a row of the table; none to count rows
    static Link link(int source, int target, List<Integer> rows, double[] values, Group group) {
        int[] of = rows.stream().mapToInt(row -> row).toArray();
        double sum =
                values.length == 0
                        ? of.length
                        : Arrays.stream(of).mapToDouble(row -> values[row]).sum();
        return new Link(source, target, sum, group, of);
    }

    /// @throws IllegalArgumentException if amounts are so large or small that they have no scale in pixels
    void requireDrawable(String mark) {
        double all = links.stream().mapToDouble(link -> Math.abs(link.value)).sum();
        if (!links.isEmpty() && !(all > LEAST && all < MOST)) {
            throw new IllegalArgumentException(
                    "The mark "
                            + mark
                            + " cannot draw values that sum to "
                            + Plain.brief(all)
                            + "; measure them in another unit.");
        }
    }

    /// What flows through each node: the greater of what comes and what goes.
    double[] through() {
        double[] in = new double[nodes.size()];
        double[] out = new double[nodes.size()];
        for (Link link : links) {
            out[link.source] += Math.abs(link.value);
            in[link.target] += Math.abs(link.value);
        }
        Arrays.setAll(in, i -> Math.max(in[i], out[i]));
        return in;
    }

    /// Columns `source`, `target` and `value`, one table for each class.
    List<Numbers> numbers(String mark) {
        Map<String, List<Link>> byClass = new LinkedHashMap<>();
        for (Link link : links) {
            byClass.computeIfAbsent(link.group.name(), n -> new ArrayList<>()).add(link);
        }
        List<Numbers> all = new ArrayList<>();
        byClass.forEach(
                (name, of) ->
                        all.add(
                                Numbers.of(mark, name)
                                        .with(
                                                "source",
                                                of.stream()
                                                        .map(l -> nodes.get(l.source))
                                                        .toArray(String[]::new))
                                        .with(
                                                "target",
                                                of.stream()
                                                        .map(l -> nodes.get(l.target))
                                                        .toArray(String[]::new))
                                        .with(
                                                "value",
                                                of.stream().mapToDouble(Link::value).toArray())));
        return all;
    }
}
