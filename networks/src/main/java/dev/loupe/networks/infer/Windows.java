package dev.loupe.networks.infer;

import dev.loupe.core.DataType;
import dev.loupe.core.Shape.Dimension;
import dev.loupe.core.Shape.Fixed;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Operators that slide a window over the axes behind batch and channels.
///
/// Source of the extents: ONNX, *Conv*, *ConvTranspose*, *MaxPool*, *AveragePool* and their `auto_pad`.
final class Windows {
    private Windows() {}

    static void into(Map<String, Rule> rules) {
        rules.put("Conv", call -> conv(call, 0, 1, call.element(0)));
        rules.put("FusedConv", call -> conv(call, 0, 1, call.element(0)));
        rules.put("ConvInteger", call -> conv(call, 0, 1, DataType.INT32));
        rules.put("QLinearConv", call -> conv(call, 0, 3, call.element(7)));
        rules.put("DeformConv", call -> conv(call, 0, 1, call.element(0)));
        rules.put("ConvTranspose", Windows::transposed);
        for (String pool : List.of("MaxPool", "AveragePool", "LpPool", "QLinearAveragePool")) {
            rules.put(pool, Windows::pool);
        }
        for (String pool :
                List.of(
                        "GlobalAveragePool",
                        "GlobalMaxPool",
                        "GlobalLpPool",
                        "QLinearGlobalAveragePool")) {
            rules.put(pool, Windows::global);
        }
        rules.put("MaxRoiPool", Windows::regions);
        rules.put("RoiAlign", Windows::align);
    }

    private static long[] list(Call call, String name, int length, long otherwise) {
        long[] said = call.wholes(name);
        if (said != null && said.length == length) {
            return said;
        }
        long[] all = new long[length];
        Arrays.fill(all, otherwise);
        return all;
    }

    private static void conv(Call call, int input, int kernel, @Nullable DataType element) {
        List<Dimension> x = call.copy(input, 2);
        int n = x.size() - 2;
        long[] window = call.wholes("kernel_shape");
        if (window == null || window.length != n) {
            window = new long[n];
            for (int d = 0; d < n; d++) {
                window[d] = Extents.size(call.extent(kernel, d + 2));
            }
        }
        List<Dimension> out = new ArrayList<>();
        out.add(x.getFirst());
        out.add(call.shapeOrNull(kernel) == null ? Extents.ANY : call.extent(kernel, 0));
        out.addAll(slid(call, x, window, false));
        call.out(0, element, out);
    }

    private static void pool(Call call) {
        List<Dimension> x = call.copy(0, 2);
        long[] window = call.wholes("kernel_shape");
        if (window == null || window.length != x.size() - 2) {
            throw new NotKnown();
        }
        List<Dimension> out = new ArrayList<>(x.subList(0, 2));
        out.addAll(slid(call, x, window, call.whole("ceil_mode", 0) != 0));
        call.out(0, call.element(0), out);
        call.out(1, DataType.INT64, out);
    }

    private static List<Dimension> slid(Call call, List<Dimension> x, long[] window, boolean ceil) {
        int n = window.length;
        String auto = call.text("auto_pad", "NOTSET");
        long[] strides = list(call, "strides", n, 1);
        long[] dilations = list(call, "dilations", n, 1);
        long[] pads = list(call, "pads", 2 * n, 0);
        List<Dimension> out = new ArrayList<>();
        for (int d = 0; d < n; d++) {
            Dimension in = x.get(d + 2);
            long stride = strides[d];
            long reach = dilations[d] * (window[d] - 1) + 1;
            boolean none = auto.equals("VALID");
            out.add(
                    auto.startsWith("SAME")
                            ? kept(in, stride)
                            : places(
                                    in,
                                    stride,
                                    reach,
                                    none ? 0 : pads[d],
                                    none ? 0 : pads[n + d],
                                    ceil));
        }
        return out;
    }

    /// How many steps an extent has.
    static Dimension kept(Dimension in, long stride) {
        if (stride < 1) {
            throw new NotKnown();
        }
        return in instanceof Fixed(long size)
                ? Extents.fixed(Math.ceilDiv(size, stride))
                : stride == 1 ? in : Extents.ANY;
    }

    /// In how many places a window stands.
    ///
    /// @param reach from its first element to its last
    /// @param ceil  whether the last may hang over the end, where it does not begin there
    static Dimension places(
            Dimension in, long stride, long reach, long before, long behind, boolean ceil) {
        if (stride < 1) {
            throw new NotKnown();
        }
        if (!(in instanceof Fixed(long size))) {
            return stride == 1 && before + behind == reach - 1 ? in : Extents.ANY;
        }
        long room = size + before + behind - reach;
        long steps = ceil ? Math.ceilDiv(room, stride) : Math.floorDiv(room, stride);
        if (ceil && steps * stride >= size + before) {
            steps--;
        }
        return Extents.fixed(steps + 1);
    }

    private static void transposed(Call call) {
        List<Dimension> x = call.copy(0, 2);
        int n = x.size() - 2;
        long[] window = call.wholes("kernel_shape");
        long[] said = call.wholes("output_shape");
        String auto = call.text("auto_pad", "NOTSET");
        long[] strides = list(call, "strides", n, 1);
        long[] dilations = list(call, "dilations", n, 1);
        long[] pads = list(call, "pads", 2 * n, 0);
        long[] more = list(call, "output_padding", n, 0);
        List<Dimension> out = new ArrayList<>();
        out.add(x.getFirst());
        out.add(Extents.times(call.extent(1, 1), Extents.fixed(call.whole("group", 1))));
        for (int d = 0; d < n; d++) {
            if (said != null && said.length >= n) {
                out.add(Extents.fixed(said[said.length - n + d]));
                continue;
            }
            Dimension in = x.get(d + 2);
            if (!(in instanceof Fixed(long size))) {
                out.add(Extents.ANY);
                continue;
            }
            if (auto.startsWith("SAME")) {
                out.add(Extents.fixed(size * strides[d]));
                continue;
            }
            long kernel =
                    window == null ? Extents.size(call.extent(1, d + 2)) : Extents.at(window, d);
            long pad = auto.equals("VALID") ? 0 : pads[d] + pads[n + d];
            long reach = dilations[d] * (kernel - 1) + 1;
            out.add(spread(size, strides[d], reach, more[d] - pad));
        }
        call.out(0, call.element(0), out);
    }

    /// What windows cover that are spread from so many elements.
    static Dimension spread(long size, long stride, long reach, long more) {
        return Extents.fixed(stride * (size - 1) + reach + more);
    }

    private static void global(Call call) {
        List<Dimension> out = call.copy(0);
        for (int d = 2; d < out.size(); d++) {
            out.set(d, Extents.ONE);
        }
        call.out(0, call.element(0), out);
    }

    private static void regions(Call call) {
        long[] pooled = call.wholes("pooled_shape");
        if (pooled == null || pooled.length != 2) {
            throw new NotKnown();
        }
        call.out(
                0,
                call.element(0),
                List.of(
                        call.extent(1, 0),
                        call.extent(0, 1),
                        Extents.fixed(pooled[0]),
                        Extents.fixed(pooled[1])));
    }

    private static void align(Call call) {
        call.out(
                0,
                call.element(0),
                List.of(
                        call.extent(1, 0),
                        call.extent(0, 1),
                        Extents.fixed(call.whole("output_height", 1)),
                        Extents.fixed(call.whole("output_width", 1))));
    }
}
