package dev.loupe.figure.mark.distribution;

import dev.loupe.figure.mark.Mark;

import java.util.List;

/// The marks that show how values are spread.
public final class DistributionMarks {
    public static final List<Mark> ALL =
            List.of(
                    new HistogramMark(),
                    new KdeMark(),
                    new EcdfMark(),
                    new BoxMark(),
                    new ViolinMark(),
                    new BoxenMark(),
                    StripMark.jittered(),
                    StripMark.swarm(),
                    new RidgeMark(),
                    new QqMark());

    private DistributionMarks() {}
}
