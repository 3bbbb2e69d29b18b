package dev.loupe.networks.layer;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/// What a layer does to what it takes. Axes are those of values as their format has them, with a batch where it has one; negative ones count from the end. `each` are FLOPs for each element that is made, beside
/// the products: a bias, an activation.
public sealed interface Layer {
    /// Where a window stands: lists of one number for each axis that it slides over, or of one for all.
    ///
    /// @param pads before each axis, then behind each; null for so many that `⌈extent / stride⌉` places are left
    /// @param ceil whether a last place may hang over the end
    record Steps(
            long[] size, long[] stride, long[] dilation, long @Nullable [] pads, boolean ceil) {}

    /// @param outputs channels that are made
    /// @param groups  parts of the channels that are joined each for itself; 0 for every channel by itself, which then makes `outputs` each
    record Convolution(Layout layout, Steps steps, long outputs, long groups, long each)
            implements Layer {}

    /// One for each channel, then one of a single place that joins what they make.
    ///
    /// @param multiplier channels that are made of each
    record Separable(Layout layout, Steps steps, long multiplier, long outputs, long each)
            implements Layer {}

    /// A convolution backwards: each element that is taken is spread over a window.
    ///
    /// @param more what is added to each extent behind
    record Transposed(Layout layout, Steps steps, long[] more, long outputs, long groups, long each)
            implements Layer {}

    /// One number of those in each window, channel by channel.
    record Pool(Layout layout, Steps steps) implements Layer {}

    /// Sums over all that lies behind an axis.
    ///
    /// @param from the first axis that is summed over
    record Dense(long units, int from, long each) implements Layer {}

    /// A product of matrices, the last two axes of two values.
    record Product(boolean turnFirst, boolean turnSecond) implements Layer {}

    /// Outputs as the first input.
    record Same(long each) implements Layer {
        /// Null for an operator of neither kind.
        ///
        /// @param still operators that compute nothing
        /// @param one   operators that take one FLOP for each element
        static @Nullable Layer of(String operator, Set<String> still, Set<String> one) {
            return still.contains(operator)
                    ? new Same(0)
                    : one.contains(operator) ? new Same(1) : null;
        }
    }

    /// All inputs stretched to each other (NumPy's broadcasting), `each` for every one but the first.
    ///
    /// @param largest whether the output is as the largest input instead, along whichever axes the others are stretched
    record Combined(long each, boolean largest) implements Layer {}

    /// Inputs one behind the other.
    record Joined(int axis) implements Layer {}

    /// Outputs are equal parts of the input.
    record Parted(int axis, long parts, boolean squeezed) implements Layer {}

    /// One number of all along some axes.
    ///
    /// @param axes null for all
    record Reduced(long @Nullable [] axes, boolean keep) implements Layer {}

    /// One number for each channel.
    record PooledWhole(Layout layout, boolean keep) implements Layer {}

    /// The same elements in another shape: 0 keeps the input's extent, −1 is what is left.
    record Reshaped(long[] extents) implements Layer {
        /// An extent that is not known.
        public static final long ANY = -2;
    }

    /// The axes from one to another as one.
    record Flattened(int from, int to) implements Layer {}

    record Permuted(long[] order) implements Layer {
        /// Null for an order that is not known.
        static @Nullable Layer of(long @Nullable [] order) {
            return order == null ? null : new Permuted(order);
        }
    }

    record Squeezed(long @Nullable [] axes) implements Layer {}

    record Expanded(int axis) implements Layer {}

    /// More, or with negative numbers less, before and behind the axes from `first` on.
    record Padded(int first, long[] before, long[] behind) implements Layer {
        /// Of all axes, before and behind each in turn; null for what is no such list.
        static @Nullable Layer of(long @Nullable [] pairs) {
            if (pairs == null || pairs.length % 2 != 0) {
                return null;
            }
            long[] before = new long[pairs.length / 2];
            long[] behind = new long[before.length];
            for (int d = 0; d < before.length; d++) {
                before[d] = pairs[2 * d];
                behind[d] = pairs[2 * d + 1];
            }
            return new Padded(0, before, behind);
        }
    }

    /// The whole, so many times along a second axis that is new.
    record Repeated(long times) implements Layer {}

    /// Each element several times along the axes that windows slide over.
    record Enlarged(Layout layout, long[] times, long each) implements Layer {}

    /// An extent for each of these axes.
    record Resized(Layout layout, long[] extents, long each) implements Layer {}

    /// A row of a table for each element.
    record Embedding(long width) implements Layer {}

    /// Steps lie along the second axis, numbers of each along the third.
    ///
    /// @param gates     products that each unit sums: 1, 3 for *GRU*, 4 for *LSTM*
    /// @param sequences whether what all steps made is kept
    record Recurrent(int gates, long units, int directions, boolean sequences) implements Layer {}

    /// Multi-head attention (Vaswani and others, 2017) of a first value to a second, projections included.
    record Attention(long heads, long keys, long values, long each) implements Layer {}
}
