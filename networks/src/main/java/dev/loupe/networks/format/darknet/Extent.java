package dev.loupe.networks.format.darknet;

import dev.loupe.core.Shape;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What a layer makes of one image: its width, height and channels; zeros where they are not known.
record Extent(long w, long h, long c) {
    static final Extent UNKNOWN = new Extent(0, 0, 0);
    private static final long MOST = 1L << 32;

    /// Unknown, if a number is not possible.
    static Extent of(long w, long h, long c) {
        boolean possible = w > 0 && h > 0 && c > 0 && w < MOST && h < MOST && c < MOST;
        return possible ? new Extent(w, h, c) : UNKNOWN;
    }

    boolean known() {
        return c > 0;
    }

    /// All numbers in a row, 0 if they are not known.
    long flat() {
        long n = Shape.of(w, h, c).elements();
        return n < MOST ? n : 0;
    }

    /// `[channels, height, width]`, or null.
    @Nullable Shape shape() {
        return known() ? Shape.of(c, h, w) : null;
    }

    /// Side by side along the channels.
    static Extent joined(List<Extent> parts) {
        long c = 0;
        for (Extent part : parts) {
            if (part.w != parts.getFirst().w || part.h != parts.getFirst().h) {
                return UNKNOWN;
            }
            c += part.c;
        }
        return parts.isEmpty() ? UNKNOWN : of(parts.getFirst().w, parts.getFirst().h, c);
    }

    /// After a window of `size` went over it in steps, with `padding` added to each extent in all.
    Extent windowed(int size, int stepX, int stepY, int padding, long channels) {
        if (!known() || stepX <= 0 || stepY <= 0) {
            return UNKNOWN;
        }
        return of((w + padding - size) / stepX + 1, (h + padding - size) / stepY + 1, channels);
    }
}
