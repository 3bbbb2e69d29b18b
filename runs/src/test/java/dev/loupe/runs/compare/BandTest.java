package dev.loupe.runs.compare;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loupe.runs.series.Witness;

import org.junit.jupiter.api.Test;

import java.io.IOException;

final class BandTest {
    private static Band witnessed(Band.Kind kind) throws IOException {
        Witness witness = Witness.read("bands.csv");
        Band.Member[] members = new Band.Member[7];
        for (int m = 0; m < 7; m++) {
            members[m] = Band.Member.of(witness.column("x"), witness.column("m" + m));
        }
        Band band = Band.of(members, kind);
        assertArrayEquals(witness.column("x"), band.x());
        assertArrayEquals(witness.column("mean"), band.mean(), 1e-12);
        return band;
    }

    @Test
    void edgesAreNumpysAndScipys() throws IOException {
        Witness witness = Witness.read("bands.csv");
        assertArrayEquals(witness.column("min"), witnessed(Band.Kind.MINMAX).low());
        assertArrayEquals(witness.column("max"), witnessed(Band.Kind.MINMAX).high());
        assertArrayEquals(witness.column("ci_low"), witnessed(Band.Kind.CI95).low(), 1e-12);
        assertArrayEquals(witness.column("ci_high"), witnessed(Band.Kind.CI95).high(), 1e-12);
        assertArrayEquals(witness.column("q1"), witnessed(Band.Kind.QUARTILES).low(), 1e-12);
        assertArrayEquals(witness.column("q3"), witnessed(Band.Kind.QUARTILES).high(), 1e-12);
        Band sd = witnessed(Band.Kind.SD);
        Band se = witnessed(Band.Kind.SE);
        for (int i = 0; i < sd.x().length; i++) {
            assertEquals(witness.column("sd")[i], sd.high()[i] - sd.mean()[i], 1e-12);
            assertEquals(witness.column("se")[i], se.mean()[i] - se.low()[i], 1e-12);
        }
    }

    @Test
    void aMemberCountsOnlyWhereItHasANumber() {
        Band band =
                Band.of(
                        new Band.Member[] {
                            Band.Member.of(new double[] {0, 1, 3}, new double[] {2, Double.NaN, 4}),
                            Band.Member.of(new double[] {1, 2, 3}, new double[] {5, 6, 8})
                        },
                        Band.Kind.MINMAX);
        assertArrayEquals(new double[] {0, 1, 2, 3}, band.x());
        assertArrayEquals(new double[] {2, 5, 6, 6}, band.mean());
        assertArrayEquals(new double[] {2, 5, 6, 4}, band.low());
        assertArrayEquals(new double[] {2, 5, 6, 8}, band.high());
    }
}
