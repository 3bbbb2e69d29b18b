package dev.loupe.figure.mark.polar;

import dev.loupe.figure.mark.Mark;

import java.util.List;

/// The marks about a centre or between corners.
public final class PolarMarks {
    public static final List<Mark> ALL = List.of();

    private PolarMarks() {}
}
