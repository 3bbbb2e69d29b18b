package dev.loupe.cli.offline;

import dev.loupe.sdk.Loupe;
import dev.loupe.sdk.Run;

import java.net.URI;
import java.nio.file.Path;

/// A program that logs 5,000 points, says `ready` on standard output, and goes on without an end. Arguments: the server's address, the spool, the run's id.
final class TrainingToKill {
    private TrainingToKill() {}

    public static void main(String[] args) throws InterruptedException {
        Run run =
                Loupe.server(URI.create(args[0]), null, Path.of(args[1]))
                        .run("penguins")
                        .resume(args[2])
                        .systemMetricsEvery(0)
                        .start();
        for (int step = 0; step < 5_000; step++) {
            run.log("loss", 1.0 / (step + 1), step);
        }
        run.text("notes.txt", "kept");
        Thread.sleep(1_000);
        System.out.println("ready");
        Thread.sleep(600_000);
    }
}
