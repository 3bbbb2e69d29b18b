package dev.loupe.cli;

import dev.loupe.cli.compare.HeldRuns;
import dev.loupe.intake.open.Following;
import dev.loupe.intake.open.Scan;
import dev.loupe.intake.open.StoreLogbook;
import dev.loupe.runs.Store;
import dev.loupe.runs.store.Stores;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Runs that a command was given as logs: read into a store of their own, which is deleted afterwards.
final class RunsArgument implements AutoCloseable {
    private final Path folder;
    private final Store store;
    private final HeldRuns runs;
    private final Set<String> damaged = Collections.synchronizedSet(new LinkedHashSet<>());

    private RunsArgument(Path logs) throws IOException {
        folder = Files.createTempDirectory("loupe-runs");
        store = Stores.open(folder.toString(), null);
        Kinds kinds = new Kinds(store, null);
        StoreLogbook book = new StoreLogbook(store, null, damaged::add, passedOver -> {});
        Scan scan = new Scan(logs, kinds.all(), damaged::add);
        try (Following following = new Following(List.of(scan), book, store.bookmarks())) {
            following.once((read, bytes, n) -> {});
        }
        runs = new HeldRuns(logs.toString(), store, StoredRuns.of(store, null));
    }

    /// Reads all of it.
    static RunsArgument read(Path logs) throws IOException {
        return new RunsArgument(logs);
    }

    HeldRuns runs() {
        return runs;
    }

    /// A sentence for everything that could not be read.
    List<String> damaged() {
        return List.copyOf(damaged);
    }

    @Override
    public void close() {
        store.close();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
