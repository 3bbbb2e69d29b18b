package dev.loupe.networks.diff;

import java.util.List;

/// 64-bit fingerprints that depend on the order of what went in. Equal input gives equal bits on every machine.
///
/// The mixing step is the finaliser of SplitMix64 (Steele, Lea and Flood, *Fast splittable pseudorandom number generators*, 2014, figure 18).
final class Mix {
    private long state;

    Mix(String seed) {
        add(seed);
    }

    Mix add(long value) {
        state = scramble(state * 31 + value + 0x9e3779b97f4a7c15L);
        return this;
    }

    Mix add(double value) {
        return add(Double.doubleToLongBits(value));
    }

    Mix add(String text) {
        long hash = text.length();
        for (int i = 0; i < text.length(); i++) {
            hash = hash * 1_000_003 + text.charAt(i);
        }
        return add(hash);
    }

    Mix add(List<String> texts) {
        add(texts.size());
        texts.forEach(this::add);
        return this;
    }

    long value() {
        return state;
    }

    static long scramble(long z) {
        long x = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        x = (x ^ x >>> 27) * 0x94d049bb133111ebL;
        return x ^ x >>> 31;
    }
}
