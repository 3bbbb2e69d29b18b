package dev.loupe.networks.infer;

import dev.loupe.core.DataType;
import dev.loupe.core.Shape;
import dev.loupe.core.Shape.Dimension;
import dev.loupe.core.Shape.Fixed;

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
        rules.put("Slice", Slices::slice);
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
}
