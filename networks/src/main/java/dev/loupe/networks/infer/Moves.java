package dev.loupe.networks.infer;

import dev.loupe.core.DataType;
import dev.loupe.core.Shape;
import dev.loupe.core.Shape.Dimension;
import dev.loupe.core.Shape.Fixed;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Operators that keep their elements and arrange them otherwise, or repeat them.
final class Moves {
    private static final long LARGEST_BLOCK = 1 << 20;

    private Moves() {}

    static void into(Map<String, Rule> rules) {
        rules.put("Reshape", Moves::reshape);
        rules.put("Flatten", Moves::flatten);
        rules.put("Squeeze", Moves::squeeze);
        rules.put("Unsqueeze", Moves::unsqueeze);
        rules.put("Transpose", Moves::transpose);
        rules.put("Expand", Moves::expand);
        rules.put("Tile", Moves::tile);
        rules.put("Pad", Moves::pad);
        rules.put("DepthToSpace", call -> blocks(call, true));
        rules.put("SpaceToDepth", call -> blocks(call, false));
        rules.put("Resize", Moves::resize);
        rules.put("Upsample", Moves::resize);
        rules.put("GridSample", Moves::grid);
    }

    private static void keep(Call call) {
        List<Dimension> content = call.contentOrNull(0);
        if (content != null) {
            call.content(content);
        }
    }

    /// 0 copies the input's extent unless `allowzero` says otherwise, −1 is what is left.
    private static void reshape(Call call) {
        long[] attribute = call.wholes("shape");
        List<Dimension> wished = new ArrayList<>();
        if (attribute != null) {
            for (long n : attribute) {
                wished.add(new Fixed(n));
            }
        } else if (call.contentOrNull(1) == null) {
            List<Dimension> length = call.copy(1);
            call.out(0, call.element(0), Extents.unknown(Extents.size(Extents.at(length, 0))));
            return;
        } else {
            wished.addAll(call.content(1));
        }
        Shape in = call.shapeOrNull(0);
        List<Dimension> out = new ArrayList<>();
        int left = -1;
        for (int d = 0; d < wished.size(); d++) {
            Dimension at = wished.get(d);
            if (Extents.is(at, -1)) {
                left = d;
                at = Extents.ANY;
            } else if (Extents.is(at, 0) && call.whole("allowzero", 0) == 0) {
                at = in == null || d >= in.rank() ? Extents.ANY : in.dimensions().get(d);
            } else if (at instanceof Fixed(long n) && n < 0) {
                throw new NotKnown();
            }
            out.add(at);
        }
        if (left >= 0 && in != null) {
            out.set(left, rest(in.dimensions(), out, left));
        }
        call.out(0, call.element(0), out);
        keep(call);
    }

    /// What is left of `in` when all of `out` but one is taken away; names are taken away once each.
    static Dimension rest(List<Dimension> in, List<Dimension> out, int left) {
        List<Dimension> names = new ArrayList<>();
        long whole = 1;
        for (Dimension d : in) {
            if (d instanceof Fixed(long n)) {
                whole = Extents.product(whole, n);
            } else {
                names.add(d);
            }
        }
        long parts = 1;
        for (int d = 0; d < out.size(); d++) {
            if (d == left) {
                continue;
            }
            if (out.get(d) instanceof Fixed(long n)) {
                parts = Extents.product(parts, n);
            } else if (out.get(d) instanceof Shape.Unknown || !names.remove(out.get(d))) {
                return Extents.ANY;
            }
        }
        if (names.isEmpty()) {
            return parts == 0 || whole % parts != 0 ? Extents.ANY : new Fixed(whole / parts);
        }
        return names.size() == 1 && whole == parts ? names.getFirst() : Extents.ANY;
    }

    private static void flatten(Call call) {
        List<Dimension> in = call.copy(0);
        long said = call.whole("axis", 1);
        int axis = said == in.size() ? in.size() : Extents.axis(said, in.size());
        call.out(
                0,
                call.element(0),
                List.of(
                        Extents.product(in.subList(0, axis)),
                        Extents.product(in.subList(axis, in.size()))));
        keep(call);
    }

    private static void squeeze(Call call) {
        List<Dimension> in = call.copy(0);
        long[] axes = call.wholes("axes", 1);
        boolean[] gone = new boolean[in.size()];
        if (axes != null) {
            gone = Elementwise.chosen(axes, in.size());
        } else {
            for (int d = 0; d < gone.length; d++) {
                Extents.size(in.get(d));
                gone[d] = Extents.is(in.get(d), 1);
            }
        }
        call.out(0, call.element(0), Elementwise.without(in, gone, false));
        keep(call);
    }

    private static void unsqueeze(Call call) {
        long[] axes = call.wholes("axes", 1);
        if (axes == null) {
            throw new NotKnown();
        }
        List<Dimension> in = call.copy(0);
        boolean[] added = Elementwise.chosen(axes, in.size() + axes.length);
        List<Dimension> out = new ArrayList<>();
        int next = 0;
        for (boolean one : added) {
            out.add(one ? Extents.ONE : Extents.at(in, next++));
        }
        if (next != in.size()) {
            throw new NotKnown();
        }
        call.out(0, call.element(0), out);
        keep(call);
    }

    private static void transpose(Call call) {
        List<Dimension> in = call.copy(0);
        long[] order = call.wholes("perm");
        if (order != null && order.length != in.size()) {
            throw new NotKnown();
        }
        List<Dimension> out = new ArrayList<>();
        for (int d = 0; d < in.size(); d++) {
            out.add(in.get(order == null ? in.size() - 1 - d : Extents.axis(order[d], in.size())));
        }
        call.out(0, call.element(0), out);
        if (in.size() <= 1) {
            keep(call);
        }
    }

    private static void expand(Call call) {
        List<Dimension> wished = call.contentOrNull(1);
        if (wished == null) {
            long rank = Extents.size(call.extent(1, 0));
            call.out(0, call.element(0), Extents.unknown(Math.max(rank, call.rank(0))));
            return;
        }
        Shape out = Extents.stretched(call.shape(0), new Shape(Extents.legal(wished)));
        call.out(0, call.element(0), out);
        List<Dimension> content = call.contentOrNull(0);
        if (content != null && content.size() == 1 && out.elements() >= 0 && out.elements() <= 64) {
            call.content(java.util.Collections.nCopies((int) out.elements(), content.getFirst()));
        }
    }

    private static void tile(Call call) {
        List<Dimension> in = call.copy(0);
        List<Dimension> times = call.contentOrNull(1);
        for (int d = 0; d < in.size(); d++) {
            in.set(d, times == null ? Extents.ANY : Extents.times(in.get(d), Extents.at(times, d)));
        }
        call.out(0, call.element(0), in);
    }

    private static void pad(Call call) {
        List<Dimension> in = call.copy(0);
        int rank = in.size();
        long[] pads = call.wholes("pads");
        pads = pads == null ? call.wholes("paddings") : pads;
        if (pads == null && (!call.has(1) || call.contentOrNull(1) == null)) {
            call.out(0, call.element(0), Extents.unknown(rank));
            return;
        }
        pads = pads == null ? call.wholes(1) : pads;
        long[] axes = call.has(3) ? call.wholes(3) : null;
        int n = pads.length / 2;
        for (int k = 0; k < n; k++) {
            int d = Extents.axis(axes == null ? k : Extents.at(axes, k), rank);
            long more = pads[k] + pads[n + k];
            in.set(
                    d,
                    in.get(d) instanceof Fixed(long size)
                            ? Extents.fixed(size + more)
                            : more == 0 ? in.get(d) : Extents.ANY);
        }
        call.out(0, call.element(0), in);
    }

    private static void blocks(Call call, boolean spread) {
        long size = call.whole("blocksize", 0);
        if (size < 1 || size > LARGEST_BLOCK || call.rank(0) != 4) {
            throw new NotKnown();
        }
        List<Dimension> in = call.copy(0);
        List<Dimension> out = new ArrayList<>();
        out.add(in.getFirst());
        out.add(scaled(in.get(1), size * size, !spread));
        out.add(scaled(in.get(2), size, spread));
        out.add(scaled(in.get(3), size, spread));
        call.out(0, call.element(0), out);
    }

    private static Dimension scaled(Dimension d, long by, boolean up) {
        return d instanceof Fixed(long n)
                ? Extents.fixed(up ? n * by : n / by)
                : by == 1 ? d : Extents.ANY;
    }

    /// Sizes where they are said, else extents times scales, rounded down.
    private static void resize(Call call) {
        List<Dimension> in = call.copy(0);
        boolean old = call.node.operator().equals("Upsample") || call.inputs() == 2;
        int scales = old ? 1 : 2;
        long[] said = call.wholes("axes");
        int count = said == null ? in.size() : said.length;
        List<Dimension> sizes = call.contentOrNull(3);
        double[] factors = sizes == null ? factors(call, scales) : null;
        boolean keeps = !call.text("keep_aspect_ratio_policy", "stretch").equals("stretch");
        for (int k = 0; k < count; k++) {
            int d = said == null ? k : Extents.axis(said[k], in.size());
            if (keeps) {
                in.set(d, Extents.ANY);
            } else if (sizes != null && k < sizes.size()) {
                in.set(d, sizes.get(k) instanceof Fixed(long n) ? Extents.fixed(n) : sizes.get(k));
            } else if (factors != null && k < factors.length) {
                in.set(
                        d,
                        in.get(d) instanceof Fixed(long n)
                                ? Extents.fixed((long) Math.floor(n * (float) factors[k]))
                                : factors[k] == 1 ? in.get(d) : Extents.ANY);
            } else {
                in.set(d, Extents.ANY);
            }
        }
        call.out(0, call.element(0), in);
    }

    private static double @Nullable [] factors(Call call, int input) {
        if (call.attribute("scales")
                instanceof dev.loupe.networks.graph.Attribute.Reals(double[] values)) {
            return values;
        }
        if (!call.has(input)) {
            return null;
        }
        try {
            return call.numbers(input);
        } catch (NotKnown computed) {
            return null;
        }
    }

    private static void grid(Call call) {
        List<Dimension> grid = call.copy(1);
        List<Dimension> out = new ArrayList<>(Extents.part(call.copy(0), 0, 2));
        out.addAll(Extents.part(grid, 1, grid.size() - 1));
        DataType element = call.element(0);
        call.out(0, element, out);
    }
}
