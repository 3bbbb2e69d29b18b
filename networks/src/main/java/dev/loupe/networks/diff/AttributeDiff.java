package dev.loupe.networks.diff;

import dev.loupe.networks.diff.ModelDiff.Detail;
import dev.loupe.networks.graph.Attribute;
import dev.loupe.networks.graph.Node;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// How the attributes of two nodes differ. Graphs that nodes run are compared elsewhere.
final class AttributeDiff {
    private static final int LONGEST = 60;

    private AttributeDiff() {}

    /// @param all whether attributes that only one has count: not so where the operators differ
    static void compare(Node a, Node b, boolean all, List<Detail> into) throws IOException {
        Map<String, Attribute.Content> before = named(a);
        Map<String, Attribute.Content> after = named(b);
        TreeMap<String, Attribute.Content> both = new TreeMap<>(before);
        both.putAll(after);
        for (String name : both.keySet()) {
            Attribute.Content one = before.get(name);
            Attribute.Content other = after.get(name);
            if (all ? !equal(one, other) : one != null && other != null && !equal(one, other)) {
                into.add(new Detail(name, text(one), text(other)));
            }
        }
    }

    /// Whether two nodes have the same attributes.
    static boolean equal(Node a, Node b) throws IOException {
        Map<String, Attribute.Content> before = named(a);
        Map<String, Attribute.Content> after = named(b);
        if (!before.keySet().equals(after.keySet())) {
            return false;
        }
        for (Map.Entry<String, Attribute.Content> entry : before.entrySet()) {
            if (!equal(entry.getValue(), after.get(entry.getKey()))) {
                return false;
            }
        }
        return true;
    }

    private static Map<String, Attribute.Content> named(Node node) {
        Map<String, Attribute.Content> named = new TreeMap<>();
        node.attributes().forEach(attribute -> named.put(attribute.name(), attribute.content()));
        return named;
    }

    private static boolean equal(Attribute.@Nullable Content one, Attribute.@Nullable Content other)
            throws IOException {
        if (one == null || other == null) {
            return one == other;
        }
        if (one instanceof Attribute.Wholes(long[] x)
                && other instanceof Attribute.Wholes(long[] y)) {
            return Arrays.equals(x, y);
        }
        if (one instanceof Attribute.Reals(double[] x)
                && other instanceof Attribute.Reals(double[] y)) {
            return Arrays.equals(x, y);
        }
        if (one instanceof Attribute.Weights x && other instanceof Attribute.Weights y) {
            return equal(Weight.stored("", x.tensor()), Weight.stored("", y.tensor()));
        }
        return one instanceof Attribute.Runs && other instanceof Attribute.Runs
                || one.equals(other);
    }

    private static boolean equal(Weight a, Weight b) throws IOException {
        if (!a.held().type().equals(b.held().type()) || !a.shape().equals(b.shape())) {
            return false;
        }
        try {
            return Distance.equal(a, b) || Distance.relative(a, b) == 0;
        } catch (IllegalArgumentException undecoded) {
            return false;
        }
    }

    private static String text(Attribute.@Nullable Content content) {
        String text =
                switch (content) {
                    case null -> "none";
                    case Attribute.Whole(long value) -> Long.toString(value);
                    case Attribute.Real(double value) -> Float.toString((float) value);
                    case Attribute.Flag(boolean value) -> Boolean.toString(value);
                    case Attribute.Text(String value) -> value;
                    case Attribute.Wholes(long[] values) -> Arrays.toString(values);
                    case Attribute.Reals(double[] values) -> Arrays.toString(values);
                    case Attribute.Texts(List<String> values) -> values.toString();
                    case Attribute.Weights weights ->
                            weights.tensor().type() + " " + weights.tensor().shape();
                    case Attribute.Runs(int graph) -> "graph " + graph;
                    case Attribute.Other(String other) -> other;
                };
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }
}
