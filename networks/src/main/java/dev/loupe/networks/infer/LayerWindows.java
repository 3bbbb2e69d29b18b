package dev.loupe.networks.infer;

import dev.loupe.core.Shape.Dimension;
import dev.loupe.core.Shape.Fixed;
import dev.loupe.networks.layer.Layer;
import dev.loupe.networks.layer.Layout;

import java.util.ArrayList;
import java.util.List;

/// Shapes of layers that slide a window over the axes that are neither a batch nor channels.
final class LayerWindows {
    private LayerWindows() {}

    /// Of one for all axes, or of one for each.
    static long at(long[] list, int d) {
        return Extents.at(list, list.length == 1 ? 0 : d);
    }

    /// How many axes windows slide over.
    static int axes(Layout layout, List<Dimension> in) {
        if (in.size() <= layout.others()) {
            throw new NotKnown();
        }
        return in.size() - layout.others();
    }

    static Dimension channels(Layout layout, List<Dimension> in) {
        return in.get(Extents.axis(layout.channels(), in.size()));
    }

    static Dimension outputs(Layout layout, List<Dimension> in, long outputs, long groups) {
        Dimension each = Extents.fixed(outputs);
        return groups == 0 ? Extents.times(channels(layout, in), each) : each;
    }

    static List<Dimension> window(
            Layout layout, Layer.Steps steps, List<Dimension> in, Dimension channels) {
        int n = axes(layout, in);
        List<Dimension> out = new ArrayList<>(in);
        out.set(Extents.axis(layout.channels(), in.size()), channels);
        for (int d = 0; d < n; d++) {
            int at = layout.first() + d;
            long stride = at(steps.stride(), d);
            long[] pads = steps.pads();
            long reach = at(steps.dilation(), d) * (at(steps.size(), d) - 1) + 1;
            out.set(
                    at,
                    pads == null
                            ? Windows.kept(in.get(at), stride)
                            : Windows.places(
                                    in.get(at),
                                    stride,
                                    reach,
                                    Extents.at(pads, d),
                                    Extents.at(pads, n + d),
                                    steps.ceil()));
        }
        return out;
    }

    static List<Dimension> spread(Layer.Transposed t, List<Dimension> in) {
        Layout layout = t.layout();
        Layer.Steps steps = t.steps();
        int n = axes(layout, in);
        List<Dimension> out = new ArrayList<>(in);
        out.set(
                Extents.axis(layout.channels(), in.size()),
                outputs(layout, in, t.outputs(), t.groups()));
        for (int d = 0; d < n; d++) {
            int at = layout.first() + d;
            long stride = at(steps.stride(), d);
            long[] pads = steps.pads();
            long reach = at(steps.dilation(), d) * (at(steps.size(), d) - 1) + 1;
            if (!(in.get(at) instanceof Fixed(long size))) {
                out.set(at, Extents.ANY);
            } else if (pads == null) {
                out.set(at, Extents.fixed(size * stride));
            } else {
                long more = at(t.more(), d) - Extents.at(pads, d) - Extents.at(pads, n + d);
                out.set(at, Windows.spread(size, stride, reach, more));
            }
        }
        return out;
    }
}
