package dev.loupe.networks.layout;

import java.util.Arrays;

/// The layer of every box: the longest path that leads to it, then moved nearer to what it feeds.
///
/// Edges that close a cycle are turned around: those that a walk in the order of the boxes meets coming back.
final class Ranks {
    private final Wires wires;
    private final Adjacency out;

    /// `[m]` whether an edge runs against its layers; loops on one box are left out by [#loop].
    final boolean[] turned;

    final int[] rank;

    /// `[boxes]` the length of the longest path that leads to each.
    private int[] early = {};

    /// `[boxes]` the length of the longest path that leads on from each.
    private int[] ahead = {};

    private int longest;

    /// `[boxes]` those that stand lower than their longest path asks: constants at what takes them, short branches at where they join.
    final boolean[] late;

    Ranks(Wires wires) {
        this.wires = wires;
        late = new boolean[wires.boxes()];
        out = Adjacency.of(wires.boxes(), wires.from(), wires.to());
        turned = new boolean[wires.edges()];
        rank = new int[wires.boxes()];
        breakCycles();
        assign();
    }

    boolean loop(int edge) {
        return wires.from()[edge] == wires.to()[edge];
    }

    /// Whether the edge lies on a longest path to the box that it enters, and on a longest one from the box that it leaves.
    boolean critical(int edge) {
        return early[lower(edge)] == early[upper(edge)] + 1
                && ahead[upper(edge)] == ahead[lower(edge)] + 1;
    }

    /// Whether it lies on a longest path of all.
    boolean trunk(int edge) {
        return critical(edge) && early[upper(edge)] + ahead[upper(edge)] == longest;
    }

    int upper(int edge) {
        return turned[edge] ? wires.to()[edge] : wires.from()[edge];
    }

    int lower(int edge) {
        return turned[edge] ? wires.from()[edge] : wires.to()[edge];
    }

    private void breakCycles() {
        int n = wires.boxes();
        byte[] state = new byte[n];
        int[] stack = new int[n];
        int[] next = new int[n];
        for (int root = 0; root < n; root++) {
            if (state[root] != 0) {
                continue;
            }
            int depth = 0;
            stack[0] = root;
            state[root] = 1;
            next[root] = out.start(root);
            while (depth >= 0) {
                int at = stack[depth];
                if (next[at] == out.end(at)) {
                    state[at] = 2;
                    depth--;
                    continue;
                }
                int edge = out.edge(next[at]++);
                int to = wires.to()[edge];
                if (state[to] == 1) {
                    turned[edge] = to != at;
                } else if (state[to] == 0) {
                    state[to] = 1;
                    next[to] = out.start(to);
                    stack[++depth] = to;
                }
            }
        }
    }

    private void assign() {
        int n = wires.boxes();
        int m = wires.edges();
        int[] up = new int[m];
        int[] down = new int[m];
        int kept = 0;
        for (int e = 0; e < m; e++) {
            if (!loop(e)) {
                up[kept] = upper(e);
                down[kept++] = lower(e);
            }
        }
        up = Arrays.copyOf(up, kept);
        down = Arrays.copyOf(down, kept);
        Adjacency below = Adjacency.of(n, up, down);
        Adjacency above = Adjacency.of(n, down, up);
        int[] order = order(n, below, above, down);
        for (int box : order) {
            int least = wires.first()[box] ? 0 : 1;
            for (int i = above.start(box); i < above.end(box); i++) {
                least = Math.max(least, rank[up[above.edge(i)]] + 1);
            }
            rank[box] = least;
        }
        int last = 0;
        for (int box = 0; box < n; box++) {
            last = Math.max(last, rank[box] + (wires.last()[box] ? 0 : 1));
        }
        for (int box = 0; box < n; box++) {
            rank[box] = wires.last()[box] ? Math.max(rank[box], last) : rank[box];
        }
        early = rank.clone();
        ahead = new int[n];
        for (int i = n - 1; i >= 0; i--) {
            for (int k = below.start(order[i]); k < below.end(order[i]); k++) {
                ahead[order[i]] = Math.max(ahead[order[i]], ahead[down[below.edge(k)]] + 1);
            }
            longest = Math.max(longest, early[order[i]] + ahead[order[i]]);
        }
        tighten(order, below, above, up, down, alone(order, below, above, up));
        close();
    }

    private static int[] order(int n, Adjacency below, Adjacency above, int[] down) {
        int[] waiting = new int[n];
        int[] order = new int[n];
        int filled = 0;
        for (int box = 0; box < n; box++) {
            waiting[box] = above.end(box) - above.start(box);
            if (waiting[box] == 0) {
                order[filled++] = box;
            }
        }
        for (int i = 0; i < filled; i++) {
            for (int k = below.start(order[i]); k < below.end(order[i]); k++) {
                int to = down[below.edge(k)];
                if (--waiting[to] == 0) {
                    order[filled++] = to;
                }
            }
        }
        return order;
    }

    /// Boxes that nothing leads to but boxes that lead nowhere else: they can all move down with it.
    private boolean[] alone(int[] order, Adjacency below, Adjacency above, int[] up) {
        boolean[] alone = new boolean[order.length];
        for (int box : order) {
            alone[box] = !wires.first()[box];
            for (int i = above.start(box); i < above.end(box); i++) {
                int from = up[above.edge(i)];
                alone[box] &= alone[from] && below.end(from) - below.start(from) == 1;
            }
        }
        return alone;
    }

    /// Boxes with no fewer edges out than in, those not counted that will follow, move down as far as they may, last ones first: all edges together become no longer, and chains stay together.
    private void tighten(
            int[] order, Adjacency below, Adjacency above, int[] up, int[] down, boolean[] alone) {
        for (int i = order.length - 1; i >= 0; i--) {
            int box = order[i];
            int in = 0;
            for (int k = above.start(box); k < above.end(box); k++) {
                int from = up[above.edge(k)];
                in += alone[from] && below.end(from) - below.start(from) == 1 ? 0 : 1;
            }
            int outs = below.end(box) - below.start(box);
            if (wires.first()[box] || wires.last()[box] || outs == 0 || in > outs) {
                continue;
            }
            int most = Integer.MAX_VALUE;
            for (int k = below.start(box); k < below.end(box); k++) {
                most = Math.min(most, rank[down[below.edge(k)]] - 1);
            }
            late[box] = most > rank[box];
            rank[box] = Math.max(rank[box], most);
        }
    }

    /// No layer stays empty, and the first is 0.
    private void close() {
        int most = 0;
        for (int r : rank) {
            most = Math.max(most, r);
        }
        boolean[] used = new boolean[most + 1];
        for (int r : rank) {
            used[r] = true;
        }
        int[] now = new int[most + 1];
        int count = 0;
        for (int r = 0; r <= most; r++) {
            now[r] = count;
            count += used[r] ? 1 : 0;
        }
        for (int box = 0; box < rank.length; box++) {
            rank[box] = now[rank[box]];
        }
    }
}
