package dev.loupe.intake.mlruns;

/// How often a folder is looked at that may change, but seldom does: each time at first, and up to every eighth time once it has stayed as it is.
final class Patience {
    private static final int MOST_SKIPPED = 8;
    private static final int QUIET = 2;

    private int quiet;
    private int skipped;

    /// Whether it is left alone this time.
    boolean waits() {
        if (quiet > QUIET && ++skipped < MOST_SKIPPED) {
            return true;
        }
        skipped = 0;
        return false;
    }

    /// Says what a look brought.
    void saw(boolean anything) {
        quiet = anything ? 0 : quiet + 1;
    }
}
