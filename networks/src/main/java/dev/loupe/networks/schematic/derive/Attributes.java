package dev.loupe.networks.schematic.derive;

import dev.loupe.networks.graph.Attribute;
import dev.loupe.networks.graph.Node;
import dev.loupe.networks.graph.Tensor;

import org.jspecify.annotations.Nullable;

/// Named constants of an operator, asked for by name and kind.
final class Attributes {
    private Attributes() {}

    static int whole(Node node, String name, int otherwise) {
        return content(node, name) instanceof Attribute.Whole(long value)
                ? Math.clamp(value, Integer.MIN_VALUE, Integer.MAX_VALUE)
                : otherwise;
    }

    /// @param at      which of them
    /// @param numbers how many there must be
    static int whole(Node node, String name, int at, int numbers, int otherwise) {
        return content(node, name) instanceof Attribute.Wholes(long[] values)
                        && values.length == numbers
                ? Math.clamp(values[at], 0, 1 << 24)
                : otherwise;
    }

    /// One of two entries, for height and width; a single one is the width's.
    ///
    /// @param axis 0 for height, 1 for width
    static int along(Node node, String name, int axis, int otherwise) {
        int single = axis == 0 ? otherwise : whole(node, name, 0, 1, otherwise);
        return whole(node, name, axis, 2, single);
    }

    static String text(Node node, String name, String otherwise) {
        return content(node, name) instanceof Attribute.Text(String value) ? value : otherwise;
    }

    static @Nullable Tensor tensor(Node node, String name) {
        return content(node, name) instanceof Attribute.Weights(Tensor tensor) ? tensor : null;
    }

    private static Attribute.@Nullable Content content(Node node, String name) {
        for (Attribute attribute : node.attributes()) {
            if (attribute.name().equals(name)) {
                return attribute.content();
            }
        }
        return null;
    }
}
