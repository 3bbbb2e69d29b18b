package dev.loupe.figure.mark.learning;

import dev.loupe.figure.mark.Mark;

import java.util.List;

/// The marks of machine learning.
public final class LearningMarks {
    public static final List<Mark> ALL =
            List.of(
                    new RocMark(),
                    new PrecisionRecallMark(),
                    new DetMark(),
                    new LiftMark(),
                    new GainMark(),
                    new KolmogorovSmirnovMark(),
                    new CalibrationMark(),
                    new ConfusionMark(),
                    new ImportanceMark(),
                    new SilhouetteMark(),
                    new LearningCurveMark(),
                    new DecisionMark(),
                    new AttentionMark(),
                    new ImageGridMark(),
                    new SpectrogramMark(),
                    new BranchesMark());

    private LearningMarks() {}
}
