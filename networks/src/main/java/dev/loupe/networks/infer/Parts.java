package dev.loupe.networks.infer;

import dev.loupe.core.DataType;
import dev.loupe.core.Shape;
import dev.loupe.core.Shape.Dimension;
import dev.loupe.core.Shape.Fixed;
import dev.loupe.networks.graph.Type;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Operators that take parts of tensors, or put tensors together.
final class Parts {
    private Parts() {}

    static void into(Map<String, Rule> rules) {
        rules.put("Concat", Parts::concat);
        rules.put("QLinearConcat", call -> call.out(0, call.element(1), (Shape) null));
        rules.put("Split", Parts::split);
        rules.put("Slice", Parts::slice);
        rules.put("Gather", Parts::gather);
        rules.put("GatherElements", call -> call.out(0, call.element(0), call.shape(1)));
        rules.put("GatherND", Parts::gatherMany);
        rules.put("OneHot", Parts::oneHot);
        rules.put("Compress", Parts::compress);
        rules.put("NonZero", Parts::nonZero);
        rules.put("TopK", Parts::top);
        rules.put("Unique", Parts::unique);
        rules.put(
                "NonMaxSuppression",
                call -> call.out(0, DataType.INT64, List.of(Extents.ANY, Extents.fixed(3))));
        rules.put("SequenceConstruct", call -> call.out(0, new Type.SequenceOf(common(call))));
        rules.put("SequenceInsert", call -> call.out(0, call.type(0)));
        rules.put("SequenceErase", call -> call.out(0, call.type(0)));
        rules.put("SequenceLength", call -> call.out(0, DataType.INT64, Shape.of()));
        rules.put("SequenceAt", Parts::member);
        rules.put("SplitToSequence", Parts::sequence);
        rules.put("ConcatFromSequence", Parts::joined);
        rules.put("OptionalGetElement", Parts::opened);
        rules.put("OptionalHasElement", call -> call.out(0, DataType.BOOL, Shape.of()));
    }

    private static void concat(Call call) {
        List<Dimension> out = call.copy(0);
        int axis = Extents.axis(call.whole("axis", 1), out.size());
        List<Dimension> content = new ArrayList<>();
        boolean known = true;
        for (int i = 0; i < call.inputs(); i++) {
            List<Dimension> more = call.copy(i, out.size());
            for (int d = 0; d < out.size(); d++) {
                if (i > 0) {
                    out.set(
                            d,
                            d == axis
                                    ? Extents.plus(out.get(d), more.get(d))
                                    : Extents.both(out.get(d), more.get(d)));
                }
            }
            List<Dimension> held = call.contentOrNull(i);
            known &= held != null;
            if (held != null) {
                content.addAll(held);
            }
        }
        call.out(0, call.element(0), out);
        if (known && out.size() == 1) {
            call.content(content);
        }
    }

    private static void split(Call call) {
        List<Dimension> in = call.copy(0);
        int axis = Extents.axis(call.whole("axis", 0), in.size());
        long @Nullable [] sizes = null;
        if (call.wholes("split") != null || call.has(1) && call.contentOrNull(1) != null) {
            sizes = call.wholes("split", 1);
        }
        int n = call.outputs();
        for (int k = 0; k < n; k++) {
            List<Dimension> out = new ArrayList<>(in);
            if (sizes != null) {
                out.set(axis, Extents.fixed(Extents.at(sizes, k)));
            } else if (call.has(1)) {
                out.set(axis, Extents.ANY);
            } else if (in.get(axis) instanceof Fixed(long size)) {
                long each = Math.ceilDiv(size, n);
                out.set(axis, Extents.fixed(k < n - 1 ? each : size - each * (n - 1)));
            } else {
                out.set(axis, n == 1 ? in.get(axis) : Extents.ANY);
            }
            call.out(k, call.element(0), out);
        }
    }

    private static void slice(Call call) {
        List<Dimension> in = call.copy(0);
        List<Dimension> out = call.copy(0);
        long[] starts = known(call, "starts", 1);
        long[] ends = known(call, "ends", 2);
        long[] axes = known(call, "axes", 3);
        long[] steps = known(call, "steps", 4);
        if (call.has(3) && axes == null) {
            call.out(0, call.element(0), Extents.unknown(in.size()));
            return;
        }
        int n = axes != null ? axes.length : starts != null ? starts.length : in.size();
        boolean told = !call.has(4) || steps != null;
        for (int k = 0; k < n; k++) {
            int d = Extents.axis(axes == null ? k : axes[k], in.size());
            out.set(
                    d,
                    told && starts != null && ends != null
                            ? length(
                                    in.get(d),
                                    Extents.at(starts, k),
                                    Extents.at(ends, k),
                                    steps == null ? 1 : Extents.at(steps, k))
                            : Extents.ANY);
        }
        call.out(0, call.element(0), out);
        List<Dimension> content = call.contentOrNull(0);
        if (content != null && in.size() == 1 && starts != null && ends != null && n == 1) {
            call.content(
                    part(
                            content,
                            Extents.at(starts, 0),
                            Extents.at(ends, 0),
                            steps == null ? 1 : Extents.at(steps, 0)));
        }
    }

    private static long @Nullable [] known(Call call, String name, int input) {
        if (call.wholes(name) == null && (!call.has(input) || call.contentOrNull(input) == null)) {
            return null;
        }
        try {
            return call.wholes(name, input);
        } catch (NotKnown symbolic) {
            return null;
        }
    }

    private static Dimension length(Dimension in, long start, long end, long step) {
        if (step == 0) {
            throw new NotKnown();
        }
        if (!(in instanceof Fixed(long size))) {
            boolean all = step == 1 && start == 0 && end >= Integer.MAX_VALUE;
            return all || step == -1 && start == -1 && end <= -Integer.MAX_VALUE ? in : Extents.ANY;
        }
        long[] range = range(size, start, end, step);
        return Extents.fixed(range[2]);
    }

    /// `{first, behind the last, how many}`.
    private static long[] range(long size, long start, long end, long step) {
        if (size == 0) {
            return new long[] {0, 0, 0};
        }
        long low = step > 0 ? 0 : -1;
        long high = step > 0 ? size : size - 1;
        long first = Math.clamp(start < 0 ? start + size : start, 0, high);
        long last = Math.clamp(end < 0 ? Math.max(low, end + size) : end, low, high);
        long many = step > 0 ? Math.ceilDiv(last - first, step) : Math.ceilDiv(first - last, -step);
        return new long[] {first, last, Math.max(0, many)};
    }

    private static List<Dimension> part(List<Dimension> of, long start, long end, long step) {
        List<Dimension> part = new ArrayList<>();
        if (!of.isEmpty() && step != 0) {
            long[] range = range(of.size(), start, end, step);
            for (long k = 0; k < range[2]; k++) {
                part.add(of.get((int) (range[0] + k * step)));
            }
        }
        return part;
    }

    private static void gather(Call call) {
        List<Dimension> in = call.copy(0);
        int axis = Extents.axis(call.whole("axis", 0), in.size());
        List<Dimension> out = new ArrayList<>(in.subList(0, axis));
        out.addAll(call.shape(1).dimensions());
        out.addAll(in.subList(axis + 1, in.size()));
        call.out(0, call.element(0), out);
        List<Dimension> content = call.contentOrNull(0);
        List<Dimension> places = call.contentOrNull(1);
        if (content != null && places != null && in.size() == 1) {
            List<Dimension> taken = new ArrayList<>();
            for (Dimension place : places) {
                taken.add(content.get(Extents.axis(Extents.size(place), content.size())));
            }
            call.content(taken);
        }
    }

    private static void gatherMany(Call call) {
        List<Dimension> data = call.copy(0);
        List<Dimension> places = call.copy(1);
        int batch = (int) call.whole("batch_dims", 0);
        int depth = (int) Extents.size(Extents.at(places, places.size() - 1));
        List<Dimension> out = new ArrayList<>(places.subList(0, places.size() - 1));
        out.addAll(Extents.part(data, batch + depth, data.size()));
        call.out(0, call.element(0), out);
    }

    private static void oneHot(Call call) {
        List<Dimension> out = call.copy(0);
        List<Dimension> depth = call.contentOrNull(1);
        int axis = Extents.axis(call.whole("axis", -1), out.size() + 1);
        out.add(
                axis,
                depth != null && depth.size() == 1 ? Extents.legal(depth).getFirst() : Extents.ANY);
        call.out(0, call.element(2), out);
    }

    private static void compress(Call call) {
        List<Dimension> out = call.copy(0);
        if (call.attribute("axis") == null) {
            call.out(0, call.element(0), List.of(Extents.ANY));
            return;
        }
        out.set(Extents.axis(call.whole("axis", 0), out.size()), Extents.ANY);
        call.out(0, call.element(0), out);
    }

    private static void nonZero(Call call) {
        Shape in = call.shapeOrNull(0);
        call.out(
                0,
                DataType.INT64,
                List.of(in == null ? Extents.ANY : Extents.fixed(in.rank()), Extents.ANY));
    }

    private static void top(Call call) {
        List<Dimension> out = call.copy(0);
        int axis = Extents.axis(call.whole("axis", -1), out.size());
        List<Dimension> k = call.contentOrNull(1);
        out.set(
                axis,
                call.has(1)
                        ? k != null && k.size() == 1 ? Extents.legal(k).getFirst() : Extents.ANY
                        : Extents.fixed(call.whole("k", -1)));
        call.out(0, call.element(0), out);
        call.out(1, DataType.INT64, out);
    }

    private static void unique(Call call) {
        List<Dimension> flat = List.of(Extents.ANY);
        for (int k = 1; k < 4; k++) {
            call.out(k, DataType.INT64, flat);
        }
        if (call.attribute("axis") == null) {
            call.out(0, call.element(0), flat);
            return;
        }
        List<Dimension> out = call.copy(0);
        out.set(Extents.axis(call.whole("axis", 0), out.size()), Extents.ANY);
        call.out(0, call.element(0), out);
    }

    private static Type common(Call call) {
        Shape shape = call.shapeOrNull(0);
        for (int i = 1; i < call.inputs() && shape != null; i++) {
            shape = common(shape, call.shapeOrNull(i));
        }
        return new Type.TensorOf(call.element(0), shape);
    }

    /// The shape that both have, extents that differ not known; null if their ranks differ.
    static @Nullable Shape common(@Nullable Shape a, @Nullable Shape b) {
        if (a == null || b == null || a.rank() != b.rank()) {
            return null;
        }
        List<Dimension> both = new ArrayList<>();
        for (int d = 0; d < a.rank(); d++) {
            both.add(Extents.either(a.dimensions().get(d), b.dimensions().get(d)));
        }
        return new Shape(both);
    }

    private static void member(Call call) {
        if (call.type(0) instanceof Type.SequenceOf(Type element)) {
            call.out(0, element);
        }
    }

    private static void sequence(Call call) {
        List<Dimension> out = call.copy(0);
        int axis = Extents.axis(call.whole("axis", 0), out.size());
        if (call.has(1)) {
            out.set(axis, Extents.ANY);
        } else if (call.whole("keepdims", 1) == 0) {
            out.remove(axis);
        } else {
            out.set(axis, Extents.ONE);
        }
        call.out(0, new Type.SequenceOf(new Type.TensorOf(call.element(0), new Shape(out))));
    }

    private static void joined(Call call) {
        if (!(call.type(0) instanceof Type.SequenceOf(Type.TensorOf(DataType element, Shape each)))
                || each == null) {
            throw new NotKnown();
        }
        List<Dimension> out = new ArrayList<>(each.dimensions());
        boolean fresh = call.whole("new_axis", 0) != 0;
        int axis = Extents.axis(call.whole("axis", 0), out.size() + (fresh ? 1 : 0));
        if (fresh) {
            out.add(axis, Extents.ANY);
        } else {
            out.set(axis, Extents.ANY);
        }
        call.out(0, element, out);
    }

    private static void opened(Call call) {
        call.out(0, call.type(0) instanceof Type.OptionalOf(Type inner) ? inner : call.type(0));
    }
}
