package dev.loupe.networks.infer;

import dev.loupe.core.DataType;
import dev.loupe.core.Shape;
import dev.loupe.core.Shape.Dimension;
import dev.loupe.networks.graph.Type;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Operators on sequences of tensors, and on what may be absent.
final class Sequences {
    private Sequences() {}

    static void into(Map<String, Rule> rules) {
        rules.put("SequenceConstruct", call -> call.out(0, new Type.SequenceOf(common(call))));
        rules.put("SequenceInsert", call -> call.out(0, call.type(0)));
        rules.put("SequenceErase", call -> call.out(0, call.type(0)));
        rules.put("SequenceLength", call -> call.out(0, DataType.INT64, Shape.of()));
        rules.put("SequenceAt", Sequences::member);
        rules.put("SplitToSequence", Sequences::sequence);
        rules.put("ConcatFromSequence", Sequences::joined);
        rules.put("OptionalGetElement", Sequences::opened);
        rules.put("OptionalHasElement", call -> call.out(0, DataType.BOOL, Shape.of()));
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
