package dev.loupe.bench;

import dev.loupe.intake.open.Following;
import dev.loupe.intake.open.Formats;
import dev.loupe.intake.open.StoreLogbook;
import dev.loupe.runs.Store;
import dev.loupe.runs.store.Stores;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A folder of logs into a store, in this process: how long until everything is durable. Argument: the folder, such as [EventFolder] makes.
public final class IntakeBench {
    private IntakeBench() {}

    public static void main(String[] args) throws IOException {
        for (int round = 0; round < 3; round++) {
            Path folder = Files.createTempDirectory("intake-bench");
            try (Store store = Stores.open(folder.toString(), null)) {
                StoreLogbook book = new StoreLogbook(store, null, Figures.OUT::println);
                long began = System.nanoTime();
                try (Following logs =
                        new Following(
                                List.of(Path.of(args[0])), Formats.ALL, book, store.bookmarks())) {
                    logs.once((read, bytes, n) -> {});
                }
                Figures.rate(
                        "points read and stored", book.points(), (System.nanoTime() - began) / 1e9);
            }
            Figures.OUT.printf(
                    "%.2f bytes a point on disk%n", (double) Figures.bytes(folder) / 18.5e6);
        }
    }
}
