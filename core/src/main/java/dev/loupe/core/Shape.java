package dev.loupe.core;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// The extent of a tensor along each of its dimensions; rank 0 is a scalar.
public record Shape(List<Dimension> dimensions) {
    /// One extent.
    public sealed interface Dimension {}

    /// A number, 0 or more.
    public record Fixed(long size) implements Dimension {
        @Override
        public String toString() {
            return Long.toString(size);
        }
    }

    /// A name that stands for the same number wherever it occurs in a model, such as `batch`.
    public record Symbol(String name) implements Dimension {
        @Override
        public String toString() {
            return name;
        }
    }

    /// Not known.
    public record Unknown() implements Dimension {
        @Override
        public String toString() {
            return "?";
        }
    }

    public Shape {
        dimensions = List.copyOf(dimensions);
    }

    /// All extents known; a negative one is unknown.
    public static Shape of(long... sizes) {
        return new Shape(
                Arrays.stream(sizes)
                        .mapToObj(n -> n < 0 ? (Dimension) new Unknown() : new Fixed(n))
                        .toList());
    }

    public int rank() {
        return dimensions.size();
    }

    /// How many elements, −1 when an extent is not known; saturates at the greatest `long`.
    public long elements() {
        long n = 1;
        boolean unknown = false;
        boolean empty = false;
        for (Dimension dimension : dimensions) {
            if (dimension instanceof Fixed fixed) {
                empty |= fixed.size == 0;
                n =
                        fixed.size != 0 && n > Long.MAX_VALUE / fixed.size
                                ? Long.MAX_VALUE
                                : n * fixed.size;
            } else {
                unknown = true;
            }
        }
        return unknown ? -1 : empty ? 0 : n;
    }

    /// As in `1×3×224×?`; `scalar` for rank 0.
    @Override
    public String toString() {
        return dimensions.isEmpty()
                ? "scalar"
                : dimensions.stream().map(Object::toString).collect(Collectors.joining("×"));
    }
}
