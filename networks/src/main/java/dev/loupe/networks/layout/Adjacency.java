package dev.loupe.networks.layout;

/// The edges at each point, as ranges of one array.
final class Adjacency {
    private final int[] starts;
    private final int[] edges;

    private Adjacency(int[] starts, int[] edges) {
        this.starts = starts;
        this.edges = edges;
    }

    /// Edges by the point that `at` gives, in their own order.
    ///
    /// @param to is not looked at: it says what the numbers of edges mean
    static Adjacency of(int points, int[] at, int[] to) {
        int[] starts = new int[points + 1];
        for (int point : at) {
            starts[point + 1]++;
        }
        for (int i = 0; i < points; i++) {
            starts[i + 1] += starts[i];
        }
        int[] fill = starts.clone();
        int[] edges = new int[to.length];
        for (int e = 0; e < at.length; e++) {
            edges[fill[at[e]]++] = e;
        }
        return new Adjacency(starts, edges);
    }

    int start(int point) {
        return starts[point];
    }

    int end(int point) {
        return starts[point + 1];
    }

    int edge(int place) {
        return edges[place];
    }
}
