package dev.loupe.networks.layer;

import dev.loupe.core.Shape;

import org.jspecify.annotations.Nullable;

/// What is known of a layer's inputs.
public interface Facts {
    /// Null if the rank is not known, or nothing is there.
    @Nullable Shape shape(int input);

    /// Whole numbers that the input holds; null if it holds others, or they are not known.
    long @Nullable [] wholes(int input);

    /// As [#wholes], with [Layer.Reshaped#ANY] for those that are not known; null if not even their number is.
    default long @Nullable [] extents(int input) {
        return wholes(input);
    }
}
