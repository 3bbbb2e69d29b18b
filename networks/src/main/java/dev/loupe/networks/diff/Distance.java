package dev.loupe.networks.diff;

import dev.loupe.networks.graph.Tensor;

import java.io.IOException;

/// How far weights are from one another.
final class Distance {
    private Distance() {}

    /// Whether two weights are the same bytes of the same type, which is known without decoding any.
    static boolean equal(Weight a, Weight b) {
        return !a.quantised()
                && !b.quantised()
                && a.held().type().equals(b.held().type())
                && a.held().stored() == b.held().stored()
                && a.held().content() instanceof Tensor.Mapped one
                && b.held().content() instanceof Tensor.Mapped other
                && one.bytes().segment().mismatch(other.bytes().segment()) < 0;
    }

    /// `‖b − a‖ / ‖a‖` over all elements, 0 where both are empty or equal; places where neither has a number do not count. Two equal infinities differ by 0.
    ///
    /// @return infinite where a is 0 and b is not, NaN where only one has a number at some place
    /// @throws IllegalArgumentException with one sentence if either cannot be decoded, or they differ in length
    static double relative(Weight a, Weight b) throws IOException {
        if (a.held().stored() != b.held().stored()) {
            throw new IllegalArgumentException(
                    "it stores %d elements in one file and %d in the other"
                            .formatted(a.held().stored(), b.held().stored()));
        }
        Weight.Numbers before = a.numbers();
        Weight.Numbers after = b.numbers();
        double own = 0;
        double apart = 0;
        for (long i = 0; i < a.held().stored(); i++) {
            double x = before.at(i);
            double y = after.at(i);
            if (Double.compare(x, y) == 0) {
                own += Double.isNaN(x) ? 0 : x * x;
                continue;
            }
            own += x * x;
            apart += (y - x) * (y - x);
        }
        return apart == 0 ? 0 : Math.sqrt(apart) / Math.sqrt(own);
    }
}
