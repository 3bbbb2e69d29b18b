package dev.loupe.figure.mark.grid;

import dev.loupe.figure.mark.Mark;

import java.util.List;

/// The marks that show two columns against each other.
public final class GridMarks {
    public static final List<Mark> ALL =
            List.of(
                    new HeatmapMark(),
                    new TilesMark(),
                    new Histogram2dMark(),
                    new HexbinMark(),
                    new ContourMark(),
                    new RegressionMark(),
                    new ResidualMark(),
                    new CorrelationMark());

    private GridMarks() {}
}
