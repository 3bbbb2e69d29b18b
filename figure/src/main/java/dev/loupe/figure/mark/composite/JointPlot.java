package dev.loupe.figure.mark.composite;

import dev.loupe.figure.data.Column;
import dev.loupe.figure.data.Table;
import dev.loupe.figure.mark.Composite;
import dev.loupe.figure.mark.OptionSpec;
import dev.loupe.figure.mark.Options;
import dev.loupe.figure.mark.Signature;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.spec.Encoding;
import dev.loupe.figure.spec.FigureSpec;
import dev.loupe.figure.spec.GridSpec;
import dev.loupe.figure.spec.LayerSpec;
import dev.loupe.figure.spec.LegendSpec;
import dev.loupe.figure.spec.Picture;

import java.util.List;
import java.util.stream.IntStream;

/// Two columns together, and the spread of each along its side.
public final class JointPlot implements Composite {
    private static final double GAP = 8;

    private static final Signature SIGNATURE =
            new Signature(
                    "jointplot",
                    "two columns together, and the spread of each along its side",
                    List.of(Channel.X, Channel.Y),
                    List.of(Channel.COLOR, Channel.SIZE, Channel.SHAPE),
                    List.of(
                            OptionSpec.word(
                                    "kind",
                                    "point",
                                    List.of(
                                            "point",
                                            "hexbin",
                                            "histogram2d",
                                            "contour",
                                            "regression"),
                                    "the mark in the middle; regression lies over dots"),
                            OptionSpec.word(
                                    "marginal",
                                    "",
                                    List.of("histogram", "kde", "ecdf"),
                                    "the marks along the sides; kde if there are classes"),
                            OptionSpec.number(
                                    "ratio",
                                    "4",
                                    1,
                                    20,
                                    "how much larger the middle is than the sides")),
                    Signature.Swatch.DOT);

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Picture expand(FigureSpec figure, LayerSpec layer, Options options) {
        Table own = layer.data();
        Table table = own == null ? figure.data() : own;
        boolean coloured = layer.channels().containsKey(Channel.COLOR);
        String kind = options.word("kind");
        FigureSpec middle = base(figure, table);
        if (kind.equals("point") || kind.equals("regression")) {
            middle = middle.with(centre(layer, "point", true));
        }
        if (!kind.equals("point")) {
            middle = middle.with(centre(layer, kind, false));
        }
        String wish = options.word("marginal");
        Table complete = complete(table, layer);
        String side = !wish.isEmpty() ? wish : coloured ? "kde" : "histogram";
        double ratio = options.number("ratio", 4);
        return new GridSpec(
                figure.heading(),
                new double[] {ratio, 1},
                new double[] {1, ratio},
                GAP,
                true,
                true,
                figure.legend(),
                List.of(
                        new GridSpec.CellSpec(1, 0, 1, 1, middle),
                        new GridSpec.CellSpec(
                                0,
                                0,
                                1,
                                1,
                                side(figure, layer, complete, side, Channel.X, Channel.Y)),
                        new GridSpec.CellSpec(
                                1,
                                1,
                                1,
                                1,
                                side(figure, layer, complete, side, Channel.Y, Channel.X))));
    }

    private static FigureSpec base(FigureSpec figure, Table table) {
        FigureSpec base = FigureSpec.of(table).with(LegendSpec.NONE);
        for (Channel channel : figure.scales().keySet()) {
            base = base.with(channel, figure.scale(channel));
        }
        return base;
    }

    private static Table complete(Table table, LayerSpec layer) {
        String x = layer.column(Channel.X);
        String y = layer.column(Channel.Y);
        if (x == null || y == null) {
            return table;
        }
        Column xs = table.column(x);
        Column ys = table.column(y);
        return table.take(
                IntStream.range(0, table.rows())
                        .filter(row -> !xs.missing(row) && !ys.missing(row))
                        .toArray());
    }

    /// Colours, sizes and shapes belong to dots; binned marks colour by how many rows there are.
    private static LayerSpec centre(LayerSpec from, String mark, boolean looks) {
        LayerSpec to = LayerSpec.of(mark);
        for (Channel channel : from.channels().keySet()) {
            boolean place = channel == Channel.X || channel == Channel.Y;
            boolean split =
                    channel == Channel.COLOR
                            && (mark.equals("contour") || mark.equals("regression"));
            if (place || looks || split) {
                to = to.with(channel, encoding(from, channel));
            }
        }
        return Inherited.looks(from, to);
    }

    private static Encoding encoding(LayerSpec layer, Channel channel) {
        Encoding encoding = layer.channels().get(channel);
        if (encoding == null) {
            throw new IllegalStateException("no encoding of " + channel.word());
        }
        return encoding;
    }

    /// Over the rows that have a place in the middle.
    ///
    /// @param along  the axis that it shares with the middle
    /// @param counts its own, which says nothing
    private static FigureSpec side(
            FigureSpec figure,
            LayerSpec layer,
            Table table,
            String mark,
            Channel along,
            Channel counts) {
        LayerSpec spread = Inherited.spread(layer, table, mark, along, encoding(layer, along));
        Object paint = layer.options().get("paint");
        return base(figure, table)
                .with(paint == null ? spread : spread.with("paint", paint))
                .with(counts, figure.scale(counts).type("linear").ticks(0).label(""));
    }
}
