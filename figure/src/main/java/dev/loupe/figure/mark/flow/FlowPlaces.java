package dev.loupe.figure.mark.flow;

import dev.loupe.figure.scene.Box;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Where the nodes and link ends of a flow lie in a box.
///
/// All amounts have one scale. Nodes are drawn towards the mean of their neighbours in turn, columns keep their order and never overlap.
///
/// @param nodes  one box a node
/// @param leaves,arrives `[links]` the upper edge of each ribbon at its source and at its target
/// @param lanes  of the links that run back, innermost first
/// @param scale  pixels for one unit of amount
record FlowPlaces(Box[] nodes, double[] leaves, double[] arrives, List<Lane> lanes, double scale) {
    static final double NODE = 10;
    private static final double GAP = 14;
    private static final double MOST_GAPS = 0.4;
    private static final int ROUNDS = 40;

    private static final double LANE_GAP = 5;
    private static final double MOST_REACH = 0.3;

    /// How a link runs back.
    ///
    /// @param y         the middle of its lane
    /// @param out,back  how far it reaches right of its source and left of its target
    record Lane(int link, double y, double width, double out, double back) {}

    /// Columns and lanes in a box; lanes lie below the columns, and reach beyond them on both sides.
    ///
    /// @param left,right room for names outside the first and the last column
    static FlowPlaces of(Links links, Layering layering, Box box, double left, double right) {
        List<Integer> order = layering.lanes(links);
        double[] amount = links.through();
        double most = 0;
        for (int[] nodes : layering.columns()) {
            most = Math.max(most, Arrays.stream(nodes).mapToDouble(k -> amount[k]).sum());
        }
        double back = order.stream().mapToDouble(i -> links.links().get(i).value()).sum();
        double gaps = Math.min(LANE_GAP * (order.size() + 1), box.height() / 4);
        double below = order.isEmpty() ? 0 : (box.height() - gaps) * (back / (most + back)) + gaps;
        Box rough = box.inset(0, right, below, left);
        double reach = MOST_REACH * box.width();
        double scale = scale(amount, layering, rough, gap(layering, rough));
        List<Lane> lanes = lanes(links, layering, order, scale, rough.bottom(), reach);
        double outmost = 0;
        double backmost = 0;
        int last = layering.columns().size() - 1;
        for (Lane lane : lanes) {
            Links.Link link = links.links().get(lane.link);
            outmost =
                    layering.column()[link.source()] == last
                            ? Math.max(outmost, lane.out + lane.width / 2)
                            : outmost;
            backmost =
                    layering.column()[link.target()] == 0
                            ? Math.max(backmost, lane.back + lane.width / 2)
                            : backmost;
        }
        Box inner = box.inset(0, Math.max(right, outmost), below, Math.max(left, backmost));
        return within(links, layering, inner, lanes);
    }

    private static List<Lane> lanes(
            Links links,
            Layering layering,
            List<Integer> order,
            double scale,
            double top,
            double reach) {
        double[] out = new double[layering.columns().size()];
        double[] back = new double[out.length];
        double y = top + LANE_GAP;
        List<Lane> lanes = new ArrayList<>();
        for (int i : order) {
            Links.Link link = links.links().get(i);
            double width = link.value() * scale;
            int from = layering.column()[link.source()];
            int to = layering.column()[link.target()];
            lanes.add(
                    new Lane(
                            i,
                            y + width / 2,
                            width,
                            Math.min(reach, out[from] + width / 2 + LANE_GAP),
                            Math.min(reach, back[to] + width / 2 + LANE_GAP)));
            out[from] += width + LANE_GAP / 2;
            back[to] += width + LANE_GAP / 2;
            y += width + LANE_GAP;
        }
        return lanes;
    }

    private static double gap(Layering layering, Box box) {
        int most = layering.columns().stream().mapToInt(c -> c.length).max().orElse(1);
        return Math.min(GAP, MOST_GAPS * box.height() / Math.max(1, most - 1));
    }

    private static double scale(double[] amount, Layering layering, Box box, double gap) {
        double scale = Double.POSITIVE_INFINITY;
        for (int[] nodes : layering.columns()) {
            double sum = Arrays.stream(nodes).mapToDouble(k -> amount[k]).sum();
            scale = Math.min(scale, (box.height() - gap * (nodes.length - 1)) / sum);
        }
        return scale;
    }

    private static FlowPlaces within(Links links, Layering layering, Box box, List<Lane> lanes) {
        double[] amount = links.through();
        List<int[]> columns = layering.columns();
        double gap = gap(layering, box);
        double scale = scale(amount, layering, box, gap);
        double[] heights = new double[amount.length];
        double[] top = new double[amount.length];
        for (int[] nodes : columns) {
            double total = gap * (nodes.length - 1);
            for (int node : nodes) {
                heights[node] = amount[node] * scale;
                total += heights[node];
            }
            double y = box.y() + (box.height() - total) / 2;
            for (int node : nodes) {
                top[node] = y;
                y += heights[node] + gap;
            }
        }
        for (int round = 0; round < ROUNDS; round++) {
            boolean rightwards = round % 2 == 0;
            for (int i = 0; i < columns.size(); i++) {
                int at = rightwards ? i : columns.size() - 1 - i;
                relax(links, layering, at, rightwards, heights, top);
                settle(columns.get(at), heights, top, gap, box);
            }
        }
        double step = columns.size() > 1 ? (box.width() - NODE) / (columns.size() - 1) : 0;
        Box[] nodes = new Box[amount.length];
        for (int node = 0; node < nodes.length; node++) {
            nodes[node] =
                    new Box(
                            box.x() + step * layering.column()[node],
                            top[node],
                            NODE,
                            heights[node]);
        }
        return new FlowPlaces(
                nodes,
                ends(links, lanes, nodes, scale, true),
                ends(links, lanes, nodes, scale, false),
                lanes,
                scale);
    }

    private static void relax(
            Links links,
            Layering layering,
            int at,
            boolean bySources,
            double[] heights,
            double[] top) {
        double[] sum = new double[top.length];
        double[] weight = new double[top.length];
        for (int i = 0; i < links.links().size(); i++) {
            Links.Link link = links.links().get(i);
            int node = bySources ? link.target() : link.source();
            int other = bySources ? link.source() : link.target();
            if (!layering.back()[i] && layering.column()[node] == at) {
                sum[node] += link.value() * (top[other] + heights[other] / 2);
                weight[node] += link.value();
            }
        }
        for (int node : layering.columns().get(at)) {
            if (weight[node] > 0) {
                top[node] += 0.7 * (sum[node] / weight[node] - heights[node] / 2 - top[node]);
            }
        }
    }

    /// From above, then from below where the column would leave the box.
    private static void settle(int[] nodes, double[] heights, double[] top, double gap, Box box) {
        double least = box.y();
        for (int node : nodes) {
            top[node] = Math.max(top[node], least);
            least = top[node] + heights[node] + gap;
        }
        double most = box.bottom();
        for (int i = nodes.length - 1; i >= 0; i--) {
            top[nodes[i]] = Math.min(top[nodes[i]], most - heights[nodes[i]]);
            most = top[nodes[i]] - gap;
        }
    }

    /// Ribbons leave and reach a node in the order of their other ends; those that run back lie lowest, the innermost lane last.
    private static double[] ends(
            Links links, List<Lane> lanes, Box[] nodes, double scale, boolean leaving) {
        double[] ends = new double[links.links().size()];
        double[] key = new double[ends.length];
        List<List<Integer>> at = new ArrayList<>();
        for (int i = 0; i < nodes.length; i++) {
            at.add(new ArrayList<>());
        }
        for (int i = 0; i < ends.length; i++) {
            Links.Link link = links.links().get(i);
            at.get(leaving ? link.source() : link.target()).add(i);
            key[i] = nodes[leaving ? link.target() : link.source()].centreY();
        }
        for (int i = 0; i < lanes.size(); i++) {
            key[lanes.get(i).link] = 1e9 - i;
        }
        for (int node = 0; node < nodes.length; node++) {
            at.get(node).sort(Comparator.comparingDouble(i -> key[i]));
            double y = nodes[node].y();
            for (int i : at.get(node)) {
                ends[i] = y;
                y += links.links().get(i).value() * scale;
            }
        }
        return ends;
    }
}
