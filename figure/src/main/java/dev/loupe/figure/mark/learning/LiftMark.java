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

/// How many times more positives the best-scored share of rows holds than as many rows by chance.
public final class LiftMark implements Mark {
    private static final Signature SIGNATURE =
            ScoreCurves.signature(
                    "lift", "how many times better than chance the best-scored rows are");
    private static final Plane PLANE =
            new Plane("share of rows, best first", "lift", "", CurveKey.Corner.TOP_RIGHT, "", true);

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Prepared prepare(Layer layer) {
        return ScoreCurves.of(
                layer,
                PLANE,
                LiftMark::trace,
                (trace, scored) ->
                        List.of(
                                new Reference(
                                        new double[] {0, 1}, new double[] {1, 1}, "chance", true)));
    }

    private static Trace trace(Group group, Scored scored) {
        LiftGain lift = LiftGain.of(scored.score(), scored.positive());
        return new Trace(
                group,
                lift.share(),
                lift.lift(),
                Double.NaN,
                Numbers.of("lift", group.name())
                        .with("share", lift.share())
                        .with("lift", lift.lift()));
    }
}
