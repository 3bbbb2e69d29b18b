package dev.loupe.networks.infer;

import dev.loupe.core.Shape;
import dev.loupe.core.Shape.Dimension;
import dev.loupe.core.Shape.Fixed;
import dev.loupe.core.Shape.Unknown;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Arithmetic with extents of which some are names or not known.
final class Extents {
    static final Dimension ANY = new Unknown();
    static final Dimension ONE = new Fixed(1);

    private static final int MOST_RANK = 256;

    private Extents() {}

    static Dimension fixed(long n) {
        return n < 0 ? ANY : new Fixed(n);
    }

    static boolean is(Dimension dimension, long n) {
        return dimension instanceof Fixed(long size) && size == n;
    }

    /// @throws NotKnown if it is no number
    static long size(Dimension dimension) {
        if (dimension instanceof Fixed(long size)) {
            return size;
        }
        throw new NotKnown();
    }

    /// @throws NotKnown for a rank that no legal model has
    static Shape unknown(long rank) {
        if (rank < 0 || rank > MOST_RANK) {
            throw new NotKnown();
        }
        return new Shape(Collections.nCopies((int) rank, ANY));
    }

    /// @throws NotKnown if the list is shorter: what a file says is too little, or too much
    static <T> T at(List<T> list, int place) {
        if (place < 0 || place >= list.size()) {
            throw new NotKnown();
        }
        return list.get(place);
    }

    /// @throws NotKnown if the list is shorter
    static long at(long[] list, int place) {
        if (place < 0 || place >= list.length) {
            throw new NotKnown();
        }
        return list[place];
    }

    /// @throws NotKnown if there is no such part
    static List<Dimension> part(List<Dimension> all, int from, int to) {
        if (from < 0 || from > to || to > all.size()) {
            throw new NotKnown();
        }
        return all.subList(from, to);
    }

    /// Numbers that a model computed, as extents of a shape: a negative one is not known.
    static List<Dimension> legal(List<Dimension> computed) {
        return computed.stream().map(d -> d instanceof Fixed(long n) ? fixed(n) : d).toList();
    }

    /// @throws NotKnown if the product is negative or beyond 64 bits
    static long product(long a, long b) {
        long product = a * b;
        if (Math.multiplyHigh(a, b) != 0 || product < 0) {
            throw new NotKnown();
        }
        return product;
    }

    static Dimension times(Dimension a, Dimension b) {
        if (is(a, 1) || is(b, 0)) {
            return b;
        }
        if (is(b, 1) || is(a, 0)) {
            return a;
        }
        if (a instanceof Fixed(long x) && b instanceof Fixed(long y)) {
            return Math.multiplyHigh(x, y) != 0 || x * y < 0 ? ANY : new Fixed(x * y);
        }
        return ANY;
    }

    static Dimension product(List<Dimension> dimensions) {
        Dimension product = ONE;
        for (Dimension dimension : dimensions) {
            product = times(product, dimension);
        }
        return product;
    }

    static Dimension plus(Dimension a, Dimension b) {
        if (is(a, 0)) {
            return b;
        }
        if (is(b, 0)) {
            return a;
        }
        return a instanceof Fixed(long x) && b instanceof Fixed(long y) ? fixed(x + y) : ANY;
    }

    /// What both may be: one that stands for the same number in both, else not known.
    static Dimension either(Dimension a, Dimension b) {
        return a.equals(b) ? a : ANY;
    }

    /// What is known of an extent of which two things are known.
    static Dimension both(Dimension a, Dimension b) {
        return a instanceof Fixed ? a : b instanceof Fixed ? b : a instanceof Unknown ? b : a;
    }

    /// The common extent of two that are stretched to each other (NumPy's broadcasting, which ONNX takes over).
    static Dimension stretched(Dimension a, Dimension b) {
        if (is(a, 1)) {
            return b;
        }
        if (is(b, 1) || a.equals(b)) {
            return a;
        }
        return a instanceof Fixed ? a : b instanceof Fixed ? b : ANY;
    }

    static Shape stretched(Shape a, Shape b) {
        int rank = Math.max(a.rank(), b.rank());
        List<Dimension> found = new ArrayList<>(rank);
        for (int d = 0; d < rank; d++) {
            int x = d - rank + a.rank();
            int y = d - rank + b.rank();
            found.add(
                    x < 0
                            ? b.dimensions().get(y)
                            : y < 0
                                    ? a.dimensions().get(x)
                                    : stretched(a.dimensions().get(x), b.dimensions().get(y)));
        }
        return new Shape(found);
    }

    /// @param axis negative ones count from the end
    /// @throws NotKnown if there is no such axis
    static int axis(long axis, int rank) {
        long at = axis < 0 ? axis + rank : axis;
        if (at < 0 || at >= rank) {
            throw new NotKnown();
        }
        return (int) at;
    }
}
