package dev.loupe.figure.mark.grid;

/// Where cells begin and end along numbers.
final class Edges {
    private Edges() {}

    /// Edges midway between neighbours; the outermost cells reach as far outwards as inwards. As Matplotlib's `pcolormesh` with `shading="nearest"`.
    ///
    /// @param middles `[n]` ascending
    /// @return `[n + 1]`; a number alone reaches half to each side
    static double[] midway(double[] middles) {
        int n = middles.length;
        double[] edges = new double[n == 0 ? 0 : n + 1];
        for (int i = 1; i < n; i++) {
            edges[i] = middles[i - 1] + (middles[i] - middles[i - 1]) / 2;
        }
        if (n == 1) {
            edges[0] = middles[0] - 0.5;
            edges[1] = middles[0] + 0.5;
        } else if (n > 1) {
            edges[0] = middles[0] - (middles[1] - middles[0]) / 2;
            edges[n] = middles[n - 1] + (middles[n - 1] - middles[n - 2]) / 2;
        }
        return edges;
    }
}
