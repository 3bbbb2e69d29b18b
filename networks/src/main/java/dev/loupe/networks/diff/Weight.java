package dev.loupe.networks.diff;

import dev.loupe.core.DataType;
import dev.loupe.core.Shape;
import dev.loupe.networks.graph.Tensor;
import dev.loupe.networks.weights.TensorNumbers;

import org.jspecify.annotations.Nullable;

import java.io.IOException;

/// A weight as an operator sees it: numbers that are stored, or that a quantised form stands for.
///
/// Source of the dequantised numbers: ONNX, *DequantizeLinear*, `y = (x − zero point) · scale`, with scale and zero point for the whole tensor, along one axis, or for blocks along it.
///
/// @param name  what it is called where it is used
/// @param held  the stored elements
/// @param scale absent where the stored elements are the numbers
/// @param zero  absent for 0
/// @param axis  along which scales differ; negative counts from the last
/// @param block elements along the axis that share a scale; 0 where each has its own
record Weight(
        String name,
        Tensor held,
        @Nullable Tensor scale,
        @Nullable Tensor zero,
        int axis,
        int block) {
    private static final int SAMPLES = 32;

    static Weight stored(String name, Tensor held) {
        return new Weight(name, held, null, null, 0, 0);
    }

    Shape shape() {
        return held.shape();
    }

    /// The type of the numbers: the scale's, where there is one.
    DataType type() {
        return scale == null ? held.type() : scale.type();
    }

    boolean quantised() {
        return scale != null;
    }

    Weight named(String other) {
        return new Weight(other, held, scale, zero, axis, block);
    }

    /// Numbers by place, row-major.
    @FunctionalInterface
    interface Numbers {
        double at(long index);
    }

    /// @throws IllegalArgumentException with one sentence if they cannot be decoded
    Numbers numbers() throws IOException {
        TensorNumbers elements = TensorNumbers.of(held);
        if (scale == null) {
            return elements::at;
        }
        TensorNumbers scales = TensorNumbers.of(scale);
        TensorNumbers zeros = zero == null ? null : TensorNumbers.of(zero);
        if (scales.count() <= 1) {
            return i -> (elements.at(i) - at(zeros, 0)) * scales.at(0);
        }
        int rank = held.shape().rank();
        int along = Math.clamp(axis < 0 ? axis + rank : axis, 0, Math.max(0, rank - 1));
        long extent = extent(along);
        long inner = 1;
        for (int d = along + 1; d < rank; d++) {
            inner *= extent(d);
        }
        long after = inner;
        long blocks = block == 0 ? 0 : Math.ceilDiv(extent, block);
        long needed = block == 0 ? extent : held.stored() / Math.max(1, extent) * blocks;
        if (scales.count() < needed) {
            throw new IllegalArgumentException(
                    "The weight %s needs %d scales, but there are %d."
                            .formatted(name, needed, scales.count()));
        }
        return i -> {
            long place = i / after % extent;
            if (block != 0) {
                place = (i / (after * extent) * blocks + place / block) * after + i % after;
            }
            return (elements.at(i) - at(zeros, place)) * scales.at(place);
        };
    }

    private static double at(@Nullable TensorNumbers zeros, long place) {
        return zeros == null || place >= zeros.count() ? 0 : zeros.at(place);
    }

    private long extent(int dimension) {
        return held.shape().dimensions().get(dimension) instanceof Shape.Fixed fixed
                ? Math.max(1, fixed.size())
                : 1;
    }

    /// Differs, with all likelihood, where the numbers do; looks at a few of them only. 0 where none can be read.
    long sample() {
        try {
            TensorNumbers elements = TensorNumbers.of(held);
            Mix mix = new Mix("").add(elements.count());
            long n = elements.count();
            for (long k = 0; k < Math.min(n, SAMPLES); k++) {
                mix.add(elements.at(n <= SAMPLES ? k : k * (n - 1) / (SAMPLES - 1)));
            }
            return mix.value();
        } catch (IOException | IllegalArgumentException unread) {
            return 0;
        }
    }
}
