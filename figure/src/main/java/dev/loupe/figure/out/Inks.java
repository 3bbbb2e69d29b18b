package dev.loupe.figure.out;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/// What each of the 256 degrees of cover lays over a pixel, for a colour.
///
/// Kept as long as there are few colours, else worked out pixel by pixel.
final class Inks {
    private static final int MOST = 64;

    private final Map<Integer, int[]> known = new HashMap<>();
    private int last;
    private int @Nullable [] lastInk;

    int @Nullable [] of(int argb) {
        if (lastInk == null || argb != last) {
            int[] ink = known.get(argb);
            if (ink == null) {
                if (known.size() == MOST) {
                    return null;
                }
                ink = make(argb);
                known.put(argb, ink);
            }
            last = argb;
            lastInk = ink;
        }
        return lastInk;
    }

    private static int[] make(int argb) {
        int[] ink = new int[256];
        for (int covered = 0; covered < 256; covered++) {
            ink[covered] = source(argb, covered);
        }
        return ink;
    }

    static int source(int argb, int covered) {
        int product = covered * (argb >>> 24) + 128;
        return Pixels.source(argb & 0xffffff, product + (product >> 8) >> 8);
    }
}
