package dev.loupe.figure;

import dev.loupe.figure.spec.GridSpec;
import dev.loupe.figure.spec.Heading;
import dev.loupe.figure.spec.LegendSpec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Figures in rows and columns, perhaps with scales that they share. Immutable; every method answers a new one.
///
/// ```java
/// FigureGrid.of(2, loss, accuracy, rate, norms).shareX().title("One run").svg()
/// ```
public record FigureGrid(GridSpec spec) implements Drawable {
    private static final double GAP = 24;

    /// Row by row, all of the same size.
    ///
    /// @param columns in a row, at least 1
    /// @throws IllegalArgumentException if there are no pictures, or less than one column
    public static FigureGrid of(int columns, Drawable... pictures) {
        if (columns < 1 || pictures.length == 0) {
            throw new IllegalArgumentException(
                    "A grid of figures needs at least one column and one figure, but has %d and %d."
                            .formatted(columns, pictures.length));
        }
        int wide = Math.min(columns, pictures.length);
        List<GridSpec.CellSpec> cells = new ArrayList<>();
        for (int i = 0; i < pictures.length; i++) {
            cells.add(new GridSpec.CellSpec(i / wide, i % wide, 1, 1, pictures[i].spec()));
        }
        return new FigureGrid(
                new GridSpec(
                        Heading.PLAIN,
                        same(wide),
                        same((pictures.length + wide - 1) / wide),
                        GAP,
                        false,
                        false,
                        LegendSpec.NONE,
                        cells));
    }

    private static double[] same(int count) {
        double[] shares = new double[count];
        Arrays.fill(shares, 1);
        return shares;
    }

    public FigureGrid title(String text) {
        return new FigureGrid(spec.with(spec.heading().title(text)));
    }

    public FigureGrid subtitle(String text) {
        return new FigureGrid(spec.with(spec.heading().subtitle(text)));
    }

    /// Pixels of the whole.
    public FigureGrid size(double width, double height) {
        return new FigureGrid(spec.with(spec.heading().size(width, height)));
    }

    /// How wide columns are, in proportion; as many as there are.
    public FigureGrid widths(double... shares) {
        return new FigureGrid(
                new GridSpec(
                        spec.heading(),
                        shares,
                        spec.rows(),
                        spec.gap(),
                        spec.shareX(),
                        spec.shareY(),
                        spec.legend(),
                        spec.cells()));
    }

    /// How high rows are, in proportion; as many as there are.
    public FigureGrid heights(double... shares) {
        return new FigureGrid(
                new GridSpec(
                        spec.heading(),
                        spec.columns(),
                        shares,
                        spec.gap(),
                        spec.shareX(),
                        spec.shareY(),
                        spec.legend(),
                        spec.cells()));
    }

    /// One x scale for the figures of each column.
    public FigureGrid shareX() {
        return shared(true, spec.shareY(), spec.legend());
    }

    /// One y scale for the figures of each row.
    public FigureGrid shareY() {
        return shared(spec.shareX(), true, spec.legend());
    }

    /// One legend for all figures.
    public FigureGrid legend(LegendSpec place) {
        return shared(spec.shareX(), spec.shareY(), place);
    }

    private FigureGrid shared(boolean x, boolean y, LegendSpec legend) {
        return new FigureGrid(
                new GridSpec(
                        spec.heading(),
                        spec.columns(),
                        spec.rows(),
                        spec.gap(),
                        x,
                        y,
                        legend,
                        spec.cells()));
    }
}
