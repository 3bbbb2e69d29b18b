package dev.loupe.networks.weights;

import java.util.List;

/// Numbers in a row, read in stretches: all of a tensor, or a slice of one in the slice's order.
public interface Values {
    /// How many.
    long count();

    /// @param from index of the first
    /// @param n    how many, into the first places of `into`
    void read(long from, double[] into, int n);

    /// The numbers of a slice.
    static Values of(TensorNumbers numbers, TensorSlice slice) {
        return new Sliced(numbers, slice, slice.count());
    }

    /// Found line by line.
    record Sliced(TensorNumbers numbers, TensorSlice slice, long count) implements Values {
        @Override
        public void read(long from, double[] into, int n) {
            List<TensorSlice.Range> ranges = slice.ranges();
            if (ranges.isEmpty()) {
                into[0] = numbers.at(slice.offset());
                return;
            }
            TensorSlice.Range last = ranges.getLast();
            double[] part = new double[n];
            for (int done = 0; done < n; ) {
                long line = (from + done) / last.count();
                long at = (from + done) % last.count();
                int some = (int) Math.min(n - done, last.count() - at);
                numbers.read(begin(line) + at * last.stride(), last.stride(), part, some);
                System.arraycopy(part, 0, into, done, some);
                done += some;
            }
        }

        private long begin(long line) {
            long rest = line;
            long at = slice.offset();
            for (int d = slice.ranges().size() - 2; d >= 0; d--) {
                TensorSlice.Range range = slice.ranges().get(d);
                at += rest % range.count() * range.stride();
                rest /= range.count();
            }
            return at;
        }
    }
}
