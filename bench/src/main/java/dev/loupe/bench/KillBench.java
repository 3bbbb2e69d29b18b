package dev.loupe.bench;

import dev.loupe.bench.crash.Kills;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Kills a writing program many times on one store and checks that nothing acknowledged was lost. Arguments: times (1,000), seed.
public final class KillBench {
    private KillBench() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        int times = args.length > 0 ? Integer.parseInt(args[0]) : 1_000;
        long seed = args.length > 1 ? Long.parseLong(args[1]) : System.nanoTime();
        Path folder = Files.createTempDirectory("kill-bench");
        Figures.OUT.printf("seed %d, folder %s%n", seed, folder);
        Kills.Report report =
                Kills.run(
                        folder,
                        times,
                        seed,
                        done -> {
                            if (done % 50 == 0) {
                                Figures.OUT.printf("%,d kills%n", done);
                            }
                        });
        Figures.OUT.printf(
                "%,d kills, %,d batches acknowledged, %,d points found, all once; slowest opening %.0f ms, mean %.0f ms%n",
                times,
                report.batches(),
                report.points(),
                report.slowest(),
                report.openings().stream().mapToDouble(Double::doubleValue).average().orElse(0));
    }
}
