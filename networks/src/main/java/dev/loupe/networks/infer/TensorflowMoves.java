package dev.loupe.networks.infer;

import dev.loupe.core.DataType;
import dev.loupe.core.Shape.Dimension;
import dev.loupe.core.Shape.Fixed;

import java.util.ArrayList;
import java.util.List;

/// Shapes behind TensorFlow's operators that part, join and pick, as their lists say (tensorflow/core/ops/array_ops.cc), and behind a convolution backwards, whose first input is its output's shape.
final class TensorflowMoves {
    private final Call call;

    private TensorflowMoves(Call call) {
        this.call = call;
    }

    /// Says what shapes an operator makes, where that follows.
    ///
    /// @throws NotKnown if it does not
    static void learn(Call call) {
        TensorflowMoves moves = new TensorflowMoves(call);
        switch (call.node.operator()) {
            case "StridedSlice" -> moves.strided();
            case "Slice" -> moves.slice();
            case "Split" -> moves.split();
            case "SplitV" -> moves.splitBy();
            case "Pack" -> moves.pack();
            case "Unpack" -> moves.unpack();
            case "Tile" -> moves.tile();
            case "GatherV2" -> moves.gather();
            case "GatherNd" -> moves.gatherBy();
            case "ArgMax", "ArgMin" -> moves.without();
            case "TopKV2" -> moves.best();
            case "DepthToSpace" -> moves.blocks(true);
            case "SpaceToDepth" -> moves.blocks(false);
            case "Fill" -> call.out(0, call.element(1), Extents.legal(call.content(0)));
            case "Conv2DBackpropInput" ->
                    call.out(0, call.element(2), Extents.legal(call.content(0)));
            default -> {}
        }
    }

    private void out(int k, List<Dimension> extents) {
        call.out(k, call.element(0), extents);
    }

    private boolean flagged(String mask, int place) {
        return (call.whole(mask, 0) >> place & 1) != 0;
    }

    /// `x[1:3, ::2, 0]`: lists of where each axis begins, ends and steps, and masks that say which of them do not count.
    private void strided() {
        List<Dimension> in = call.copy(0);
        long[] from = call.wholes(1);
        long[] to = call.wholes(2);
        long[] by = call.wholes(3);
        List<Dimension> out = new ArrayList<>();
        int axis = 0;
        for (int i = 0; i < from.length; i++) {
            if (flagged("ellipsis_mask", i)) {
                int behind = 0;
                for (int j = i + 1; j < from.length; j++) {
                    behind += flagged("new_axis_mask", j) ? 0 : 1;
                }
                while (axis < in.size() - behind) {
                    out.add(in.get(axis++));
                }
            } else if (flagged("new_axis_mask", i)) {
                out.add(Extents.ONE);
            } else if (flagged("shrink_axis_mask", i)) {
                axis++;
            } else {
                Dimension extent = Extents.at(in, axis++);
                boolean all = flagged("begin_mask", i) && flagged("end_mask", i);
                out.add(part(extent, i, all, Extents.at(by, i), from[i], Extents.at(to, i)));
            }
        }
        while (axis < in.size()) {
            out.add(in.get(axis++));
        }
        out(0, out);
    }

    private Dimension part(Dimension extent, int i, boolean all, long by, long from, long to) {
        if (!(extent instanceof Fixed(long size)) || by == 0) {
            return all && Math.abs(by) == 1 ? extent : Extents.ANY;
        }
        long low = by > 0 ? 0 : -1;
        long high = by > 0 ? size : size - 1;
        long begin =
                flagged("begin_mask", i)
                        ? by > 0 ? low : high
                        : Math.clamp(from < 0 ? from + size : from, low, high);
        long end =
                flagged("end_mask", i)
                        ? by > 0 ? high : low
                        : Math.clamp(to < 0 ? to + size : to, low, high);
        return Extents.fixed(Math.max(0, Math.ceilDiv(end - begin, by)));
    }

    private void slice() {
        List<Dimension> in = call.copy(0);
        long[] from = call.wholes(1);
        long[] sizes = call.wholes(2);
        List<Dimension> out = new ArrayList<>();
        for (int d = 0; d < in.size(); d++) {
            long size = Extents.at(sizes, d);
            Dimension left =
                    in.get(d) instanceof Fixed(long n)
                            ? Extents.fixed(n - Extents.at(from, d))
                            : Extents.ANY;
            out.add(size < 0 ? left : Extents.fixed(size));
        }
        out(0, out);
    }

    private void split() {
        List<Dimension> in = call.copy(1);
        int axis = Extents.axis(Extents.at(call.wholes(0), 0), in.size());
        if (in.get(axis) instanceof Fixed(long size) && call.outputs() > 0) {
            long parts = call.whole("num_split", call.outputs());
            in.set(
                    axis,
                    parts > 0 && size % parts == 0 ? Extents.fixed(size / parts) : Extents.ANY);
        } else {
            in.set(axis, Extents.ANY);
        }
        for (int k = 0; k < call.outputs(); k++) {
            call.out(k, call.element(1), in);
        }
    }

    private void splitBy() {
        List<Dimension> in = call.copy(0);
        long[] sizes = call.wholes(1);
        int axis = Extents.axis(Extents.at(call.wholes(2), 0), in.size());
        long left = in.get(axis) instanceof Fixed(long n) ? n : -1;
        for (long size : sizes) {
            left -= left < 0 || size < 0 ? 0 : size;
        }
        for (int k = 0; k < call.outputs(); k++) {
            long size = Extents.at(sizes, place(call.made(k)));
            List<Dimension> out = new ArrayList<>(in);
            out.set(axis, Extents.fixed(size < 0 ? left : size));
            out(k, out);
        }
    }

    /// Which output a name asks for: `node:2`; in files only those are told that others ask for.
    private static int place(String name) {
        String number = name.substring(name.lastIndexOf(':') + 1);
        return number.matches("\\d{1,4}") ? Integer.parseInt(number) : 0;
    }

    private void pack() {
        List<Dimension> out = call.copy(0);
        int axis = Extents.axis(call.whole("axis", 0), out.size() + 1);
        out.add(axis, Extents.fixed(call.inputs()));
        out(0, out);
    }

    private void unpack() {
        List<Dimension> out = call.copy(0);
        out.remove(Extents.axis(call.whole("axis", 0), out.size()));
        for (int k = 0; k < call.outputs(); k++) {
            out(k, out);
        }
    }

    private void tile() {
        List<Dimension> out = call.copy(0);
        long[] times = call.wholes(1);
        for (int d = 0; d < out.size(); d++) {
            out.set(d, Extents.times(out.get(d), Extents.fixed(Extents.at(times, d))));
        }
        out(0, out);
    }

    private void gather() {
        List<Dimension> in = call.copy(0);
        int axis = Extents.axis(Extents.at(call.wholes(2), 0), in.size());
        if (call.whole("batch_dims", 0) != 0) {
            throw new NotKnown();
        }
        List<Dimension> out = new ArrayList<>(in.subList(0, axis));
        out.addAll(call.copy(1));
        out.addAll(in.subList(axis + 1, in.size()));
        out(0, out);
    }

    /// The last axis of the second input tells places in the first axes of the first.
    private void gatherBy() {
        List<Dimension> places = call.copy(1, 1);
        long told = Extents.size(places.removeLast());
        List<Dimension> in = call.copy(0);
        places.addAll(in.subList(Math.clamp(told, 0, in.size()), in.size()));
        out(0, places);
    }

    private void without() {
        List<Dimension> out = call.copy(0);
        out.remove(Extents.axis(Extents.at(call.wholes(1), 0), out.size()));
        call.out(0, DataType.INT64, out);
    }

    private void best() {
        List<Dimension> out = call.copy(0, 1);
        out.set(out.size() - 1, Extents.fixed(Extents.at(call.wholes(1), 0)));
        out(0, out);
        call.out(1, DataType.INT32, out);
    }

    /// Blocks of places and channels, one for the other.
    private void blocks(boolean spread) {
        List<Dimension> in = call.copy(0, 4);
        long side = call.whole("block_size", 0);
        boolean last = call.text("data_format", "NHWC").equals("NHWC");
        if (side < 1 || side > 1 << 15 || in.size() != 4) {
            throw new NotKnown();
        }
        List<Dimension> out = new ArrayList<>(in);
        int first = last ? 1 : 2;
        for (int d : new int[] {first, first + 1}) {
            out.set(d, spread ? Extents.times(in.get(d), Extents.fixed(side)) : parts(in, d, side));
        }
        int channel = last ? 3 : 1;
        out.set(
                channel,
                spread
                        ? parts(in, channel, side * side)
                        : Extents.times(in.get(channel), Extents.fixed(side * side)));
        out(0, out);
    }

    private static Dimension parts(List<Dimension> in, int axis, long parts) {
        return in.get(axis) instanceof Fixed(long n) && n % parts == 0
                ? Extents.fixed(n / parts)
                : Extents.ANY;
    }
}
