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
import dev.loupe.figure.stat.RocCurve;

import java.util.List;

/// Receiver operating characteristic: the share of positives found against the share of false alarms. The number behind is `auc`.
public final class RocMark implements Mark {
    private static final Signature SIGNATURE =
            ScoreCurves.signature(
                    "roc", "positives found against false alarms, over all thresholds of a score");
    private static final Plane PLANE =
            new Plane(
                    "false positive rate",
                    "true positive rate",
                    "AUC",
                    CurveKey.Corner.BOTTOM_RIGHT,
                    "",
                    false);

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Prepared prepare(Layer layer) {
        return ScoreCurves.of(
                layer,
                PLANE,
                RocMark::trace,
                (trace, scored) -> List.of(Reference.diagonal("chance")));
    }

    private static Trace trace(Group group, Scored scored) {
        RocCurve roc = RocCurve.of(scored.score(), scored.positive());
        return new Trace(
                group,
                roc.falsePositives(),
                roc.truePositives(),
                roc.area(),
                Numbers.of("roc", group.name())
                        .with("fpr", roc.falsePositives())
                        .with("tpr", roc.truePositives())
                        .with("threshold", roc.threshold())
                        .fact("auc", roc.area()));
    }
}
