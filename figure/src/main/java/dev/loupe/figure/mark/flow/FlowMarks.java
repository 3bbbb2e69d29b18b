package dev.loupe.figure.mark.flow;

import dev.loupe.figure.mark.Mark;

import java.util.List;

/// The marks that show links, paths and spans.
public final class FlowMarks {
    public static final List<Mark> ALL =
            List.of(
                    new SankeyMark(),
                    new CategoriesMark(),
                    new ParallelMark(),
                    new NetworkMark(),
                    new ChordMark(),
                    new ArcMark(),
                    new DendrogramMark(),
                    new TimelineMark(),
                    new EventMark(),
                    new GanttMark());

    private FlowMarks() {}
}
