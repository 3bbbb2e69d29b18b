package dev.loupe.figure.stat;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Arrays;
import java.util.Locale;
import java.util.Random;

final class ShapesTest {
    private static final Witness PYTHON = Witness.read("stat-shapes.json");
    private static final double[] X = PYTHON.array("x");
    private static final double[] Y = PYTHON.array("y");

    private static void lettersAreSeaborns(LetterValues.Depth depth, String name) {
        LetterValues letters = LetterValues.of(X, depth);
        Witness.near(PYTHON.array("letters_" + name + "/low"), letters.low());
        Witness.near(PYTHON.array("letters_" + name + "/high"), letters.high());
        assertEquals(PYTHON.number("letters_" + name + "/fliers"), letters.outliers().length, name);
    }

    @Test
    void letterValuesOfEveryDepthAreSeaborns() {
        lettersAreSeaborns(new LetterValues.Depth.Tukey(), "tukey");
        lettersAreSeaborns(new LetterValues.Depth.Outside(0.007), "outside");
        lettersAreSeaborns(new LetterValues.Depth.Trustworthy(0.05), "trustworthy");
        lettersAreSeaborns(new LetterValues.Depth.Full(), "full");
        assertEquals(1, LetterValues.of(new double[] {3}).low().length);
    }

    @ParameterizedTest
    @CsvSource({"5,false", "6,true"})
    void rollingNumbersArePandas(int window, boolean centred) {
        double[] gaps = PYTHON.array("gaps");
        for (Rolling.Kind kind : Rolling.Kind.values()) {
            String path = "rolling" + window + "/" + kind.name().toLowerCase(Locale.ROOT);
            Witness.near(PYTHON.array(path), Rolling.of(gaps, window, kind, centred, 3));
        }
    }

    @Test
    void rollingWindowsLongerThanTheDataHoldItAll() {
        double[] values = {4, 1, Double.POSITIVE_INFINITY, 7};
        double[] all = Rolling.of(values, 1_000_000, Rolling.Kind.MEDIAN, true, 1);
        assertArrayEquals(new double[] {4, 4, 4, 4}, all);
        double[] sums = Rolling.of(values, 1_000_000, Rolling.Kind.MEAN, false, 1);
        assertArrayEquals(new double[] {4, 2.5, 2.5, 4}, sums);
    }

    @Test
    void hexagonsAreMatplotlibs() {
        Hexagons hexagons = Hexagons.of(X, Y, 8);
        double[][] centres = PYTHON.table("hex/centres");
        Witness.near(PYTHON.array("hex/weight"), hexagons.weight());
        for (int i = 0; i < centres.length; i++) {
            Witness.near(centres[i], new double[] {hexagons.x()[i], hexagons.y()[i]});
        }
        double[][] corners = PYTHON.table("hex/corners");
        for (int i = 0; i < 6; i++) {
            double[] corner = {hexagons.corners()[0][i], hexagons.corners()[1][i]};
            Witness.near(corners[i], corner);
        }
        Hexagons means = Hexagons.of(X, Y, PYTHON.array("hex_mean/values"), 6, 4);
        Witness.near(PYTHON.array("hex_mean/weight"), means.weight());
    }

    @Test
    void hexagonsOfOnePlaceAreOne() {
        double[] same = {5, 5, Double.NaN};
        Hexagons hexagons = Hexagons.of(same, same, 10);
        assertArrayEquals(new double[] {2}, hexagons.weight());
        assertEquals(1, hexagons.left());
        assertEquals(0, Hexagons.of(new double[0], new double[0], 3).weight().length);
    }

    @Test
    void planeHistogramIsNumpys() {
        Grid2d grid = Grid2d.of(X, Y, new double[] {-4, 0, 4, 15}, new double[] {-6, 0, 2, 12});
        assertArrayEquals(PYTHON.table("grid"), grid.weight());
        double inside = 0;
        for (double[] row : grid.weight()) {
            inside += Arrays.stream(row).sum();
        }
        assertEquals(X.length, inside + grid.left());
    }

    @Test
    void swarmsLieWhereSeabornPutsThem() {
        double[] y = PYTHON.array("swarm/y");
        double[] offset = Beeswarm.of(y, 0.2, Double.POSITIVE_INFINITY).offset();
        Witness.near(PYTHON.array("swarm/offset"), offset);
    }

    @Test
    void pointsOfASwarmDoNotOverlapUnlessCounted() {
        var random = new Random(2);
        double[] y = random.doubles(2_000, 0, 100).toArray();
        double[] offset = Beeswarm.of(y, 0.7, 1_000).offset();
        for (int i = 0; i < y.length; i++) {
            for (int j = 0; j < i; j++) {
                double apart = Math.hypot(y[i] - y[j], offset[i] - offset[j]);
                assertTrue(apart >= 1.4 - 1e-9, i + " and " + j);
            }
        }
        double[] equal = new double[100_000];
        Beeswarm full = Beeswarm.of(equal, 1, 20);
        assertTrue(full.squeezed() > 99_900);
        assertTrue(Arrays.stream(full.offset()).allMatch(o -> Math.abs(o) <= 20));
    }

    @Test
    void aFullSwarmPutsTheRestOnBothEdgesAndLeavesThePlacedApart() {
        double[] y = new Random(5).doubles(20_000, 0, 60).toArray();
        Beeswarm full = Beeswarm.of(y, 1, 15);
        double[] offset = full.offset();
        long left = Arrays.stream(offset).filter(o -> o == -15).count();
        long right = Arrays.stream(offset).filter(o -> o == 15).count();
        assertEquals(full.squeezed(), left + right);
        assertEquals(1, (double) left / right, 0.02);
        for (int i = 0; i < y.length; i++) {
            for (int j = 0; j < i && Math.abs(offset[i]) < 15; j++) {
                double apart = Math.hypot(y[i] - y[j], offset[i] - offset[j]);
                assertTrue(Math.abs(offset[j]) == 15 || apart >= 2 - 1e-9, i + " and " + j);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void treesAreScipys(Clustering.Linkage linkage) {
        String name = "tree_" + linkage.name().toLowerCase(Locale.ROOT);
        Clustering tree = Clustering.of(PYTHON.table("rows"), linkage);
        double[][] joins = PYTHON.table(name + "/joins");
        for (int k = 0; k < joins.length; k++) {
            double[] found = {tree.left()[k], tree.right()[k], tree.height()[k], tree.size()[k]};
            Witness.near(joins[k], found);
        }
        assertArrayEquals(PYTHON.ints(name + "/leaves"), tree.leaves());
        double[][] drawn =
                Arrays.stream(tree.brackets())
                        .map(
                                b ->
                                        new double[] {
                                            5 + 10 * b[0],
                                            5 + 10 * b[0],
                                            5 + 10 * b[2],
                                            5 + 10 * b[2],
                                            b[1],
                                            b[4],
                                            b[4],
                                            b[3]
                                        })
                        .sorted(Arrays::compare)
                        .toArray(double[][]::new);
        double[][] expected = PYTHON.table(name + "/drawn");
        for (int k = 0; k < expected.length; k++) {
            Witness.near(expected[k], drawn[k]);
        }
    }

    @Test
    void oneRowIsATreeAndTooManyAreRefused() {
        Clustering one = Clustering.of(new double[][] {{1, 2}}, Clustering.Linkage.WARD);
        assertArrayEquals(new int[] {0}, one.leaves());
        double[][] many = new double[5_001][1];
        assertThrows(
                IllegalArgumentException.class,
                () -> Clustering.of(many, Clustering.Linkage.SINGLE));
    }

    @ParameterizedTest
    @CsvSource({"16,2", "15,7"})
    void spectrogramsAreScipys(int segment, int overlap) {
        Spectrogram found = Spectrogram.of(PYTHON.array("wave"), 10, segment, overlap);
        String name = "spectrogram" + segment;
        Witness.near(PYTHON.array(name + "/f"), found.frequency());
        Witness.near(PYTHON.array(name + "/t"), found.time());
        double[][] power = PYTHON.table(name + "/power");
        for (int k = 0; k < power.length; k++) {
            Witness.near(power[k], found.power()[k]);
        }
    }
}
