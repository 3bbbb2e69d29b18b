package dev.loupe.intake.open;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.core.RunId;
import dev.loupe.intake.Claim;
import dev.loupe.intake.Folder;
import dev.loupe.intake.Format;
import dev.loupe.intake.Logbook;
import dev.loupe.intake.Opening;
import dev.loupe.intake.Source;
import dev.loupe.intake.mlruns.MlrunsFormat;
import dev.loupe.runs.Bookmarks;
import dev.loupe.runs.Refused;
import dev.loupe.runs.RunSearch;
import dev.loupe.runs.Store;
import dev.loupe.runs.domain.Lifecycle;
import dev.loupe.runs.domain.Points;
import dev.loupe.runs.domain.SeriesKey;
import dev.loupe.runs.store.Stores;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// Logs of one number a line, on a real store.
final class FollowingTest {
    @TempDir Path folder;
    private final List<String> said = new CopyOnWriteArrayList<>();

    /// `*.num`: the point at step i is the number in line i.
    private static final class Numbers implements Format {
        private final AtomicInteger failures = new AtomicInteger();

        @Override
        public String name() {
            return "numbers";
        }

        @Override
        public Claim claim(Folder here) {
            return new Claim(
                    here.files().stream()
                            .filter(f -> f.endsWith(".num"))
                            .map(f -> here.path().resolve(f))
                            .map(f -> new Claim.Find(f.toString(), mark -> opened(here, f, mark)))
                            .toList(),
                    Set.of());
        }

        private Source opened(Folder here, Path file, @Nullable String mark) throws IOException {
            if (failures.getAndDecrement() > 0) {
                throw new IOException("not ready");
            }
            return new Source() {
                private int next = mark == null ? 0 : Integer.parseInt(mark);

                @Override
                public boolean read(Logbook book) throws IOException {
                    List<String> lines = Files.readAllLines(file);
                    if (next < lines.size()) {
                        double value = Double.parseDouble(lines.get(next));
                        book.run(
                                        new Opening(
                                                Opening.derived("numbers", file.toString()),
                                                "numbers",
                                                here.relative(),
                                                "",
                                                0))
                                .points(
                                        new Points(
                                                List.of(SeriesKey.of("n")),
                                                new int[1],
                                                new long[] {next},
                                                new long[] {next},
                                                new double[] {value}));
                        next++;
                    }
                    return next < lines.size();
                }

                @Override
                public String bookmark() {
                    return Integer.toString(next);
                }
            };
        }
    }

    private static long points(Store store) {
        return store.projects().named("numbers").stream()
                .mapToLong(p -> store.projects().activity(p.id()).points())
                .sum();
    }

    private static void awaitPoints(Store store, long wanted) throws InterruptedException {
        for (int i = 0; i < 200 && points(store) < wanted; i++) {
            Thread.sleep(50);
        }
        assertEquals(wanted, points(store));
    }

    @Test
    void aLogIsReadOnWhileItGrowsAndNewFoldersAreMet() throws Exception {
        Path logs = Files.createDirectories(folder.resolve("logs/a"));
        Path one = Files.writeString(logs.resolve("x.num"), "1\n2\n");
        try (Store store = Stores.open(folder.resolve("store").toString(), null);
                Following following =
                        new Following(
                                List.of(folder.resolve("logs")),
                                List.of(new Numbers()),
                                new StoreLogbook(store, null, said::add),
                                store.bookmarks())) {
            following.start();
            awaitPoints(store, 2);
            long began = System.nanoTime();
            Files.writeString(one, "3\n", StandardOpenOption.APPEND);
            awaitPoints(store, 3);
            assertTrue(System.nanoTime() - began < 5_000_000_000L, "within seconds");
            Path other = Files.createDirectories(folder.resolve("logs/b"));
            Files.writeString(other.resolve("y.num"), "4\n");
            awaitPoints(store, 4);
        }
        assertEquals(List.of(), said);
    }

    @Test
    void anOldLogIsHeardOfWhenItLoggedLastAndAGrowingOneNow() throws Exception {
        Path logs = Files.createDirectories(folder.resolve("logs"));
        Path file = logs.resolve("x.num");
        Files.writeString(file, "1\n2\n");
        try (Store store = Stores.open(folder.resolve("store").toString(), null);
                Following following =
                        new Following(
                                List.of(logs),
                                List.of(new Numbers()),
                                new StoreLogbook(store, null, said::add),
                                store.bookmarks())) {
            long before = System.currentTimeMillis();
            following.start();
            awaitPoints(store, 2);
            RunId run = Opening.derived("numbers", file.toString());
            awaitHeard(store, run, 0, 0);
            Files.writeString(file, "3\n", StandardOpenOption.APPEND);
            awaitHeard(store, run, before, Long.MAX_VALUE);
        }
        assertEquals(List.of(), said);
    }

    private static void awaitHeard(Store store, RunId run, long from, long to)
            throws InterruptedException {
        long heard = -1;
        for (int i = 0; i < 200 && (heard < from || heard > to); i++) {
            Thread.sleep(50);
            heard = store.runs().find(run).orElseThrow().heartbeatMillis();
        }
        assertTrue(heard >= from && heard <= to, "heard of at " + heard);
    }

    @Test
    void anImportTwiceIsThereOnce() throws IOException {
        Path logs = Files.createDirectories(folder.resolve("logs"));
        Files.writeString(logs.resolve("x.num"), "1\n2\n3\n");
        try (Store store = Stores.open(folder.resolve("store").toString(), null)) {
            for (int times = 0; times < 2; times++) {
                StoreLogbook book = new StoreLogbook(store, null, said::add);
                try (Following following =
                        new Following(
                                List.of(logs), List.of(new Numbers()), book, store.bookmarks())) {
                    following.once((read, bytes, n) -> {});
                }
                assertEquals(3, book.points());
                assertEquals(1, book.runs());
                assertEquals(3, points(store));
            }
        }
    }

    /// MLflow's trash: everything told of a run is stored before it is put away, and a second import finds it so.
    @Test
    void aDeletedRunIsImportedTwiceWithoutAWord() throws IOException {
        try (Store store = Stores.open(folder.resolve("store").toString(), null)) {
            for (int times = 0; times < 2; times++) {
                StoreLogbook book = new StoreLogbook(store, null, said::add);
                try (Following following =
                        new Following(
                                List.of(Path.of("../fixtures/intake/mlruns")),
                                List.of(new MlrunsFormat()),
                                book,
                                store.bookmarks())) {
                    following.once((read, bytes, logs) -> {});
                }
            }
            List<RunId> away =
                    store.projects().all().stream()
                            .flatMap(
                                    project ->
                                            store
                                                    .search()
                                                    .search(
                                                            new RunSearch.Question(
                                                                    List.of(project.id()),
                                                                    "",
                                                                    List.of(),
                                                                    Lifecycle.DELETED,
                                                                    List.of(),
                                                                    0,
                                                                    10))
                                                    .rows()
                                                    .stream())
                            .map(RunSearch.Row::run)
                            .toList();
            assertEquals(List.of(), said);
            assertTrue(!away.isEmpty(), "the fixture has deleted runs");
            assertTrue(
                    away.stream().anyMatch(run -> !store.runs().series(run).isEmpty()),
                    "with their points");
        }
    }

    @Test
    void whatCouldNotBeStoredIsToldAgain() throws Exception {
        Path logs = Files.createDirectories(folder.resolve("logs"));
        Files.writeString(logs.resolve("x.num"), "1\n2\n3\n");
        AtomicInteger failures = new AtomicInteger(1);
        try (Store store = Stores.open(folder.resolve("store").toString(), null)) {
            Bookmarks failing =
                    new Bookmarks() {
                        @Override
                        public Optional<String> find(String log) {
                            return store.bookmarks().find(log);
                        }

                        @Override
                        public void put(Map<String, String> bookmarks) {
                            if (failures.getAndDecrement() > 0) {
                                throw new Refused(Refused.Why.UNAVAILABLE, "The disk is full.");
                            }
                            store.bookmarks().put(bookmarks);
                        }
                    };
            StoreLogbook book = new StoreLogbook(store, null, said::add);
            try (Following following =
                    new Following(List.of(logs), List.of(new Numbers()), book, failing)) {
                following.start();
                String log = "numbers " + logs.resolve("x.num");
                for (int i = 0; i < 200 && store.bookmarks().find(log).isEmpty(); i++) {
                    Thread.sleep(50);
                }
                assertEquals(Optional.of("3"), store.bookmarks().find(log));
                assertEquals(6, book.points(), "all were told again");
                assertEquals(3, points(store));
            }
        }
        assertEquals(List.of("Reading stopped and begins again: The disk is full."), said);
    }

    @Test
    void aLogThatCannotBeOpenedYetIsTriedAgainAndToldOnce() throws Exception {
        Path logs = Files.createDirectories(folder.resolve("logs"));
        Files.writeString(logs.resolve("x.num"), "1\n");
        Numbers numbers = new Numbers();
        numbers.failures.set(2);
        try (Store store = Stores.open(folder.resolve("store").toString(), null);
                Following following =
                        new Following(
                                List.of(logs),
                                List.of(numbers),
                                new StoreLogbook(store, null, said::add),
                                store.bookmarks())) {
            following.start();
            awaitPoints(store, 1);
        }
        assertEquals(1, said.size(), said.toString());
    }
}
