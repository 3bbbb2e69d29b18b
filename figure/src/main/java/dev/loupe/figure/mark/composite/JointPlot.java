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
import dev.loupe.figure.stat.BinEdges;
import dev.loupe.figure.stat.Residuals;

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
                                            "regression",
                                            "residual"),
                                    "the mark in the middle; regression lies over dots, residual shows what its line leaves, along the right side too"),
                            OptionSpec.word(
                                    "marginal",
                                    "",
                                    List.of("histogram", "kde", "ecdf"),
                                    "the marks along the sides; kde if there are classes or beside contours"),
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
        String kind = options.word("kind");
        FigureSpec middle = base(figure, table);
        if (kind.equals("point") || kind.equals("regression")) {
            middle = middle.with(centre(layer, "point", true));
        }
        if (!kind.equals("point")) {
            middle = middle.with(tuned(centre(layer, kind, false), table));
        }
        Table complete = complete(table, layer);
        boolean classes = splits(kind) && Inherited.classes(layer, table) != null;
        String usual = classes || kind.equals("contour") ? "kde" : "histogram";
        String side = options.word("marginal").isEmpty() ? usual : options.word("marginal");
        LayerSpec seen = splits(kind) ? layer : centre(layer, kind, false);
        FigureSpec top = side(figure, seen, complete, side, Channel.X, Channel.Y);
        FigureSpec right =
                kind.equals("residual")
                        ? leftover(figure, seen, complete, side)
                        : side(figure, seen, complete, side, Channel.Y, Channel.X);
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
                        new GridSpec.CellSpec(0, 0, 1, 1, top),
                        new GridSpec.CellSpec(1, 1, 1, 1, right)));
    }

    /// Whether classes of rows can be told apart in the middle, so that the sides tell them apart too.
    private static boolean splits(String kind) {
        return !kind.equals("hexbin") && !kind.equals("histogram2d");
    }

    /// Dots are drawn once; hexagons are as many as Seaborn makes them, and regular on a square.
    private static LayerSpec tuned(LayerSpec layer, Table table) {
        return switch (layer.mark()) {
            case "regression" -> layer.with("points", (Object) false);
            case "hexbin" -> {
                int across = hexagons(layer, table);
                double up = Math.max(1, (int) (across / Math.sqrt(3)));
                yield layer.with("bins", (Object) (double) across).with("lines", (Object) up);
            }
            default -> layer;
        };
    }

    /// The mean of what Freedman and Diaconis' rule makes of either column, at most 50, as `seaborn.jointplot(kind="hex")`; here at least 2.
    private static int hexagons(LayerSpec layer, Table table) {
        double sum = 0;
        for (Channel channel : List.of(Channel.X, Channel.Y)) {
            String name = layer.column(channel);
            if (name == null || !(table.column(name) instanceof Column.Numbers numbers)) {
                return 30;
            }
            sum += Math.min(50, BinEdges.freedmanDiaconis(numbers.values()));
        }
        return Math.max(2, (int) (sum / 2));
    }

    /// The spread of what the line of each class leaves, along the y axis of the middle.
    private static FigureSpec leftover(
            FigureSpec figure, LayerSpec layer, Table table, String mark) {
        String x = layer.column(Channel.X);
        String y = layer.column(Channel.Y);
        if (x == null
                || y == null
                || !(table.column(x) instanceof Column.Numbers(double[] xs))
                || !(table.column(y) instanceof Column.Numbers(double[] ys))) {
            return side(figure, layer, table, mark, Channel.Y, Channel.X);
        }
        String name = "residual of " + y;
        Column.Texts classes = Inherited.classes(layer, table);
        double[] residual = Residuals.byClass(xs, ys, classes == null ? null : classes.codes());
        return side(
                figure,
                layer.with(Channel.Y, name),
                table.with(name, residual),
                mark,
                Channel.Y,
                Channel.X);
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
                            && List.of("contour", "regression", "residual").contains(mark);
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
        if (mark.equals("histogram") && layer.options().get("kind") instanceof String kind) {
            spread = spread.with("kde", (Object) kind.equals("regression"));
        }
        return base(figure, table)
                .with(paint == null ? spread : spread.with("paint", paint))
                .with(counts, figure.scale(counts).type("linear").ticks(0).label(""));
    }
}
