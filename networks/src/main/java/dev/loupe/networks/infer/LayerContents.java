package dev.loupe.networks.infer;

import dev.loupe.core.DataType;
import dev.loupe.core.Shape;
import dev.loupe.core.Shape.Dimension;

import java.util.ArrayList;
import java.util.List;

/// The same as [Contents] for operators of TensorFlow and PyTorch: those by which their models compute the shapes that they reshape to, and pick from values ([TensorflowMoves]).
final class LayerContents {
    private static final int MOST = 64;

    private LayerContents() {}

    /// Says what an operator makes holds, where that follows.
    static void learn(String format, Call call) {
        try {
            switch (format) {
                case "torchscript" -> torch(call);
                case "savedmodel", "graphdef", "metagraph", "tfjs" -> {
                    tensorflow(call);
                    TensorflowMoves.learn(call);
                }
                default -> {}
            }
        } catch (NotKnown unknown) {
            return;
        }
    }

    private static void torch(Call call) {
        switch (call.node.operator()) {
            case "size" -> {
                List<Dimension> all = call.copy(0);
                call.content(
                        call.attribute("dim") == null
                                ? all
                                : List.of(all.get(Extents.axis(call.whole("dim", 0), all.size()))));
            }
            case "Int", "NumToTensor" -> call.content(call.content(0));
            default -> {}
        }
    }

    private static void tensorflow(Call call) {
        switch (call.node.operator()) {
            case "Shape" -> {
                List<Dimension> all = call.copy(0);
                call.out(0, DataType.INT32, Shape.of(all.size()));
                call.content(all);
            }
            case "StridedSlice" -> {
                if (call.contentOrNull(0) != null) {
                    sliced(call);
                }
            }
            case "Pack" -> {
                List<Dimension> all = new ArrayList<>();
                for (int i = 0; i < call.inputs() && call.inputs() <= MOST; i++) {
                    List<Dimension> one = call.contentOrNull(i);
                    all.add(one != null && one.size() == 1 ? one.getFirst() : Extents.ANY);
                }
                if (call.inputs() > 0 && call.rank(0) == 0) {
                    call.content(all);
                }
            }
            case "ConcatV2" -> {
                List<Dimension> all = new ArrayList<>();
                for (int i = 0; i < call.inputs() - 1; i++) {
                    all.addAll(call.content(i));
                }
                call.content(all);
            }
            case "Identity", "Cast", "Reshape" -> call.content(call.content(0));
            case "Mul" -> Contents.both(call, Extents::times);
            case "Add", "AddV2" -> Contents.both(call, Extents::plus);
            case "Sub" -> Contents.exact(call, Contents::difference);
            case "Prod" -> call.content(List.of(Extents.product(call.content(0))));
            default -> {}
        }
    }

    /// Of a list, with steps forwards.
    private static void sliced(Call call) {
        List<Dimension> all = call.content(0);
        int from = (int) Extents.at(call.wholes(1), 0);
        int to = (int) Extents.at(call.wholes(2), 0);
        int step = (int) Extents.at(call.wholes(3), 0);
        if (step < 1 || call.whole("ellipsis_mask", 0) + call.whole("new_axis_mask", 0) != 0) {
            throw new NotKnown();
        }
        int begin = call.whole("begin_mask", 0) != 0 ? 0 : clamp(from, all.size());
        if (call.whole("shrink_axis_mask", 0) != 0) {
            call.content(List.of(Extents.at(all, begin)));
            return;
        }
        int end = call.whole("end_mask", 0) != 0 ? all.size() : clamp(to, all.size());
        List<Dimension> part = new ArrayList<>();
        for (int i = begin; i < end; i += step) {
            part.add(all.get(i));
        }
        call.content(part);
    }

    private static int clamp(int at, int size) {
        return Math.clamp(at < 0 ? (long) at + size : at, 0, size);
    }
}
