package dev.loupe.figure.mark.learning;

import dev.loupe.figure.mark.Group;
import dev.loupe.figure.mark.Layer;
import dev.loupe.figure.mark.Mark;
import dev.loupe.figure.mark.Numbers;
import dev.loupe.figure.mark.Prepared;
import dev.loupe.figure.mark.Signature;
import dev.loupe.figure.mark.learning.ScoreCurves.Plane;
import dev.loupe.figure.mark.learning.ScoreCurves.Reference;
import dev.loupe.figure.mark.learning.ScoreCurves.Trace;
import dev.loupe.figure.stat.DetCurve;

import java.util.List;

/// Detection error tradeoff: misses against false alarms over normal quantiles of both, where normal scores give straight lines. The
/// dashed line is where both are equally frequent.
public final class DetMark implements Mark {
    private static final Signature SIGNATURE =
            ScoreCurves.signature("det", "misses against false alarms, over normal quantiles");
    private static final Plane PLANE =
            new Plane("false alarms", "misses", "EER", CurveKey.Corner.TOP_RIGHT, "probit", false);

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Prepared prepare(Layer layer) {
        return ScoreCurves.of(
                layer,
                PLANE,
                DetMark::trace,
                (trace, scored) -> List.of(Reference.diagonal("equal error rates")));
    }

    private static Trace trace(Group group, Scored scored) {
        DetCurve det = DetCurve.of(scored.score(), scored.positive());
        return new Trace(
                group,
                det.falsePositives(),
                det.falseNegatives(),
                det.equalErrorRate(),
                Numbers.of("det", group.name())
                        .with("fpr", det.falsePositives())
                        .with("fnr", det.falseNegatives())
                        .with("threshold", det.threshold())
                        .fact("eer", det.equalErrorRate()));
    }
}
