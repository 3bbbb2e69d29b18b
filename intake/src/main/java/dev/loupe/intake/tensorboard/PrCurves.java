package dev.loupe.intake.tensorboard;

import dev.loupe.runs.domain.MediaKind;

import java.util.Arrays;

/// Precision and recall by threshold.
///
/// Source: `plugins/pr_curve/metadata.py` (a tensor `[6, thresholds]`: true positives, false positives, true negatives, false negatives, precision, recall).
final class PrCurves {
    private static final String[] ROWS = {"tp", "fp", "tn", "fn", "precision", "recall"};
    private final Telling telling;

    PrCurves(Telling telling) {
        this.telling = telling;
    }

    void tensor(Tag tag, long step, long micros, TensorValue tensor) {
        int n = tensor.numbers().length / ROWS.length;
        StringBuilder meta = new StringBuilder("{");
        for (int row = 0; row < ROWS.length; row++) {
            meta.append(row == 0 ? "\"" : ",\"").append(ROWS[row]).append("\":");
            meta.append(
                    JsonNumbers.of(Arrays.copyOfRange(tensor.numbers(), row * n, (row + 1) * n)));
        }
        telling.item(tag, MediaKind.PR_CURVE, step, micros, 0, null, meta.append('}').toString());
    }
}
