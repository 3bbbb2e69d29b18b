package dev.loupe.figure.stat;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

final class ScoresTest {
    private static final Witness SKLEARN = Witness.read("stat-scores.json");
    private static final double[] SCORE = SKLEARN.array("score");
    private static final boolean[] POSITIVE = positive();
    private static final double[] LOW_HIGH = {0.1, 0.9, Double.NaN};

    private static boolean[] positive() {
        int[] ints = SKLEARN.ints("positive");
        boolean[] out = new boolean[ints.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = ints[i] == 1;
        }
        return out;
    }

    @Test
    void rocCurveAndAreaAreSklearns() {
        RocCurve roc = RocCurve.of(SCORE, POSITIVE);
        Witness.near(SKLEARN.array("roc/fpr"), roc.falsePositives());
        Witness.near(SKLEARN.array("roc/tpr"), roc.truePositives());
        Witness.near(SKLEARN.array("roc/t"), roc.threshold());
        Witness.near(SKLEARN.number("roc/auc"), roc.area());
    }

    @Test
    void precisionRecallAndAverageAreSklearns() {
        PrecisionRecall pr = PrecisionRecall.of(SCORE, POSITIVE);
        Witness.near(SKLEARN.array("pr/precision"), pr.precision());
        Witness.near(SKLEARN.array("pr/recall"), pr.recall());
        double[] finite = Arrays.copyOfRange(pr.threshold(), 1, pr.threshold().length);
        Witness.near(SKLEARN.array("pr/t"), finite);
        Witness.near(SKLEARN.number("pr/average"), pr.average());
    }

    @Test
    void detCurveIsSklearns() {
        DetCurve det = DetCurve.of(SCORE, POSITIVE);
        Witness.near(SKLEARN.array("det/fpr"), det.falsePositives());
        Witness.near(SKLEARN.array("det/fnr"), det.falseNegatives());
        Witness.near(SKLEARN.array("det/t"), det.threshold());
        double[] crossing = {0.9, 0.8, 0.7, 0.6, 0.5, 0.4};
        boolean[] mixed = {true, true, false, true, false, false};
        assertEquals(1.0 / 3, DetCurve.of(crossing, mixed).equalErrorRate(), 1e-12);
    }

    @Test
    void distributionsLieAsFarApartAsScipySays() {
        KolmogorovSmirnov ks = KolmogorovSmirnov.of(SCORE, POSITIVE);
        Witness.near(SKLEARN.array("ks"), new double[] {ks.statistic(), ks.at()});
        assertEquals(
                ks.statistic(), Math.abs(ks.positives().at(ks.at()) - ks.others().at(ks.at())));
    }

    @Test
    void gainIsTheShareOfPositivesAmongTheBest() {
        LiftGain found = LiftGain.of(SCORE, POSITIVE);
        double[] share = SKLEARN.array("gain/share");
        double[] gain = SKLEARN.array("gain/gain");
        for (int i = 1; i < found.share().length; i++) {
            int at = Arrays.binarySearch(share, found.share()[i]);
            assertTrue(at >= 0, "share " + found.share()[i]);
            Witness.near(gain[at], found.gain()[i]);
            Witness.near(gain[at] / share[at], found.lift()[i], 1e-3, "lift");
        }
        assertEquals(0, found.gain()[0]);
        assertEquals(1, found.lift()[found.lift().length - 1]);
    }

    @ParameterizedTest
    @EnumSource
    void calibrationIsSklearns(Calibration.Cut cut) {
        String name = "calibration_" + cut.name().toLowerCase(Locale.ROOT);
        Calibration found = Calibration.of(SCORE, POSITIVE, 7, cut);
        Witness.near(SKLEARN.array(name + "/observed"), found.observed());
        Witness.near(SKLEARN.array(name + "/stated"), found.stated());
        assertEquals(SCORE.length, Arrays.stream(found.count()).sum());
    }

    @Test
    void calibrationErrorIsTheWeightedGap() {
        Calibration found = Calibration.of(SCORE, POSITIVE, 7, Calibration.Cut.UNIFORM);
        Witness.near(SKLEARN.number("ece"), found.error());
        Calibration byHand =
                Calibration.of(
                        new double[] {.95, .95, .15, 1},
                        new boolean[] {true, false, false, true},
                        10,
                        Calibration.Cut.UNIFORM);
        assertEquals((0.9 + 0.15) / 4, byHand.error(), 1e-15);
        assertEquals(0.3, byHand.most(), 1e-15);
    }

    @Test
    void confusionIsSklearns() {
        List<String> order = List.of("cat", "dog", "eel", "fox");
        List<String> actual = Arrays.stream(SKLEARN.ints("actual")).mapToObj(order::get).toList();
        List<String> predicted =
                Arrays.stream(SKLEARN.ints("predicted")).mapToObj(order::get).toList();
        Confusion found = Confusion.of(actual, predicted);
        assertEquals(order, found.labels());
        double[][] count = SKLEARN.table("confusion/count");
        for (int a = 0; a < 4; a++) {
            Witness.near(count[a], Arrays.stream(found.count()[a]).asDoubleStream().toArray());
            for (Confusion.Of of : Confusion.Of.values()) {
                double[][] shares =
                        SKLEARN.table("confusion/" + of.name().toLowerCase(Locale.ROOT));
                Witness.near(shares[a], found.shares(of)[a]);
            }
        }
        long[][] turned = Confusion.of(actual, predicted, List.of("dog", "cat")).count();
        assertEquals(count[0][1], turned[1][0]);
        assertThrows(
                IllegalArgumentException.class,
                () -> Confusion.of(actual, predicted, List.of("dog", "dog")));
    }

    @Test
    void silhouettesAreSklearns() {
        double[][] rows = SKLEARN.table("silhouette/rows");
        int[] cluster = SKLEARN.ints("silhouette/cluster");
        double[] expected = SKLEARN.array("silhouette/value");
        Silhouette found = Silhouette.of(rows, cluster);
        Witness.near(expected, found.value());
        Witness.near(Arrays.stream(expected).average().getAsDouble(), found.mean());
        assertEquals(Double.NaN, Silhouette.of(rows, new int[rows.length]).mean());
    }

    @Test
    void oneKindOfRowHasNoCurve() {
        boolean[] all = {true, true, false};
        RocCurve roc = RocCurve.of(LOW_HIGH, all);
        assertEquals(Double.NaN, roc.area());
        assertEquals(Double.NaN, roc.falsePositives()[0]);
        assertEquals(0, DetCurve.of(LOW_HIGH, all).threshold().length);
        assertEquals(Double.NaN, KolmogorovSmirnov.of(LOW_HIGH, all).statistic());
        assertEquals(1, PrecisionRecall.of(LOW_HIGH, all).average());
        assertEquals(Double.NaN, PrecisionRecall.of(LOW_HIGH, new boolean[3]).average());
        assertArrayEquals(new double[] {0, 0.5, 1}, LiftGain.of(LOW_HIGH, all).share());
        assertEquals(1, RocCurve.of(new double[0], new boolean[0]).threshold().length);
    }
}
