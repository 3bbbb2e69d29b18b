package dev.loupe.figure.mark.grid;

import dev.loupe.figure.data.Column;
import dev.loupe.figure.mark.Extents;
import dev.loupe.figure.mark.Layer;
import dev.loupe.figure.mark.Numbers;
import dev.loupe.figure.mark.Prepared;
import dev.loupe.figure.mark.Sketch;
import dev.loupe.figure.mark.Stage;
import dev.loupe.figure.scale.Numerals;
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Item.Anchor;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Role;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.theme.Theme;
import dev.loupe.figure.type.Typeface;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.IntStream;

/// Cells of any width and height on axes of numbers.
///
/// @param by      the channel behind `values`; null where rows are counted
/// @param x,x2    where cells begin and end, in either order
/// @param y,y2    likewise upwards
/// @param values  one a cell, NaN for none
/// @param members the one row of a cell that has only one, else −1
record UnevenHeat(
        Layer layer,
        @Nullable Channel by,
        double[] x,
        double[] x2,
        double[] y,
        double[] y2,
        double[] values,
        int[] members,
        int leftOut)
        implements Prepared {
    private static final int MOST = 100_000;

    /// Neighbours reach over each other by this much, so that nothing shows between them.
    private static final double SEAM = 0.25;

    static UnevenHeat of(Layer layer, @Nullable Channel by, Cells.Gathering gathering) {
        UnevenHeat heat =
                layer.has(Channel.X2) || layer.has(Channel.Y2)
                        ? given(layer, by)
                        : around(layer, by, Cells.of(layer, by, gathering));
        if (heat.values.length > MOST) {
            throw new IllegalArgumentException(
                    "The mark heatmap can show %,d cells of unequal size, but there are %,d."
                            .formatted(MOST, heat.values.length));
        }
        return heat;
    }

    /// Around the numbers that rows have.
    private static UnevenHeat around(Layer layer, @Nullable Channel by, Cells cells) {
        double[] across = Edges.midway(Axes.values(layer, Channel.X, cells.x()));
        double[] up = Edges.midway(Axes.values(layer, Channel.Y, cells.y()));
        int n = cells.values().length;
        int columns = cells.columns();
        return new UnevenHeat(
                layer,
                by,
                IntStream.range(0, n).mapToDouble(i -> across[i % columns]).toArray(),
                IntStream.range(0, n).mapToDouble(i -> across[i % columns + 1]).toArray(),
                IntStream.range(0, n).mapToDouble(i -> up[i / columns]).toArray(),
                IntStream.range(0, n).mapToDouble(i -> up[i / columns + 1]).toArray(),
                cells.values(),
                cells.members(),
                0);
    }

    /// A cell for each row, from `X`, `Y` to `X2`, `Y2`.
    private static UnevenHeat given(Layer layer, @Nullable Channel by) {
        for (Channel channel : List.of(Channel.X2, Channel.Y2)) {
            if (!layer.has(channel)) {
                throw new IllegalArgumentException(
                        "Cells of a heatmap that say where they end need x2 and y2, but %s is not given."
                                .formatted(channel.word()));
            }
        }
        double[][] ends = {
            layer.numbers(Channel.X),
            layer.numbers(Channel.X2),
            layer.numbers(Channel.Y),
            layer.numbers(Channel.Y2)
        };
        int[] rows =
                IntStream.of(layer.rows())
                        .filter(
                                row ->
                                        Double.isFinite(
                                                ends[0][row]
                                                        + ends[1][row]
                                                        + ends[2][row]
                                                        + ends[3][row]))
                        .toArray();
        double[] values = by == null ? null : layer.numbers(by);
        return new UnevenHeat(
                layer,
                by,
                IntStream.of(rows).mapToDouble(row -> ends[0][row]).toArray(),
                IntStream.of(rows).mapToDouble(row -> ends[1][row]).toArray(),
                IntStream.of(rows).mapToDouble(row -> ends[2][row]).toArray(),
                IntStream.of(rows).mapToDouble(row -> ends[3][row]).toArray(),
                IntStream.of(rows).mapToDouble(row -> values == null ? 1 : values[row]).toArray(),
                rows,
                layer.rows().length - rows.length);
    }

    @Override
    public Extents extents() {
        Extents extents =
                new Extents()
                        .numbers(Channel.COLOR, values)
                        .label(Channel.COLOR, by == null ? "rows" : layer.title(by))
                        .label(Channel.X, layer.title(Channel.X))
                        .label(Channel.Y, layer.title(Channel.Y));
        reach(extents, Channel.X, x, x2);
        reach(extents, Channel.Y, y, y2);
        return by == null ? extents.ramp("counts") : extents;
    }

    private void reach(Extents extents, Channel channel, double[] from, double[] to) {
        if (layer.column(channel) instanceof Column.Times) {
            extents.times(channel, from).times(channel, to);
        } else {
            extents.numbers(channel, from).numbers(channel, to);
        }
        extents.tight(channel);
    }

    @Override
    public List<Numbers> numbers() {
        return List.of(
                Numbers.of("heatmap", "")
                        .with("x", x)
                        .with("x2", x2)
                        .with("y", y)
                        .with("y2", y2)
                        .with("value", values));
    }

    @Override
    public void draw(Stage stage, Sketch sketch) {
        String[] texts = Numerals.together(values);
        for (int cell = 0; cell < values.length; cell++) {
            double left = stage.x().at(x[cell]);
            double right = stage.x().at(x2[cell]);
            double low = stage.y().at(y[cell]);
            double high = stage.y().at(y2[cell]);
            if (Double.isFinite(left + right + low + high)) {
                Colour fill = stage.ramped(values[cell], stage.theme().well());
                sketch.rect(
                        meaning(cell, texts[cell]),
                        Math.min(left, right) - SEAM,
                        Math.min(low, high) - SEAM,
                        Math.max(left, right) + SEAM,
                        Math.max(low, high) + SEAM,
                        fill,
                        null);
            }
        }
        for (int cell = 0; cell < values.length; cell++) {
            double left = stage.x().at(x[cell]);
            double right = stage.x().at(x2[cell]);
            double low = stage.y().at(y[cell]);
            double high = stage.y().at(y2[cell]);
            if (written(Math.abs(right - left), Math.abs(high - low), texts[cell])) {
                sketch.text(
                        Meaning.of(Role.LABEL),
                        (left + right) / 2,
                        (low + high) / 2 + 4,
                        texts[cell],
                        Theme.TICK_SIZE,
                        Theme.TEXT_WEIGHT,
                        Anchor.MIDDLE,
                        0,
                        stage.theme().textOn(stage.ramped(values[cell], stage.theme().well())));
            }
        }
    }

    private boolean written(double width, double height, String text) {
        return switch (layer.options().word("annotate")) {
            case "always" -> Double.isFinite(width + height);
            case "never" -> false;
            default ->
                    height >= 16
                            && Typeface.width(text, Theme.TICK_SIZE, Theme.TEXT_WEIGHT)
                                    <= width - 6;
        };
    }

    private Meaning meaning(int cell, String text) {
        String said =
                "%s to %s, %s to %s: %s"
                        .formatted(
                                Numerals.brief(x[cell]),
                                Numerals.brief(x2[cell]),
                                Numerals.brief(y[cell]),
                                Numerals.brief(y2[cell]),
                                text.isEmpty() ? "no value" : text);
        Meaning meaning = Meaning.of(Role.MARK, said);
        return members[cell] >= 0 ? meaning.rows(members[cell]) : meaning;
    }
}
