package dev.loupe.bench;

import dev.loupe.core.RunId;
import dev.loupe.runs.Store;
import dev.loupe.runs.artifact.ContentFolder;
import dev.loupe.runs.domain.SeriesKey;
import dev.loupe.runs.store.Stores;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Durable points a second with eight writers, bytes a point, and reads. Arguments: the most points of the ladder (10,000,000), a store's location instead of fresh
/// folders (a PostgreSQL URL).
public final class StoreBench {
    private static final int WRITERS = 8;
    private static final int SERIES = 10;
    private static final int BATCH = 1_000;

    private StoreBench() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        long most = args.length > 0 ? Long.parseLong(args[0]) : 10_000_000;
        for (long points = 1_000_000; points <= most; points *= 10) {
            Path folder = Files.createTempDirectory("store-bench");
            String location = args.length > 1 ? args[1] : folder.toString();
            int steps = (int) (points / WRITERS / SERIES);
            Figures.OUT.printf(
                    "%,d points; %d writers, %d series a run, batches of %,d; a write of 4 kB takes the disk %.2f ms%n",
                    points, WRITERS, SERIES, BATCH, Figures.syncMillis(folder));
            try (Store store = Stores.open(location, new ContentFolder(folder.resolve("files")))) {
                double seconds = Curves.write(store, WRITERS, WRITERS, SERIES, steps, BATCH);
                Figures.rate("durable points", points, seconds);
            }
            if (args.length < 2) {
                Figures.OUT.printf(
                        "%-60s %12.2f bytes a point%n",
                        "on disk, closed", (double) Figures.bytes(folder) / points);
            }
            reads(folder, location);
        }
    }

    private static void reads(Path folder, String location)
            throws IOException, InterruptedException {
        try (Store store = Stores.open(location, new ContentFolder(folder.resolve("files")))) {
            RunId hundred = Curves.single(store, 100_000, BATCH);
            RunId million = Curves.single(store, 1_000_000, 10 * BATCH);
            SeriesKey key = SeriesKey.of("metric/0");
            Figures.print(
                    "a series of 100,000 points, read whole",
                    Figures.times(30, 40, i -> store.series().all(hundred, key)));
            Figures.print(
                    "1,000,000 points to 1,000 columns (M4)",
                    Figures.times(
                            30, 40, i -> store.series().byStep(million, key, null, null, 1_000)));
            Figures.print(
                    "  the same, a tenth of them, another tenth each time",
                    Figures.times(
                            30,
                            40,
                            i ->
                                    store.series()
                                            .byStep(
                                                    million,
                                                    key,
                                                    i % 10 * 1e5,
                                                    i % 10 * 1e5 + 1e5,
                                                    1_000)));
        }
    }
}
