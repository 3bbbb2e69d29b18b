package dev.loupe.bench.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;

final class KillsTest {
    private static final int TIMES = 50;

    /// The house asks for 2 s; a machine busy with other things gets more.
    private static final double PATIENCE_MILLIS = 10_000;

    @Test
    @Timeout(600)
    void fiftyKillsWhileWritingLoseNothingThatWasAcknowledged(
            @TempDir Path folder, TestReporter reporter) throws IOException, InterruptedException {
        long seed = System.nanoTime();
        reporter.publishEntry("seed", "" + seed);
        Kills.Report report = Kills.run(folder, TIMES, seed, done -> {});
        reporter.publishEntry(
                "kills",
                "%d batches, %d points, slowest opening %.0f ms"
                        .formatted(report.batches(), report.points(), report.slowest()));
        assertEquals(TIMES, report.openings().size());
        assertTrue(report.batches() > TIMES, "too little was written to mean anything: " + report);
        assertTrue(report.slowest() < PATIENCE_MILLIS, "opening took long: " + report.openings());
    }
}
