package dev.loupe.networks.draw;

import dev.loupe.networks.graph.Node;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The values that flow between blocks. What repeats flows once; from copy to copy nothing is drawn. Inputs that many share are cut.
final class Flows {
    /// So many takers make an edge of a shared input more than one can follow.
    private static final int SHARED = 5;

    /// So many blocks on, an edge of a shared input is too long.
    private static final int LONG = 30;

    /// So many takers are too many for any value.
    private static final int CROWD = 32;

    /// Where edges would pass more blocks in all, the longest are cut, so that a graph of long edges cannot fill the memory.
    private static final long MOST_PASSED = 1_000_000;

    /// Weights of more elements are those of layers, not of masks and tables.
    private static final long LIGHT = 1024;

    private final Blocks blocks;
    private final Captions captions;
    private final Map<Block, Map<Integer, Flow>> flows = new LinkedHashMap<>();

    Flows(Blocks blocks, boolean cut) {
        this.blocks = blocks;
        captions = blocks.captions;
        gather();
        if (cut) {
            boolean[] light = light();
            for (Flow flow : all()) {
                cut(flow, light);
            }
        }
        bound();
        flows.replaceAll((from, own) -> bundled(own));
    }

    private void bound() {
        List<Flow> longest = all();
        longest.sort((a, b) -> Long.compare(passed(b), passed(a)));
        long passed = longest.stream().mapToLong(Flows::passed).sum();
        for (Flow flow : longest) {
            if (passed <= MOST_PASSED) {
                return;
            }
            passed -= passed(flow);
            for (Block taker : List.copyOf(flow.to)) {
                if (!taker.open() && distance(flow, taker) > LONG) {
                    stub(flow, taker);
                }
            }
            passed += passed(flow);
        }
    }

    private static long passed(Flow flow) {
        return flow.to.stream().mapToLong(taker -> distance(flow, taker)).sum();
    }

    private static int distance(Flow flow, Block taker) {
        return Math.abs(taker.order - flow.from.order);
    }

    private static void stub(Flow flow, Block taker) {
        flow.to.remove(taker);
        flow.cut.add(taker);
        taker.stubs.add(flow);
    }

    /// Values that one block makes for the same takers flow together.
    private static Map<Integer, Flow> bundled(Map<Integer, Flow> own) {
        Map<List<Object>, Flow> bundles = new LinkedHashMap<>();
        Map<Integer, Flow> left = new LinkedHashMap<>();
        own.forEach(
                (value, flow) -> {
                    Flow first = bundles.putIfAbsent(List.of(flow.to, flow.cut), flow);
                    if (first == null) {
                        left.put(value, flow);
                    } else {
                        first.values.addAll(flow.values);
                        flow.cut.forEach(taker -> taker.stubs.remove(flow));
                    }
                });
        return left;
    }

    List<Flow> all() {
        List<Flow> all = new ArrayList<>();
        flows.values().forEach(m -> all.addAll(m.values()));
        return all;
    }

    private void gather() {
        Map<String, Integer> outer = new HashMap<>();
        List<Node> nodes = blocks.graph.nodes();
        for (int i = 0; i < nodes.size(); i++) {
            Block to = blocks.owner[i];
            if (to == null) {
                continue;
            }
            for (Node.Port port : nodes.get(i).inputs()) {
                if (port.value() >= 0 && !to.within.contains(port.value())) {
                    flow(port.value(), i, to, outer);
                }
            }
        }
        blocks.outputs.forEach(out -> flow(out.value(), -1, out.block(), outer));
    }

    private void flow(int value, int taker, Block to, Map<String, Integer> outer) {
        int maker = captions.maker(value);
        Block from = blocks.inputs.get(value);
        if (maker >= 0) {
            from = blocks.owner[maker];
            if (taker >= 0
                    && (blocks.hierarchy.betweenCopies(maker, taker)
                            || blocks.hierarchy.withinCopy(maker, taker))) {
                return;
            }
        }
        if (from == null || from == to) {
            return;
        }
        flows.computeIfAbsent(from, k -> new LinkedHashMap<>())
                .computeIfAbsent(drawn(value, maker), v -> new Flow(from(value, maker), v))
                .to
                .add(to);
    }

    private Block from(int value, int maker) {
        Block block = maker >= 0 ? blocks.owner[maker] : blocks.inputs.get(value);
        return java.util.Objects.requireNonNull(block);
    }

    /// The value of the first copy that stands for this one.
    private int drawn(int value, int maker) {
        if (maker < 0) {
            return value;
        }
        int like = blocks.hierarchy.like()[maker];
        if (like == maker) {
            return value;
        }
        List<Node.Port> own = blocks.graph.nodes().get(maker).outputs();
        List<Node.Port> first = blocks.graph.nodes().get(like).outputs();
        for (int i = 0; i < own.size(); i++) {
            if (own.get(i).value() == value && i < first.size() && first.get(i).value() >= 0) {
                return first.get(i).value();
            }
        }
        return value;
    }

    /// Whether an operator only works on inputs, shapes and small tables: what a mask is made of.
    private boolean[] light() {
        List<Node> nodes = blocks.graph.nodes();
        boolean[] light = new boolean[nodes.size()];
        for (int i = 0; i < light.length; i++) {
            Node node = nodes.get(i);
            boolean all = node.subgraphs().isEmpty() && captions.parameters(node) <= LIGHT;
            for (Node.Port port : node.inputs()) {
                if (port.value() >= 0 && all) {
                    int maker = captions.maker(port.value());
                    dev.loupe.networks.graph.@Nullable Tensor data =
                            blocks.graph.values().get(port.value()).data();
                    all =
                            maker >= 0
                                    ? maker < i && light[maker]
                                    : data == null || data.stored() <= LIGHT;
                }
            }
            light[i] = all || node.operator().equals("Shape");
        }
        return light;
    }

    private void cut(Flow flow, boolean[] light) {
        int maker = captions.maker(flow.value());
        boolean shared = maker < 0 || light[maker];
        if (flow.to.size() < 2 || !shared && flow.to.size() < CROWD) {
            return;
        }
        Block[] takers = flow.to.toArray(new Block[0]);
        Arrays.sort(takers, (a, b) -> Integer.compare(a.order, b.order));
        for (Block taker : takers) {
            boolean far = taker.order - takers[0].order > LONG;
            if (taker != takers[0] && !taker.open() && (far || takers.length >= SHARED)) {
                stub(flow, taker);
            }
        }
    }
}
