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
import dev.loupe.figure.stat.PrecisionRecall;

import java.util.List;

/// Precision against recall, in steps, with average precision; the dashed line is the share of positives, what chance would give.
public final class PrecisionRecallMark implements Mark {
    private static final Signature SIGNATURE =
            ScoreCurves.signature("pr", "precision against recall, over all thresholds of a score");
    private static final Plane PLANE =
            new Plane("recall", "precision", "AP", CurveKey.Corner.BOTTOM_LEFT, "", false);

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Prepared prepare(Layer layer) {
        return ScoreCurves.of(
                layer, PLANE, PrecisionRecallMark::trace, (trace, scored) -> prevalence(scored));
    }

    private static Trace trace(Group group, Scored scored) {
        PrecisionRecall pr = PrecisionRecall.of(scored.score(), scored.positive());
        double[] recall = pr.recall();
        double[] precision = pr.precision();
        int n = recall.length;
        double[] x = new double[Math.max(0, 2 * n - 1)];
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = recall[i / 2];
            y[i] = precision[(i + 1) / 2];
        }
        return new Trace(
                group,
                x,
                y,
                pr.average(),
                Numbers.of("pr", group.name())
                        .with("recall", recall)
                        .with("precision", precision)
                        .with("threshold", pr.threshold())
                        .fact("ap", pr.average())
                        .fact("prevalence", pr.baseline()));
    }

    private static List<Reference> prevalence(Scored scored) {
        double share = scored.positives() / (double) scored.rows().length;
        double[] level = {share, share};
        return List.of(
                new Reference(
                        new double[] {0, 1},
                        level,
                        "prevalence " + ScoreCurves.quoted(share),
                        true));
    }
}
