package dev.loupe.figure.mark.xy;

import dev.loupe.figure.mark.Mark;

import java.util.List;

/// The marks whose shapes lie where rows are.
public final class XyMarks {
    public static final List<Mark> ALL =
            List.of(
                    LineMark.straight(),
                    LineMark.stepped(),
                    new PointMark(),
                    new AreaMark(),
                    new BandMark(),
                    new PolygonMark(),
                    new EllipseMark(),
                    new BarMark(),
                    new DumbbellMark(),
                    new SlopeMark(),
                    new ErrorBarMark(),
                    new TextMark(),
                    new ArrowMark(),
                    new ImageMark(),
                    new RuleMark(),
                    new RangeMark(),
                    new RugMark());

    private XyMarks() {}
}
