package dev.loupe.networks.schematic.derive;

import dev.loupe.networks.schematic.Blocks.Link;
import dev.loupe.networks.schematic.derive.Nesting.Fork;
import dev.loupe.networks.schematic.derive.Nesting.Piece;
import dev.loupe.networks.schematic.derive.Nesting.Tangle;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Chains and forks of a graph whose ways cross here and there: the ways that keep most from nesting are taken out, and drawn as links.
///
/// @param cut from and to of each that was taken out
record Untangled(List<Piece> pieces, List<int[]> cut) {
    /// More links than this would be a tangle themselves.
    private static final int MOST = 32;

    /// So few operators whose ways cross are one card.
    private static final int FEW = 12;

    /// So many ways are tried for each that is taken out, the longest first; fewer in large graphs, of which each trial looks at all.
    private static final int TRIED = 60;

    private static final int LOOKED_AT = 60_000;

    static Untangled of(List<List<Integer>> takers) {
        List<List<Integer>> left = new ArrayList<>();
        takers.forEach(t -> left.add(new ArrayList<>(t)));
        List<int[]> cut = new ArrayList<>();
        List<Piece> pieces = Nesting.of(left);
        while (cut.size() < MOST) {
            int[] edge = best(pieces, left);
            if (edge == null) {
                break;
            }
            cut.add(edge);
            left.get(edge[0]).remove((Integer) edge[1]);
            pieces = Nesting.of(left);
        }
        return new Untangled(pieces, cut);
    }

    private static Stream<Tangle> tangles(List<Piece> pieces) {
        return pieces.stream()
                .flatMap(
                        piece ->
                                switch (piece) {
                                    case Tangle tangle -> Stream.of(tangle);
                                    case Fork fork ->
                                            fork.branches().stream().flatMap(Untangled::tangles);
                                    case Nesting.One one -> Stream.empty();
                                });
    }

    private static int tangled(List<Piece> pieces) {
        return tangles(pieces).mapToInt(t -> t.nodes().length).filter(n -> n > FEW).sum();
    }

    /// The way without which fewest operators are tangled; null if all nests, or none may be missing.
    private static int @Nullable [] best(List<Piece> pieces, List<List<Integer>> takers) {
        List<int[]> ways =
                tangles(pieces)
                        .filter(t -> t.nodes().length > FEW)
                        .flatMap(t -> spare(t, takers))
                        .sorted(Comparator.comparingInt(e -> e[0] - e[1]))
                        .limit(Math.clamp(LOOKED_AT / Math.max(1, takers.size()), 1, TRIED))
                        .toList();
        int[] best = null;
        int fewest = Integer.MAX_VALUE;
        for (int[] way : ways) {
            List<Integer> from = takers.get(way[0]);
            int at = from.indexOf(way[1]);
            from.remove(at);
            int left = tangled(Nesting.of(takers));
            from.add(at, way[1]);
            if (left < fewest) {
                fewest = left;
                best = way;
            }
        }
        return best;
    }

    /// Ways within a tangle between nodes that others join, too.
    private static Stream<int[]> spare(Tangle tangle, List<List<Integer>> takers) {
        Set<Integer> within = Arrays.stream(tangle.nodes()).boxed().collect(Collectors.toSet());
        int[] makers = new int[takers.size()];
        takers.forEach(all -> all.forEach(taker -> makers[taker]++));
        return Arrays.stream(tangle.nodes())
                .boxed()
                .filter(from -> takers.get(from).size() > 1)
                .flatMap(
                        from ->
                                takers.get(from).stream()
                                        .filter(to -> within.contains(to) && makers[to] > 1)
                                        .map(to -> new int[] {from, to}));
    }

    /// Whether a link begins or ends at a node.
    boolean ends(int node) {
        return cut.stream().anyMatch(edge -> edge[0] == node || edge[1] == node);
    }

    static String id(int node) {
        return "n" + node;
    }

    List<Link> links() {
        return cut.stream().map(edge -> new Link(id(edge[0]), id(edge[1]), "")).toList();
    }
}
