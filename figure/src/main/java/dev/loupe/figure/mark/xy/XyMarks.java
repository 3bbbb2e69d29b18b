package dev.loupe.figure.mark.xy;

import dev.loupe.figure.mark.Mark;

import java.util.List;

/// The marks whose shapes lie where rows are.
public final class XyMarks {
    public static final List<Mark> ALL = List.of(new LineMark(), new PointMark());

    private XyMarks() {}
}
