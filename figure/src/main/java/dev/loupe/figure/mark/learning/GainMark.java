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
import dev.loupe.figure.stat.LiftGain;

import java.util.List;

/// Cumulative gain: the share of positives in the best-scored share of rows; dashed are chance and the best there could be.
public final class GainMark implements Mark {
    private static final Signature SIGNATURE =
            ScoreCurves.signature("gain", "share of positives in the best-scored share of rows");
    private static final Plane PLANE =
            new Plane(
                    "share of rows, best first",
                    "share of positives",
                    "",
                    CurveKey.Corner.BOTTOM_RIGHT,
                    "",
                    false);

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Prepared prepare(Layer layer) {
        return ScoreCurves.of(layer, PLANE, GainMark::trace, (trace, scored) -> references(scored));
    }

    private static Trace trace(Group group, Scored scored) {
        LiftGain gain = LiftGain.of(scored.score(), scored.positive());
        return new Trace(
                group,
                gain.share(),
                gain.gain(),
                Double.NaN,
                Numbers.of("gain", group.name())
                        .with("share", gain.share())
                        .with("gain", gain.gain()));
    }

    private static List<Reference> references(Scored scored) {
        double share = scored.positives() / (double) scored.rows().length;
        double[] x = {0, share, 1};
        double[] y = {0, 1, 1};
        return List.of(Reference.diagonal("chance"), new Reference(x, y, "the best", false));
    }
}
