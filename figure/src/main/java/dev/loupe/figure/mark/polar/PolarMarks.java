package dev.loupe.figure.mark.polar;

import dev.loupe.figure.mark.Mark;

import java.util.List;

/// The marks about a centre or between corners, and those of flow.
public final class PolarMarks {
    public static final List<Mark> ALL =
            List.of(
                    new PolarMark(),
                    new RadarMark(),
                    new WindRoseMark(),
                    new TernaryMark(),
                    new QuiverMark(),
                    new BarbsMark(),
                    new StreamMark());

    private PolarMarks() {}
}
