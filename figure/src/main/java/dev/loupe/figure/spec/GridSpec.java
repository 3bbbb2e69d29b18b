package dev.loupe.figure.spec;

import dev.loupe.figure.data.Plain;

import java.util.Arrays;
import java.util.List;

/// Pictures in rows and columns.
///
/// @param columns,rows how wide and how high each is in proportion to the others
/// @param gap          pixels between cells
/// @param shareX       whether the figures of a column have one x scale, labelled below the lowest only
/// @param shareY       whether the figures of a row have one y scale, labelled left of the first only
/// @param legend       where the keys of all stand, each once; `NONE` leaves each figure its own
public record GridSpec(
        Heading heading,
        double[] columns,
        double[] rows,
        double gap,
        boolean shareX,
        boolean shareY,
        LegendSpec legend,
        List<CellSpec> cells)
        implements Picture {
    private static final int MOST_GAP = 1_000;
    private static final double LEAST_SHARE = 1e-4;

    /// @throws IllegalArgumentException if the gap or a share cannot be drawn
    public GridSpec {
        cells = List.copyOf(cells);
        if (!(gap >= 0 && gap <= MOST_GAP)) {
            throw new IllegalArgumentException(
                    "The gap of a grid must be from 0 to %d pixels, but is %s."
                            .formatted(MOST_GAP, Plain.number(gap)));
        }
        comparable("columns", columns);
        comparable("rows", rows);
    }

    /// The smallest share must be seen beside all.
    private static void comparable(String what, double[] shares) {
        double sum = Arrays.stream(shares).sum();
        double least = Arrays.stream(shares).min().orElse(1);
        if (!(least >= sum * LEAST_SHARE && sum < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "The %s of a grid must each be at least %s of their sum, but %s of %s is not."
                            .formatted(
                                    what,
                                    Plain.number(LEAST_SHARE),
                                    Plain.number(least),
                                    Plain.number(sum)));
        }
    }

    @Override
    public GridSpec with(Heading other) {
        return new GridSpec(other, columns, rows, gap, shareX, shareY, legend, cells);
    }

    /// A picture and the cells it covers.
    ///
    /// @param row,column from 0
    /// @param high,wide  how many rows and columns it covers
    public record CellSpec(int row, int column, int high, int wide, Picture picture) {}
}
