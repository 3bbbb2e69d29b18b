package dev.loupe.networks.infer;

import dev.loupe.core.DataType;
import dev.loupe.core.Shape;
import dev.loupe.core.Shape.Dimension;
import dev.loupe.networks.graph.Attribute;
import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.graph.Node;
import dev.loupe.networks.graph.Order;
import dev.loupe.networks.graph.Type;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Goes through the graphs of a model in the order in which they run, graphs within nodes and functions included. A function's values have the types of its first call.
final class Inference {
    private static final int DEEPEST = 64;

    /// Operators that are gone through, calls of functions each for themselves; hostile files ask for more.
    private static final long MOST = 5_000_000;

    private final Model model;
    private final Map<String, Long> bound;
    private final @Nullable Frame[] frames;
    private final Map<String, Integer> functions = new HashMap<>();
    private long gone;

    Inference(Model model, Map<String, Long> bound) {
        this.model = model;
        this.bound = bound;
        frames = new Frame[model.graphs().size()];
        for (int g = 0; g < frames.length; g++) {
            Graph graph = model.graphs().get(g);
            if (graph.role() == Graph.Role.FUNCTION) {
                functions.put(graph.metadata().getOrDefault("domain", "") + " " + graph.name(), g);
            }
        }
    }

    /// `[graphs][values]`
    Type[][] types() {
        for (int g = 0; g < frames.length; g++) {
            if (frames[g] == null && model.graphs().get(g).role() == Graph.Role.MAIN) {
                frames[g] = new Frame(model.graphs().get(g), null, bound);
                run(frames[g], 0);
            }
        }
        Type[][] types = new Type[frames.length][];
        for (int g = 0; g < frames.length; g++) {
            Frame frame = frames[g];
            types[g] =
                    (frame == null ? new Frame(model.graphs().get(g), null, bound) : frame).types();
        }
        return types;
    }

    private void run(Frame frame, int depth) {
        for (int i : Order.of(frame.graph)) {
            Node node = frame.graph.nodes().get(i);
            Call call = new Call(node, frame);
            try {
                Integer function = functions.get(node.domain() + " " + node.operator());
                if (depth > DEEPEST || gone++ > MOST) {
                    return;
                } else if (function != null) {
                    function(function, call, depth);
                } else if (!node.subgraphs().isEmpty()) {
                    subgraphs(call, frame, depth);
                } else {
                    Rule rule = Rules.of(node);
                    if (rule != null) {
                        rule.apply(call);
                    }
                }
            } catch (NotKnown unknown) {
                continue;
            }
        }
    }

    private void function(int index, Call call, int depth) {
        Graph graph = model.graphs().get(index);
        Frame inner = new Frame(graph, null, bound);
        for (int k = 0; k < graph.inputs().size(); k++) {
            if (call.has(k)) {
                inner.learn(graph.inputs().get(k), call.type(k));
                List<Dimension> content = call.contentOrNull(k);
                if (content != null) {
                    inner.learn(graph.inputs().get(k), content);
                }
            }
        }
        run(inner, depth + 1);
        if (frames[index] == null) {
            frames[index] = inner;
        }
        for (int k = 0; k < graph.outputs().size(); k++) {
            call.out(k, inner.type(graph.outputs().get(k)));
        }
    }

    private void subgraphs(Call call, Frame frame, int depth) {
        switch (call.node.operator()) {
            case "If" -> {
                Frame then = inner(call, "then_branch", frame);
                Frame other = inner(call, "else_branch", frame);
                run(then, depth + 1);
                run(other, depth + 1);
                for (int k = 0; k < call.outputs(); k++) {
                    call.out(k, common(output(then, k), output(other, k)));
                }
            }
            case "Loop" -> loop(call, frame, depth);
            case "Scan" -> scan(call, frame, depth);
            default -> {
                for (Attribute attribute : call.node.attributes()) {
                    if (attribute.content() instanceof Attribute.Runs) {
                        run(inner(call, attribute.name(), frame), depth + 1);
                    }
                }
            }
        }
    }

    private Frame inner(Call call, String attribute, Frame around) {
        if (!(call.attribute(attribute) instanceof Attribute.Runs(int index))) {
            throw new NotKnown();
        }
        Frame frame = new Frame(model.graphs().get(index), around, bound);
        frames[index] = frame;
        return frame;
    }

    private static Type output(Frame frame, int k) {
        return frame.type(Extents.at(frame.graph.outputs(), k));
    }

    /// What two branches have in common.
    private static Type common(Type a, Type b) {
        if (a instanceof Type.TensorOf(DataType x, Shape one)
                && b instanceof Type.TensorOf(DataType y, Shape other)) {
            return new Type.TensorOf(x == null ? y : x, Sequences.common(one, other));
        }
        return a.equals(b) ? a : Type.UNKNOWN;
    }

    /// Carried values keep the extents that a turn does not change; the others are not known. What is gathered has a first axis of turns.
    private void loop(Call call, Frame frame, int depth) {
        Frame body = inner(call, "body", frame);
        List<Integer> inputs = body.graph.inputs();
        int carried = call.inputs() - 2;
        body.learn(Extents.at(inputs, 0), new Type.TensorOf(DataType.INT64, Shape.of()));
        body.learn(Extents.at(inputs, 1), new Type.TensorOf(DataType.BOOL, Shape.of()));
        for (int k = 0; k < carried; k++) {
            body.learn(Extents.at(inputs, k + 2), call.type(k + 2));
        }
        run(body, depth + 1);
        List<Type> after = new ArrayList<>();
        boolean changed = false;
        for (int k = 0; k < carried; k++) {
            Type both = common(call.type(k + 2), output(body, k + 1));
            changed |= !both.equals(call.type(k + 2));
            after.add(both);
        }
        if (changed) {
            body = inner(call, "body", frame);
            body.learn(Extents.at(inputs, 0), new Type.TensorOf(DataType.INT64, Shape.of()));
            body.learn(Extents.at(inputs, 1), new Type.TensorOf(DataType.BOOL, Shape.of()));
            for (int k = 0; k < carried; k++) {
                body.replace(inputs.get(k + 2), after.get(k));
            }
            run(body, depth + 1);
        }
        for (int k = 0; k < call.outputs(); k++) {
            if (k < carried) {
                call.out(k, after.get(k));
            } else if (output(body, k + 1) instanceof Type.TensorOf(DataType element, Shape each)) {
                List<Dimension> turns = call.has(0) ? call.contentOrNull(0) : null;
                call.out(k, element, gathered(each, Extents.ANY, 0));
                if (turns != null && !call.has(1)) {
                    call.out(k, element, gathered(each, Extents.at(turns, 0), 0));
                }
            }
        }
    }

    private static @Nullable Shape gathered(@Nullable Shape each, Dimension turns, int axis) {
        if (each == null) {
            return null;
        }
        List<Dimension> all = new ArrayList<>(each.dimensions());
        all.add(axis, turns);
        return new Shape(all);
    }

    private void scan(Call call, Frame frame, int depth) {
        Frame body = inner(call, "body", frame);
        int scanned = (int) call.whole("num_scan_inputs", 1);
        int states = call.inputs() - scanned;
        Dimension turns = Extents.ANY;
        long[] axes = call.wholes("scan_input_axes");
        for (int k = 0; k < call.inputs(); k++) {
            if (k < states) {
                body.learn(Extents.at(body.graph.inputs(), k), call.type(k));
                continue;
            }
            List<Dimension> each = call.copy(k);
            turns =
                    Extents.both(
                            turns,
                            each.remove(
                                    Extents.axis(
                                            axes == null ? 0 : Extents.at(axes, k - states),
                                            each.size())));
            body.learn(
                    Extents.at(body.graph.inputs(), k),
                    new Type.TensorOf(call.element(k), new Shape(each)));
        }
        run(body, depth + 1);
        long[] put = call.wholes("scan_output_axes");
        for (int k = 0; k < call.outputs(); k++) {
            if (k < states) {
                call.out(k, common(call.type(k), output(body, k)));
            } else if (output(body, k) instanceof Type.TensorOf(DataType element, Shape each)) {
                long axis = put == null ? 0 : Extents.at(put, k - states);
                call.out(
                        k,
                        element,
                        each == null
                                ? null
                                : gathered(each, turns, Extents.axis(axis, each.rank() + 1)));
            }
        }
    }
}
