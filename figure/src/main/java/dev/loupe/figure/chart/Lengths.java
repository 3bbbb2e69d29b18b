package dev.loupe.figure.chart;

/// Lengths of arrays that belong together.
final class Lengths {
    private Lengths() {}

    /// @throws IllegalArgumentException naming both if they differ
    static void same(String one, int expected, String other, int found) {
        if (expected != found) {
            throw new IllegalArgumentException(
                    other
                            + " must be as long as "
                            + one
                            + ", "
                            + expected
                            + ", but is "
                            + found
                            + ".");
        }
    }
}
