package dev.loupe.networks.infer;

import dev.loupe.core.DataType;
import dev.loupe.core.Shape;
import dev.loupe.core.Shape.Dimension;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/// Operators that make one number of all along some axes, and recurrent layers.
final class Reductions {
    private static final Map<String, Integer> GATES = Map.of("RNN", 1, "GRU", 3, "LSTM", 4);

    private Reductions() {}

    static void into(Map<String, Rule> rules) {
        for (String name :
                List.of(
                        "ReduceL1",
                        "ReduceL2",
                        "ReduceLogSum",
                        "ReduceLogSumExp",
                        "ReduceMax",
                        "ReduceMean",
                        "ReduceMin",
                        "ReduceProd",
                        "ReduceSum",
                        "ReduceSumSquare")) {
            rules.put(name, Reductions::reduce);
        }
        rules.put("ArgMax", Reductions::place);
        rules.put("ArgMin", Reductions::place);
        GATES.keySet().forEach(name -> rules.put(name, Reductions::recurrent));
    }

    private static void reduce(Call call) {
        List<Dimension> in = call.copy(0);
        boolean keep = call.whole("keepdims", 1) != 0;
        long[] axes = null;
        if (call.wholes("axes") != null || call.has(1) && call.contentOrNull(1) != null) {
            axes = call.wholes("axes", 1);
        } else if (call.has(1)) {
            call.out(0, call.element(0), keep ? Extents.unknown(in.size()) : null);
            return;
        }
        if ((axes == null || axes.length == 0) && call.whole("noop_with_empty_axes", 0) != 0) {
            call.out(0, call.type(0));
            return;
        }
        call.out(0, call.element(0), Elementwise.without(in, chosen(axes, in.size()), keep));
    }

    private static boolean[] chosen(long @Nullable [] axes, int rank) {
        if (axes != null && axes.length > 0) {
            return Elementwise.chosen(axes, rank);
        }
        boolean[] all = new boolean[rank];
        java.util.Arrays.fill(all, true);
        return all;
    }

    private static void place(Call call) {
        List<Dimension> in = call.copy(0);
        boolean[] chosen = Elementwise.chosen(new long[] {call.whole("axis", 0)}, in.size());
        call.out(
                0, DataType.INT64, Elementwise.without(in, chosen, call.whole("keepdims", 1) != 0));
    }

    /// Outputs of all steps, then the last state, of *LSTM* also the last cell; `layout` 1 puts batches first.
    private static void recurrent(Call call) {
        boolean batchFirst = call.whole("layout", 0) != 0;
        Dimension steps = call.extent(0, batchFirst ? 1 : 0);
        Dimension batch = call.extent(0, batchFirst ? 0 : 1);
        Dimension directions =
                Extents.fixed(call.text("direction", "forward").equals("bidirectional") ? 2 : 1);
        long said = call.whole("hidden_size", -1);
        Dimension hidden =
                said > 0
                        ? Extents.fixed(said)
                        : call.has(2) && call.shapeOrNull(2) != null
                                ? call.extent(2, 2)
                                : Extents.ANY;
        call.out(
                0,
                call.element(0),
                batchFirst
                        ? List.of(batch, steps, directions, hidden)
                        : List.of(steps, directions, batch, hidden));
        Shape state =
                new Shape(
                        batchFirst
                                ? List.of(batch, directions, hidden)
                                : List.of(directions, batch, hidden));
        call.out(1, call.element(0), state);
        call.out(2, call.element(0), state);
    }
}
