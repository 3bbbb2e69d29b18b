package dev.loupe.networks.infer;

import dev.loupe.core.Shape.Dimension;
import dev.loupe.core.Shape.Fixed;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Ranges of tensors along axes: their extents, and their content where the whole's is known.
///
/// Source of how starts and ends are counted: ONNX, *Slice*, which follows NumPy.
final class Slices {
    private Slices() {}

    static void slice(Call call) {
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
}
