package dev.loupe.networks.weights;

import dev.loupe.core.Shape;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/// A part of a tensor as NumPy's basic indexing names it: `0,:,:,3`, `[0:8, ::2]`, `..., -1`. An index takes its dimension away; ranges are cut to the extent.
///
/// @param offset index of the first element, row-major in the whole tensor
/// @param ranges of the dimensions that are kept, in the tensor's order unless turned
public record TensorSlice(long offset, List<Range> ranges) {
    /// One kept dimension.
    ///
    /// @param dimension of the tensor
    /// @param from      the first index along it
    /// @param step      to the next index, may be negative
    /// @param count     how many
    /// @param stride    from one to the next in elements of the tensor
    public record Range(int dimension, long from, long step, long count, long stride) {}

    public TensorSlice {
        ranges = List.copyOf(ranges);
    }

    /// @param text  empty for all of it
    /// @param shape all extents known
    /// @throws IllegalArgumentException with one sentence
    public static TensorSlice of(String text, Shape shape) {
        List<SlicePart> parts = SlicePart.all(text, shape);
        long[] strides = strides(shape);
        long offset = 0;
        List<Range> kept = new ArrayList<>();
        for (int d = 0; d < parts.size(); d++) {
            switch (parts.get(d)) {
                case SlicePart.Index(long at) -> offset += at * strides[d];
                case SlicePart.Every(long from, long step, long count) -> {
                    offset += count == 0 ? 0 : from * strides[d];
                    kept.add(new Range(d, from, step, count, step * strides[d]));
                }
            }
        }
        return new TensorSlice(offset, kept);
    }

    private static long[] strides(Shape shape) {
        long[] strides = new long[shape.rank()];
        long next = 1;
        for (int d = strides.length - 1; d >= 0; d--) {
            strides[d] = next;
            next *= SlicePart.extent(shape, d);
        }
        return strides;
    }

    /// Where an element of the whole tensor lies along each dimension.
    ///
    /// @param index row-major
    public static long[] place(long index, Shape shape) {
        long[] place = new long[shape.rank()];
        long rest = index;
        for (int d = place.length - 1; d >= 0; d--) {
            long extent = SlicePart.extent(shape, d);
            place[d] = rest % extent;
            rest /= extent;
        }
        return place;
    }

    /// How many elements.
    public long count() {
        return shape().elements();
    }

    /// Extents of what is kept.
    public Shape shape() {
        return Shape.of(ranges.stream().mapToLong(Range::count).toArray());
    }

    /// With the two dimensions that it keeps exchanged: columns become rows.
    ///
    /// @throws IllegalArgumentException with one sentence if it does not keep two
    public TensorSlice turned() {
        if (ranges.size() != 2) {
            throw new IllegalArgumentException(
                    "Only a slice of two dimensions can be turned, but this one keeps "
                            + ranges.size()
                            + ".");
        }
        return new TensorSlice(offset, ranges.reversed());
    }

    /// Takes stretches that lie evenly in the tensor, one after another in the slice's order.
    interface Taker<X extends Exception> {
        void take(long from, long step, long n) throws X;
    }

    /// All of it, one stretch for each line along the last kept dimension.
    <X extends Exception> void lines(Taker<X> taker) throws X {
        if (count() == 0) {
            return;
        }
        if (ranges.isEmpty()) {
            taker.take(offset, 1, 1);
            return;
        }
        Range last = ranges.getLast();
        List<Range> outer = ranges.subList(0, ranges.size() - 1);
        long[] at = new long[outer.size()];
        long lines =
                LongStream.of(outer.stream().mapToLong(Range::count).toArray())
                        .reduce(1, (a, b) -> a * b);
        long from = offset;
        for (long line = 0; line < lines; line++) {
            taker.take(from, last.stride, last.count);
            for (int d = at.length - 1; d >= 0; d--) {
                from += outer.get(d).stride;
                if (++at[d] < outer.get(d).count) {
                    break;
                }
                from -= at[d] * outer.get(d).stride;
                at[d] = 0;
            }
        }
    }
}
