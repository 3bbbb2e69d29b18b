package dev.loupe.networks.layer;

import dev.loupe.networks.graph.Attribute;
import dev.loupe.networks.graph.Node;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// What a node says of itself, by names of attributes; whole numbers and flags may be written as each other.
record Said(Node node) {
    Attribute.@Nullable Content content(String name) {
        for (Attribute attribute : node.attributes()) {
            if (attribute.name().equals(name)) {
                return attribute.content();
            }
        }
        return null;
    }

    boolean has(String name) {
        return content(name) != null;
    }

    long whole(String name, long otherwise) {
        return switch (content(name)) {
            case Attribute.Whole(long value) -> value;
            case Attribute.Flag(boolean flag) -> flag ? 1 : 0;
            case Attribute.Wholes(long[] values) when values.length == 1 -> values[0];
            case null, default -> otherwise;
        };
    }

    boolean flag(String name, boolean otherwise) {
        return whole(name, otherwise ? 1 : 0) != 0;
    }

    String text(String name, String otherwise) {
        return content(name) instanceof Attribute.Text(String text) ? text : otherwise;
    }

    /// One number or several; null if it says none.
    long @Nullable [] wholes(String name) {
        return switch (content(name)) {
            case Attribute.Whole(long value) -> new long[] {value};
            case Attribute.Wholes(long[] values) -> values;
            case null, default -> null;
        };
    }

    /// `n` numbers; one that is said for all counts so often.
    long[] wholes(String name, int n, long otherwise) {
        long[] said = wholes(name);
        long[] all = new long[n];
        Arrays.fill(all, said != null && said.length == 1 ? said[0] : otherwise);
        return said != null && said.length == n ? said : all;
    }

    /// The layer that an attribute holds: its class is the attribute's text, its own attributes follow with that name and a point before theirs.
    Said within(String name) {
        List<Attribute> inner = new ArrayList<>();
        for (Attribute attribute : node.attributes()) {
            if (attribute.name().startsWith(name + ".")) {
                inner.add(
                        new Attribute(
                                attribute.name().substring(name.length() + 1),
                                attribute.content()));
            }
        }
        return new Said(
                new Node(
                        node.name(),
                        text(name, ""),
                        "",
                        node.inputs(),
                        node.outputs(),
                        inner,
                        List.of(),
                        node.scope(),
                        Map.of()));
    }

    /// FLOPs for each element of an activation by its name, as of operators by themselves; 0 for none.
    static long activation(String name) {
        return switch (name) {
            case "", "linear", "identity" -> 0;
            case "softmax", "log_softmax" -> 5;
            default -> 1;
        };
    }
}
