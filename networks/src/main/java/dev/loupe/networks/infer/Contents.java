package dev.loupe.networks.infer;

import dev.loupe.core.DataType;
import dev.loupe.core.Shape;
import dev.loupe.core.Shape.Dimension;
import dev.loupe.core.Shape.Fixed;
import dev.loupe.networks.format.onnx.OnnxTypes;
import dev.loupe.networks.graph.Attribute;
import dev.loupe.networks.graph.Tensor;
import dev.loupe.networks.scope.Constants;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongBinaryOperator;
import java.util.function.LongUnaryOperator;

/// Operators by which models compute shapes: where their numbers are known, or names of extents, so are those that they make.
final class Contents {
    private static final int MOST = 1024;

    private Contents() {}

    /// Adds rules; those of arithmetic go on behind the rules for shapes that are there already.
    static void into(Map<String, Rule> rules) {
        rules.put("Shape", Contents::shape);
        rules.put("Size", Contents::size);
        rules.put("Constant", Contents::constant);
        rules.put("ConstantOfShape", Contents::filled);
        rules.put("Range", Contents::range);
        for (String name : List.of("RandomNormal", "RandomUniform")) {
            rules.put(name, Contents::random);
        }
        then(rules, "Cast", Contents::cast);
        then(rules, "Add", call -> both(call, Extents::plus));
        then(rules, "Mul", call -> both(call, Extents::times));
        then(rules, "Sub", call -> exact(call, Contents::difference));
        then(rules, "Div", Contents::quotient);
        then(
                rules,
                "Mod",
                call -> {
                    boolean truncates = call.whole("fmod", 0) != 0;
                    exact(call, (x, y) -> rest(x, y, truncates));
                });
        then(rules, "Min", call -> exact(call, Math::min));
        then(rules, "Max", call -> exact(call, Math::max));
        then(rules, "Equal", call -> exact(call, (x, y) -> x == y ? 1 : 0));
        then(rules, "Greater", call -> exact(call, (x, y) -> x > y ? 1 : 0));
        then(rules, "GreaterOrEqual", call -> exact(call, (x, y) -> x >= y ? 1 : 0));
        then(rules, "Less", call -> exact(call, (x, y) -> x < y ? 1 : 0));
        then(rules, "LessOrEqual", call -> exact(call, (x, y) -> x <= y ? 1 : 0));
        then(rules, "And", call -> exact(call, (x, y) -> x & y));
        then(rules, "Or", call -> exact(call, (x, y) -> x | y));
        then(rules, "Not", call -> each(call, x -> 1 - x));
        then(rules, "Neg", call -> each(call, x -> -x));
        then(rules, "Abs", call -> each(call, Math::abs));
        then(rules, "Where", Contents::where);
        then(rules, "ReduceProd", call -> call.content(List.of(Extents.product(call.content(0)))));
        then(rules, "ReduceSum", Contents::sum);
    }

    private static void then(Map<String, Rule> rules, String name, Rule more) {
        Rule first = rules.get(name);
        rules.put(
                name,
                call -> {
                    if (first != null) {
                        first.apply(call);
                    }
                    if (call.contentOrNull(0) != null) {
                        more.apply(call);
                    }
                });
    }

    private static void shape(Call call) {
        List<Dimension> all = call.copy(0);
        int rank = all.size();
        int start = clamp(call.whole("start", 0), rank);
        int end = clamp(call.whole("end", rank), rank);
        List<Dimension> part = all.subList(start, Math.max(start, end));
        call.out(0, DataType.INT64, Shape.of(part.size()));
        call.content(part);
    }

    private static int clamp(long at, int rank) {
        return Math.clamp(at < 0 ? at + rank : at, 0, rank);
    }

    private static void size(Call call) {
        call.out(0, DataType.INT64, Shape.of());
        call.content(List.of(Extents.product(call.copy(0))));
    }

    private static void constant(Call call) {
        Tensor held = Constants.held(call.node);
        if (held != null) {
            call.out(0, held.type(), held.shape());
        } else if (call.attribute("value_string") != null) {
            call.out(0, DataType.STRING, Shape.of());
        } else if (call.attribute("value_strings") instanceof Attribute.Texts(List<String> all)) {
            call.out(0, DataType.STRING, Shape.of(all.size()));
        }
    }

    private static void filled(Call call) {
        Tensor value =
                call.attribute("value") instanceof Attribute.Weights(Tensor tensor) ? tensor : null;
        DataType element = value == null ? DataType.FLOAT32 : value.type();
        List<Dimension> extents = call.contentOrNull(0);
        if (extents == null) {
            Shape length = call.shape(0);
            call.out(0, element, Extents.unknown(Extents.size(Extents.at(length.dimensions(), 0))));
            return;
        }
        Shape shape = new Shape(Extents.legal(extents));
        call.out(0, element, shape);
        long n = shape.elements();
        if (n >= 0 && n <= MOST && value != null && !element.name().contains("float")) {
            List<Dimension> one = Frame.read(value);
            if (one != null && one.size() == 1) {
                call.content(java.util.Collections.nCopies((int) n, one.getFirst()));
            }
        }
    }

    private static void range(Call call) {
        call.out(0, call.element(0), List.of(Extents.ANY));
        List<Dimension> start = call.contentOrNull(0);
        List<Dimension> limit = call.contentOrNull(1);
        List<Dimension> delta = call.contentOrNull(2);
        if (start == null || limit == null || delta == null) {
            double n = Math.ceil((call.number(1) - call.number(0)) / call.number(2));
            call.out(0, call.element(0), List.of(Extents.fixed((long) Math.max(0, n))));
            return;
        }
        Dimension first = Extents.at(start, 0);
        Dimension by = Extents.at(delta, 0);
        if (Extents.is(first, 0) && Extents.is(by, 1)) {
            call.out(0, call.element(0), Extents.legal(limit));
        }
        long from = Extents.size(first);
        long step = Extents.size(by);
        long to = Extents.size(Extents.at(limit, 0));
        if (step == 0) {
            throw new NotKnown();
        }
        long n =
                Math.max(
                        0,
                        step > 0 ? Math.ceilDiv(to - from, step) : Math.ceilDiv(from - to, -step));
        call.out(0, call.element(0), List.of(Extents.fixed(n)));
        if (n <= MOST) {
            List<Dimension> all = new ArrayList<>();
            for (long k = 0; k < n; k++) {
                all.add(new Fixed(from + k * step));
            }
            call.content(all);
        }
    }

    private static void random(Call call) {
        long[] shape = call.wholes("shape");
        DataType said = OnnxTypes.element(call.whole("dtype", 1));
        call.out(0, said, shape == null ? null : Shape.of(shape));
    }

    private static void cast(Call call) {
        DataType to = OnnxTypes.element(call.whole("to", 0));
        if (to != null && (to.name().contains("int") || to.equals(DataType.BOOL))) {
            call.content(call.content(0));
        }
    }

    @FunctionalInterface
    interface Arithmetic {
        Dimension of(Dimension a, Dimension b);
    }

    /// Lists of equal length, or one of them a single number.
    static void both(Call call, Arithmetic operation) {
        List<Dimension> a = call.content(0);
        List<Dimension> b = call.content(1);
        int n = Math.max(a.size(), b.size());
        if (a.size() != n && a.size() != 1 || b.size() != n && b.size() != 1 || call.inputs() > 2) {
            throw new NotKnown();
        }
        List<Dimension> found = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            found.add(operation.of(a.get(a.size() == 1 ? 0 : i), b.get(b.size() == 1 ? 0 : i)));
        }
        call.content(found);
    }

    static void exact(Call call, LongBinaryOperator operation) {
        both(
                call,
                (a, b) ->
                        a instanceof Fixed(long x) && b instanceof Fixed(long y)
                                ? new Fixed(operation.applyAsLong(x, y))
                                : Extents.ANY);
    }

    static long difference(long x, long y) {
        long difference = x - y;
        if (((x ^ y) & (x ^ difference)) < 0) {
            throw new NotKnown();
        }
        return difference;
    }

    private static long rest(long x, long y, boolean truncates) {
        if (y == 0) {
            throw new NotKnown();
        }
        return truncates ? x % y : Math.floorMod(x, y);
    }

    private static void quotient(Call call) {
        both(
                call,
                (a, b) ->
                        a instanceof Fixed(long x) && b instanceof Fixed(long y) && y != 0
                                ? new Fixed(x / y)
                                : Extents.is(b, 1) ? a : Extents.ANY);
    }

    private static void each(Call call, LongUnaryOperator operation) {
        List<Dimension> found = new ArrayList<>();
        for (Dimension d : call.content(0)) {
            found.add(
                    d instanceof Fixed(long x) ? new Fixed(operation.applyAsLong(x)) : Extents.ANY);
        }
        call.content(found);
    }

    private static void where(Call call) {
        List<Dimension> choose = call.content(0);
        List<Dimension> a = call.content(1);
        List<Dimension> b = call.content(2);
        int n = Math.max(choose.size(), Math.max(a.size(), b.size()));
        for (List<Dimension> one : List.of(choose, a, b)) {
            if (one.size() != n && one.size() != 1) {
                throw new NotKnown();
            }
        }
        List<Dimension> found = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            Dimension at = choose.get(choose.size() == 1 ? 0 : i);
            Dimension x = a.get(a.size() == 1 ? 0 : i);
            Dimension y = b.get(b.size() == 1 ? 0 : i);
            found.add(at instanceof Fixed(long c) ? c != 0 ? x : y : Extents.either(x, y));
        }
        call.content(found);
    }

    private static void sum(Call call) {
        Dimension sum = Extents.fixed(0);
        for (Dimension d : call.content(0)) {
            sum = Extents.plus(sum, d);
        }
        call.content(List.of(sum));
    }
}
