package dev.loupe.server.embeddings;

import dev.loupe.figure.Figure;
import dev.loupe.figure.data.Column;
import dev.loupe.figure.data.Table;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.spec.LegendSpec;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Vectors as dots over two or three of their components.
///
/// @param axes   two or three components, from 0
/// @param colour a column of the labels, empty for one colour
/// @param marked rows with a halo
/// @param named  rows whose labels stand beside them
record EmbeddingFigure(Embedding embedding, int[] axes, String colour, int[] marked, int[] named) {
    private static final double HALO = 6;
    private static final MathContext DIGITS = new MathContext(6);

    /// Rows of the dots are those of the vectors; halos lie below them, so that a pointer finds the dots.
    Figure draw(String theme) {
        Table table = table();
        boolean flat = axes.length == 2;
        Figure figure = Figure.of(table);
        if (marked.length > 0) {
            figure =
                    dots(figure, flat)
                            .with("paint", theme.equals("dark") ? "#f2c94c" : "#b7791f")
                            .with("radius", HALO)
                            .with("opacity", 0.9)
                            .over(table.take(marked));
        }
        figure = dots(figure, flat);
        if (!colour.isEmpty()) {
            figure = figure.color(key(colour));
            if (table.column(key(colour)) instanceof Column.Texts) {
                List<String> order = embedding.labels().classes(colour);
                figure = figure.scale(Channel.COLOR, scale -> scale.order(order));
            }
            figure = figure.scale(Channel.COLOR, scale -> scale.label(colour));
        }
        if (flat) {
            figure = figure.channel(Channel.TEXT, "label");
            if (named.length > 0) {
                figure = figure.mark("text", name(0), name(1)).channel(Channel.TEXT, "label");
                figure = figure.over(table.take(named));
            }
        }
        return figure.legend(LegendSpec.AUTOMATIC).heading(heading -> heading.theme(theme));
    }

    private Figure dots(Figure figure, boolean flat) {
        return flat
                ? figure.point(name(0), name(1))
                : figure.mark("scatter3d", name(0), name(1)).z(name(2));
    }

    private Table table() {
        String[] labels = new String[embedding.vectors().rows()];
        Arrays.setAll(labels, embedding.labels()::of);
        Table table = Table.of("label", labels);
        for (int i = 0; i < axes.length; i++) {
            table = table.with(name(i), read(embedding.components().places()[axes[i]]));
        }
        return colour.isEmpty()
                ? table
                : table.with(key(colour), embedding.labels().column(colour));
    }

    /// With as many digits as a picture can show.
    private static double[] read(double[] places) {
        return Arrays.stream(places)
                .map(place -> new BigDecimal(place).round(DIGITS).doubleValue())
                .toArray();
    }

    /// Of a column of the labels, apart from the names of places.
    private static String key(String column) {
        return column.equals("label") || column.startsWith("PC ") ? column + " " : column;
    }

    private String name(int place) {
        return String.format(
                Locale.ROOT,
                "PC %d (%.1f %%)",
                axes[place] + 1,
                100 * embedding.components().explained()[axes[place]]);
    }
}
