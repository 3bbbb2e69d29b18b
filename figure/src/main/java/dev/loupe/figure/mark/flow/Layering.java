package dev.loupe.figure.mark.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// In which column each node of a flow stands, and in which order within it.
///
/// A node stands one column right of the farthest of its sources; a link that would close a cycle runs back. Orders are improved by
/// barycentre sweeps, the best one kept. Source: Sugiyama, Tagawa and Toda, IEEE Transactions on Systems, Man and Cybernetics 11(2), 1981.
///
/// @param column  `[nodes]` from 0 at the left
/// @param back    `[links]` whether the link runs back
/// @param columns nodes from the top, one array a column
record Layering(int[] column, boolean[] back, List<int[]> columns) {
    private static final int SWEEPS = 24;
    private static final int MOST_COUNTED = 1_500;

    /// @param justified whether nodes that nothing leaves stand in the last column
    static Layering of(Links links, boolean justified) {
        int n = links.nodes().size();
        List<List<Integer>> out = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            out.add(new ArrayList<>());
        }
        for (int i = 0; i < links.links().size(); i++) {
            out.get(links.links().get(i).source()).add(i);
        }
        Walk walk = new Walk(links, out);
        for (int node = 0; node < n; node++) {
            walk.visit(node);
        }
        int[] column = new int[n];
        for (int node : walk.sorted.reversed()) {
            for (int link : out.get(node)) {
                if (!walk.back[link]) {
                    int target = links.links().get(link).target();
                    column[target] = Math.max(column[target], column[node] + 1);
                }
            }
        }
        int last = Arrays.stream(column).max().orElse(-1);
        for (int node = 0; node < n && justified; node++) {
            if (out.get(node).stream().allMatch(link -> walk.back[link])) {
                column[node] = last;
            }
        }
        return of(links, column, walk.back, new boolean[last + 1]);
    }

    /// Nodes whose columns are known.
    ///
    /// @param kept `[columns]` those whose order means something and stays
    static Layering of(Links links, int[] column, boolean[] back, boolean[] kept) {
        int n = column.length;
        List<int[]> columns = new ArrayList<>();
        for (int c = 0; c < kept.length; c++) {
            int at = c;
            int[] nodes = new int[(int) Arrays.stream(column).filter(k -> k == at).count()];
            int next = 0;
            for (int node = 0; node < n; node++) {
                if (column[node] == c) {
                    nodes[next++] = node;
                }
            }
            columns.add(nodes);
        }
        return new Layering(column, back, columns).untangled(links, kept);
    }

    /// Depth first; a link to a node that is still being visited closes a cycle.
    private static final class Walk {
        private final Links links;
        private final List<List<Integer>> out;
        private final boolean[] back;
        private final int[] state;
        private final List<Integer> sorted = new ArrayList<>();

        Walk(Links links, List<List<Integer>> out) {
            this.links = links;
            this.out = out;
            this.back = new boolean[links.links().size()];
            this.state = new int[links.nodes().size()];
        }

        void visit(int node) {
            if (state[node] != 0) {
                return;
            }
            state[node] = 1;
            for (int link : out.get(node)) {
                int target = links.links().get(link).target();
                back[link] = state[target] == 1;
                visit(target);
            }
            state[node] = 2;
            sorted.add(node);
        }
    }

    /// The links that run back, those that span few columns first: their lanes lie innermost.
    List<Integer> lanes(Links links) {
        List<Integer> lanes = new ArrayList<>();
        for (int i = 0; i < back.length; i++) {
            if (back[i]) {
                lanes.add(i);
            }
        }
        lanes.sort(
                Comparator.comparingInt(
                        i ->
                                column[links.links().get(i).source()]
                                        - column[links.links().get(i).target()]));
        return lanes;
    }

    private Layering untangled(Links links, boolean[] kept) {
        List<int[]> best = copy(columns);
        double least = crossings(links, best);
        List<int[]> tried = copy(columns);
        for (int sweep = 0; sweep < SWEEPS && least > 0; sweep++) {
            boolean rightwards = sweep % 2 == 0;
            for (int i = 1; i < tried.size(); i++) {
                int at = rightwards ? i : tried.size() - 1 - i;
                if (!kept[at]) {
                    sort(links, tried, at, rightwards);
                }
            }
            double crossings = crossings(links, tried);
            if (crossings < least) {
                least = crossings;
                best = copy(tried);
            }
        }
        return new Layering(column, back, best);
    }

    private static List<int[]> copy(List<int[]> columns) {
        return new ArrayList<>(columns.stream().map(int[]::clone).toList());
    }

    private double[] places(List<int[]> columns) {
        double[] places = new double[column.length];
        for (int[] nodes : columns) {
            for (int i = 0; i < nodes.length; i++) {
                places[nodes[i]] = (i + 0.5) / nodes.length;
            }
        }
        return places;
    }

    /// Each node of a column goes to the weighted mean of its neighbours on one side; without any it keeps its place.
    private void sort(Links links, List<int[]> columns, int at, boolean bySources) {
        double[] places = places(columns);
        double[] sum = new double[column.length];
        double[] weight = new double[column.length];
        for (int i = 0; i < back.length; i++) {
            Links.Link link = links.links().get(i);
            int node = bySources ? link.target() : link.source();
            int other = bySources ? link.source() : link.target();
            if (!back[i] && column[node] == at) {
                sum[node] += link.value() * places[other];
                weight[node] += link.value();
            }
        }
        int[] sorted =
                Arrays.stream(columns.get(at))
                        .boxed()
                        .sorted(
                                Comparator.comparingDouble(
                                        k -> weight[k] > 0 ? sum[k] / weight[k] : places[k]))
                        .mapToInt(k -> k)
                        .toArray();
        columns.set(at, sorted);
    }

    /// The product of amounts over pairs of links that cross between the same two columns.
    private double crossings(Links links, List<int[]> columns) {
        List<Links.Link> all = links.links();
        if (all.size() > MOST_COUNTED) {
            return Double.POSITIVE_INFINITY;
        }
        double[] places = places(columns);
        double most = all.stream().mapToDouble(Links.Link::value).max().orElse(1);
        double sum = 0;
        for (int i = 0; i < all.size(); i++) {
            Links.Link a = all.get(i);
            for (int j = 0; j < i && !back[i]; j++) {
                Links.Link b = all.get(j);
                boolean beside =
                        !back[j]
                                && column[a.source()] == column[b.source()]
                                && column[a.target()] == column[b.target()];
                if (beside
                        && (places[a.source()] - places[b.source()])
                                        * (places[a.target()] - places[b.target()])
                                < 0) {
                    sum += a.value() / most * (b.value() / most);
                }
            }
        }
        return sum;
    }
}
