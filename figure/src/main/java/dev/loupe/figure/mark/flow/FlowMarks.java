package dev.loupe.figure.mark.flow;

import dev.loupe.figure.mark.Mark;

import java.util.List;

/// The marks that show links, paths and spans.
public final class FlowMarks {
    public static final List<Mark> ALL =
            List.of(new SankeyMark(), new GanttMark(), new ParallelMark(), new CategoriesMark());

    private FlowMarks() {}
}
