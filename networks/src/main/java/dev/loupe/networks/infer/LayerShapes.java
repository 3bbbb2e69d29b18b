package dev.loupe.networks.infer;

import dev.loupe.core.Shape;
import dev.loupe.core.Shape.Dimension;
import dev.loupe.core.Shape.Fixed;
import dev.loupe.networks.layer.Layer;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// How shapes follow from layers.
final class LayerShapes {
    private final Call call;

    private LayerShapes(Call call) {
        this.call = call;
    }

    /// Every output of a layer has this shape.
    ///
    /// @throws NotKnown if it does not follow
    static Shape of(Layer layer, Call call) {
        return new Shape(new LayerShapes(call).made(layer, call.copy(0)));
    }

    private List<Dimension> made(Layer layer, List<Dimension> in) {
        return switch (layer) {
            case Layer.Convolution c ->
                    LayerWindows.window(
                            c.layout(),
                            c.steps(),
                            in,
                            LayerWindows.outputs(c.layout(), in, c.outputs(), c.groups()));
            case Layer.Separable s ->
                    LayerWindows.window(s.layout(), s.steps(), in, Extents.fixed(s.outputs()));
            case Layer.Pool pool ->
                    LayerWindows.window(
                            pool.layout(),
                            pool.steps(),
                            in,
                            LayerWindows.channels(pool.layout(), in));
            case Layer.Transposed t -> LayerWindows.spread(t, in);
            case Layer.Dense dense -> {
                List<Dimension> out = head(in, dense.from());
                out.add(Extents.fixed(dense.units()));
                yield out;
            }
            case Layer.Product p ->
                    Products.product(
                            Products.turned(in, p.turnFirst()),
                            Products.turned(call.copy(1), p.turnSecond()));
            case Layer.Same same -> in;
            case Layer.Combined combined -> combined.largest() ? largest() : stretched();
            case Layer.Joined joined -> joined(joined.axis());
            case Layer.Parted parted -> parted(parted, in);
            case Layer.Reduced reduced -> reduced(reduced, in);
            case Layer.PooledWhole whole -> {
                boolean[] gone = new boolean[in.size()];
                for (int d = 0; d < LayerWindows.axes(whole.layout(), in); d++) {
                    gone[whole.layout().first() + d] = true;
                }
                yield Elementwise.without(in, gone, whole.keep());
            }
            case Layer.Reshaped reshaped -> reshaped(reshaped.extents(), in);
            case Layer.Flattened flat -> {
                int from = Extents.axis(flat.from(), in.size());
                int to = Extents.axis(flat.to(), in.size());
                List<Dimension> out = new ArrayList<>(in.subList(0, from));
                out.add(Extents.product(Extents.part(in, from, to + 1)));
                out.addAll(in.subList(to + 1, in.size()));
                yield out;
            }
            case Layer.Permuted permuted -> permuted(permuted.order(), in);
            case Layer.Squeezed squeezed -> squeezed(squeezed.axes(), in);
            case Layer.Expanded expanded -> {
                List<Dimension> out = new ArrayList<>(in);
                out.add(Extents.axis(expanded.axis(), in.size() + 1), Extents.ONE);
                yield out;
            }
            case Layer.Padded padded -> padded(padded, in);
            case Layer.Repeated repeated -> {
                List<Dimension> out = new ArrayList<>(in);
                out.add(Extents.axis(1, in.size() + 1), Extents.fixed(repeated.times()));
                yield out;
            }
            case Layer.Enlarged enlarged -> {
                List<Dimension> out = new ArrayList<>(in);
                for (int d = 0; d < LayerWindows.axes(enlarged.layout(), in); d++) {
                    int at = enlarged.layout().first() + d;
                    out.set(
                            at,
                            Extents.times(
                                    in.get(at),
                                    Extents.fixed(LayerWindows.at(enlarged.times(), d))));
                }
                yield out;
            }
            case Layer.Resized resized -> {
                List<Dimension> out = new ArrayList<>(in);
                for (int d = 0; d < LayerWindows.axes(resized.layout(), in); d++) {
                    out.set(
                            resized.layout().first() + d,
                            Extents.fixed(LayerWindows.at(resized.extents(), d)));
                }
                yield out;
            }
            case Layer.Embedding embedding -> {
                List<Dimension> out = new ArrayList<>(in);
                out.add(Extents.fixed(embedding.width()));
                yield out;
            }
            case Layer.Recurrent recurrent -> {
                List<Dimension> out = head(in, recurrent.sequences() ? 2 : 1);
                out.add(Extents.fixed(recurrent.units() * recurrent.directions()));
                yield out;
            }
            case Layer.Attention attention -> in;
        };
    }

    /// The axes before one, to be added to.
    private static List<Dimension> head(List<Dimension> in, int axis) {
        return new ArrayList<>(Extents.part(in, 0, Extents.axis(axis, in.size())));
    }

    private List<Dimension> stretched() {
        Shape all = call.shape(0);
        for (int i = 1; i < call.inputs(); i++) {
            all = Extents.stretched(all, call.shape(i));
        }
        return all.dimensions();
    }

    private List<Dimension> largest() {
        Shape best = call.shape(0);
        for (int i = 1; i < call.inputs(); i++) {
            Shape other = call.shapeOrNull(i);
            if (other != null && other.elements() > best.elements()) {
                best = other;
            }
        }
        return best.dimensions();
    }

    private List<Dimension> joined(int said) {
        List<Dimension> out = call.copy(0);
        int axis = Extents.axis(said, out.size());
        for (int i = 1; i < call.inputs(); i++) {
            Shape other = call.has(i) ? call.shape(i) : null;
            if (other != null && other.rank() == out.size()) {
                out.set(axis, Extents.plus(out.get(axis), other.dimensions().get(axis)));
            }
        }
        return out;
    }

    private static List<Dimension> parted(Layer.Parted parted, List<Dimension> in) {
        int axis = Extents.axis(parted.axis(), in.size());
        List<Dimension> out = new ArrayList<>(in);
        if (!(in.get(axis) instanceof Fixed(long size))
                || parted.parts() < 1
                || size % parted.parts() != 0) {
            throw new NotKnown();
        }
        out.set(axis, new Fixed(size / parted.parts()));
        if (parted.squeezed()) {
            out.remove(axis);
        }
        return out;
    }

    private static List<Dimension> reduced(Layer.Reduced reduced, List<Dimension> in) {
        boolean[] gone = new boolean[in.size()];
        long[] axes = reduced.axes();
        if (axes == null) {
            java.util.Arrays.fill(gone, true);
        } else {
            gone = Elementwise.chosen(axes, in.size());
        }
        return Elementwise.without(in, gone, reduced.keep());
    }

    private static List<Dimension> reshaped(long[] extents, List<Dimension> in) {
        List<Dimension> out = new ArrayList<>();
        List<Dimension> before = new ArrayList<>(in);
        List<Dimension> behind = new ArrayList<>();
        int left = -1;
        for (int d = 0; d < extents.length; d++) {
            left = extents[d] == -1 ? d : left;
            boolean kept = extents[d] == 0;
            out.add(kept ? Extents.at(in, d) : Extents.fixed(extents[d]));
            behind.add(kept ? Extents.ONE : out.get(d));
            if (kept) {
                before.set(d, Extents.ONE);
            }
        }
        if (left >= 0) {
            out.set(left, Moves.rest(before, behind, left));
        }
        return out;
    }

    private static List<Dimension> permuted(long[] order, List<Dimension> in) {
        if (order.length != in.size()) {
            throw new NotKnown();
        }
        List<Dimension> out = new ArrayList<>();
        for (long axis : order) {
            out.add(in.get(Extents.axis(axis, in.size())));
        }
        return out;
    }

    private static List<Dimension> squeezed(long @Nullable [] axes, List<Dimension> in) {
        boolean[] gone = new boolean[in.size()];
        if (axes != null && axes.length > 0) {
            gone = Elementwise.chosen(axes, in.size());
        } else {
            for (int d = 0; d < gone.length; d++) {
                gone[d] = Extents.size(in.get(d)) == 1;
            }
        }
        return Elementwise.without(in, gone, false);
    }

    private static List<Dimension> padded(Layer.Padded padded, List<Dimension> in) {
        List<Dimension> out = new ArrayList<>(in);
        for (int d = 0; d < padded.before().length; d++) {
            int at = Extents.axis(padded.first() + d, in.size());
            out.set(
                    at,
                    in.get(at) instanceof Fixed(long size)
                            ? Extents.fixed(size + padded.before()[d] + padded.behind()[d])
                            : padded.before()[d] + padded.behind()[d] == 0
                                    ? in.get(at)
                                    : Extents.ANY);
        }
        return out;
    }
}
