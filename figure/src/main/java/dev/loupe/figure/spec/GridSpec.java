package dev.loupe.figure.spec;

import java.util.List;

/// Pictures in rows and columns.
///
/// @param columns,rows how wide and how high each is in proportion to the others
/// @param gap          pixels between cells
/// @param shareX       whether the figures of a column have one x scale, labelled below the lowest only
/// @param shareY       whether the figures of a row have one y scale, labelled left of the first only
/// @param legend       where the one legend of all stands; `NONE` leaves each figure its own
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
    public GridSpec {
        cells = List.copyOf(cells);
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
