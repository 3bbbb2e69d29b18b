package dev.loupe.networks.cost;

import dev.loupe.core.Shape;
import dev.loupe.networks.cost.OperatorWork.Shapes;
import dev.loupe.networks.cost.OperatorWork.Work;
import dev.loupe.networks.layer.Layer;
import dev.loupe.networks.layer.Layout;

import org.jspecify.annotations.Nullable;

/// The arithmetic of layers, counted as that of operators in [OperatorWork].
///
/// | layer | MACs |
/// |---|---|
/// | convolution | output elements · input channels / groups · window |
/// | separable one | output places · channels between · window, and output elements · channels between |
/// | transposed one | input elements · output channels / groups · window |
/// | dense | output elements · elements that each sums over |
/// | product of matrices | output elements · length of the sums |
/// | recurrent | batch · steps · directions · gates · units · (input + units) |
/// | attention | of tokens by tokens for the scores and for the values, and its four projections |
final class LayerWork {
    private final Shapes shapes;
    private final long out;
    private final long in;

    private LayerWork(Shapes shapes) {
        this.shapes = shapes;
        out = Amounts.elements(shapes.out(0));
        in = Amounts.elements(shapes.in(0));
    }

    static Work of(Layer layer, Shapes shapes) {
        return new LayerWork(shapes).work(layer);
    }

    private Work work(Layer layer) {
        return switch (layer) {
            case Layer.Convolution c -> convolution(c);
            case Layer.Separable s -> separable(s);
            case Layer.Transposed t ->
                    macs(
                            Amounts.times(
                                    in,
                                    Amounts.times(
                                            share(channels(t.layout(), shapes.out(0)), t.groups()),
                                            window(t.steps()))),
                            t.each());
            case Layer.Pool pool -> new Work(0, Amounts.times(out, window(pool.steps())));
            case Layer.Dense dense -> macs(Amounts.times(out, behind(dense.from())), dense.each());
            case Layer.Product product ->
                    macs(
                            Amounts.times(
                                    out,
                                    Amounts.extent(shapes.in(0), product.turnFirst() ? -2 : -1)),
                            0);
            case Layer.Same same -> new Work(0, Amounts.times(same.each(), out));
            case Layer.Combined combined -> new Work(0, combined(combined.each()));
            case Layer.Reduced reduced -> new Work(0, in);
            case Layer.PooledWhole whole -> new Work(0, in);
            case Layer.Enlarged enlarged -> new Work(0, Amounts.times(enlarged.each(), out));
            case Layer.Resized resized -> new Work(0, Amounts.times(resized.each(), in));
            case Layer.Recurrent recurrent -> recurrent(recurrent);
            case Layer.Attention attention -> attention(attention);
            case Layer.Joined joined -> Work.NONE;
            case Layer.Parted parted -> Work.NONE;
            case Layer.Reshaped reshaped -> Work.NONE;
            case Layer.Flattened flattened -> Work.NONE;
            case Layer.Permuted permuted -> Work.NONE;
            case Layer.Squeezed squeezed -> Work.NONE;
            case Layer.Expanded expanded -> Work.NONE;
            case Layer.Padded padded -> Work.NONE;
            case Layer.Repeated repeated -> Work.NONE;
            case Layer.Embedding embedding -> Work.NONE;
        };
    }

    private Work macs(long macs, long each) {
        return Work.ofMacs(macs, Amounts.times(each, out));
    }

    private static long channels(Layout layout, @Nullable Shape shape) {
        return Amounts.extent(shape, layout.channels());
    }

    private static long share(long channels, long groups) {
        return groups == 0
                ? 1
                : channels < 0 || channels % groups != 0 ? Amounts.UNKNOWN : channels / groups;
    }

    private static long window(Layer.Steps steps) {
        long window = 1;
        for (long size : steps.size()) {
            window = Amounts.times(window, size);
        }
        return window;
    }

    private Work convolution(Layer.Convolution c) {
        long each = share(channels(c.layout(), shapes.in(0)), c.groups());
        return macs(Amounts.times(out, Amounts.times(each, window(c.steps()))), c.each());
    }

    private Work separable(Layer.Separable s) {
        long between = Amounts.times(channels(s.layout(), shapes.in(0)), s.multiplier());
        long made = channels(s.layout(), shapes.out(0));
        long places = out < 0 || made < 1 ? Amounts.UNKNOWN : out / made;
        return macs(
                Amounts.plus(
                        Amounts.times(places, Amounts.times(between, window(s.steps()))),
                        Amounts.times(out, between)),
                s.each());
    }

    /// Elements of one input from an axis on.
    private long behind(int from) {
        Shape shape = shapes.in(0);
        int rank = shape == null ? 0 : shape.rank();
        long elements = shape == null ? Amounts.UNKNOWN : 1;
        for (int d = from < 0 ? from + rank : from; d < rank; d++) {
            elements = Amounts.times(elements, Amounts.extent(shape, d));
        }
        return elements;
    }

    private long combined(long each) {
        int parts = 0;
        while (shapes.in(parts) != null) {
            parts++;
        }
        return Amounts.times(Amounts.times(each, Math.max(1, parts - 1)), out);
    }

    private Work recurrent(Layer.Recurrent r) {
        long units = r.units();
        long each =
                Amounts.times(
                        Amounts.times(r.gates(), units),
                        Amounts.plus(Amounts.extent(shapes.in(0), 2), units));
        long steps =
                Amounts.times(Amounts.extent(shapes.in(0), 0), Amounts.extent(shapes.in(0), 1));
        return Work.ofMacs(Amounts.times(Amounts.times(steps, r.directions()), each), 0);
    }

    private Work attention(Layer.Attention a) {
        Shape query = shapes.in(0);
        Shape value = shapes.in(1);
        long batch = Amounts.extent(query, 0);
        long from = Amounts.extent(query, 1);
        long to = Amounts.extent(value, 1);
        long keys = Amounts.times(a.heads(), a.keys());
        long values = Amounts.times(a.heads(), a.values());
        long both = Amounts.plus(keys, values);
        long projected =
                Amounts.plus(
                        Amounts.times(from, Amounts.times(Amounts.extent(query, 2), keys)),
                        Amounts.plus(
                                Amounts.times(to, Amounts.times(Amounts.extent(value, 2), both)),
                                Amounts.times(
                                        from,
                                        Amounts.times(values, Amounts.extent(shapes.out(0), 2)))));
        long scored = Amounts.times(Amounts.times(from, to), both);
        long bias =
                Amounts.plus(
                        Amounts.times(from, Amounts.plus(keys, Amounts.extent(shapes.out(0), 2))),
                        Amounts.times(to, both));
        long softmax = Amounts.times(Amounts.times(5, a.heads()), Amounts.times(from, to));
        return Work.ofMacs(
                Amounts.times(batch, Amounts.plus(projected, scored)),
                Amounts.times(batch, Amounts.plus(softmax, Amounts.times(a.each(), bias))));
    }
}
