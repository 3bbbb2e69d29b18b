package dev.loupe.runs.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.loupe.core.RunId;
import dev.loupe.runs.Refused;
import dev.loupe.runs.Runs;
import dev.loupe.runs.Store;
import dev.loupe.runs.domain.Batch;
import dev.loupe.runs.domain.Points;
import dev.loupe.runs.domain.RunStatus;
import dev.loupe.runs.domain.SeriesKey;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// What disks do to a store in a folder: each time one sentence, and nothing else lost.
final class FailuresTest {
    private static final SeriesKey LOSS = SeriesKey.of("loss");

    @TempDir Path folder;

    private static RunId run(Store store, String id) {
        return store.runs()
                .create(
                        new Runs.NewRun(
                                new RunId(id),
                                "0",
                                id,
                                "",
                                1_000,
                                RunStatus.RUNNING,
                                List.of(),
                                Map.of()))
                .id();
    }

    private static Points points(int from, int n) {
        Random random = new Random(from);
        int[] of = new int[n];
        long[] steps = new long[n];
        long[] micros = new long[n];
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            steps[i] = from + i;
            micros[i] = steps[i] * 1_000 + random.nextInt(900);
            values[i] = random.nextGaussian();
        }
        return new Points(List.of(LOSS), of, steps, micros, values);
    }

    private static String refusal(org.junit.jupiter.api.function.Executable executable) {
        return String.valueOf(assertThrows(Refused.class, executable).getMessage());
    }

    @Test
    void aFolderThatIsAFileIsRefusedWithItsName() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "text");
        String said = refusal(() -> Stores.open(file.toString(), null).close());
        assertTrue(said.contains(file.toString()), said);
    }

    @Test
    void aFileThatIsNoDatabaseIsRefusedAndLeftAsItIs() throws IOException {
        Path database =
                Files.writeString(
                        folder.resolve("loupe.db"),
                        "this is no database, but it is somebody's file".repeat(100));
        byte[] before = Files.readAllBytes(database);
        String said = refusal(() -> Stores.open(folder.toString(), null).close());
        assertTrue(said.contains("damaged") || said.contains("not a database"), said);
        assertEquals(before.length, Files.size(database));
    }

    @Test
    void damagedPagesCostWhatLiesOnThemAndNothingElse() throws IOException {
        try (Store store = Stores.open(folder.toString(), null)) {
            for (int r = 0; r < 40; r++) {
                RunId run = run(store, "run" + r);
                store.intake().write(Batch.of(run, points(0, 6_000)));
            }
        }
        Path database = folder.resolve("loupe.db");
        try (RandomAccessFile file = new RandomAccessFile(database.toFile(), "rw")) {
            byte[] garbage = new byte[8_192];
            new Random(4).nextBytes(garbage);
            file.seek(file.length() / 2 / 4_096 * 4_096);
            file.write(garbage);
        }
        try (Store store = Stores.open(folder.toString(), null)) {
            int whole = 0;
            int damaged = 0;
            for (int r = 0; r < 40; r++) {
                RunId run = new RunId("run" + r);
                try {
                    assertEquals(6_000, store.series().all(run, LOSS).size());
                    whole++;
                } catch (Refused refused) {
                    assertEquals(Refused.Why.DAMAGED, refused.why(), refused.getMessage());
                    damaged++;
                }
            }
            assertTrue(damaged >= 1, "the garbage fell on points");
            assertTrue(whole >= 30, "only " + whole + " runs are whole");
        }
    }

    private static Points one(SeriesKey series, long step) {
        return new Points(
                List.of(series),
                new int[1],
                new long[] {step},
                new long[] {step * 1_000},
                new double[] {step / 10.0});
    }

    /// A batch has a new point, and one that must be looked for in a damaged chunk.
    @Test
    void aBatchThatIsRefusedMidwayLeavesNothingInMemory() throws SQLException {
        SeriesKey accuracy = SeriesKey.of("accuracy");
        RunId run;
        try (Store store = Stores.open(folder.toString(), null)) {
            run = run(store, "run");
            store.intake().write(Batch.of(run, points(0, 20_000)));
            store.intake().write(Batch.of(run, one(accuracy, 1)));
        }
        try (Connection database =
                        DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("loupe.db"));
                Statement statement = database.createStatement()) {
            assertTrue(statement.executeUpdate("UPDATE chunk SET points = x'00ff'") > 0);
        }
        try (Store store = Stores.open(folder.toString(), null)) {
            store.intake().write(Batch.of(run, one(accuracy, 2)));
            Points mixed =
                    new Points(
                            List.of(accuracy, LOSS),
                            new int[] {0, 1},
                            new long[] {3, 5},
                            new long[] {3_000, 5_000},
                            new double[] {0.3, 0.5});
            Refused refused =
                    assertThrows(Refused.class, () -> store.intake().write(Batch.of(run, mixed)));
            assertEquals(Refused.Why.DAMAGED, refused.why(), refused.getMessage());
            store.intake().write(Batch.of(run, one(accuracy, 4)));
        }
        try (Store store = Stores.open(folder.toString(), null)) {
            assertEquals(
                    3,
                    store.runs().series(run).stream()
                            .filter(s -> s.series().equals(accuracy))
                            .findFirst()
                            .orElseThrow()
                            .count());
            assertArrayEquals(new long[] {1, 2, 4}, store.series().all(run, accuracy).steps());
        }
    }

    @Test
    void onAFullDiskNothingAcknowledgedIsLostAndWritingGoesOnOnceThereIsRoom() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(
                command("mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", disk.toString()),
                "SKIPPED: a small disk can be mounted by root only");
        try {
            Path filler = disk.resolve("filler");
            try (Store store = Stores.open(disk.resolve("store").toString(), null)) {
                RunId run = run(store, "full");
                Files.write(filler, new byte[3 << 20]);
                int acknowledged = 0;
                String said = "";
                for (int batch = 0; said.isEmpty() && batch < 2_000; batch++) {
                    try {
                        store.intake().write(Batch.of(run, points(batch * 500, 500)));
                        acknowledged = batch + 1;
                    } catch (Refused refused) {
                        said = String.valueOf(refused.getMessage());
                    }
                }
                assertTrue(said.contains("disk"), said);
                assertEquals(acknowledged * 500, store.series().all(run, LOSS).size());
                Files.delete(filler);
                store.intake().write(Batch.of(run, points(acknowledged * 500, 500)));
                assertEquals((acknowledged + 1) * 500, store.series().all(run, LOSS).size());
            }
            try (Store store = Stores.open(disk.resolve("store").toString(), null)) {
                assertTrue(store.series().all(new RunId("full"), LOSS).size() >= 1_000);
            }
        } finally {
            assertTrue(command("umount", disk.toString()), "no file of the store is open any more");
        }
    }

    @Test
    void aReadOnlyFolderIsRefusedAndLeftAsItIs() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("read-only"));
        assumeTrue(
                command("mount", "-t", "tmpfs", "tmpfs", disk.toString()),
                "SKIPPED: a disk can be mounted by root only");
        try {
            String store = disk.resolve("store").toString();
            try (Store opened = Stores.open(store, null)) {
                opened.intake().write(Batch.of(run(opened, "kept"), points(0, 500)));
            }
            assertTrue(command("mount", "-o", "remount,ro", disk.toString()));
            String said = refusal(() -> Stores.open(store, null).close());
            assertTrue(said.startsWith("The store's folder " + store), said);
            assertTrue(said.contains("Read-only"), said);
            String absent = disk.resolve("absent").toString();
            String none = refusal(() -> Stores.open(absent, null).close());
            assertTrue(none.startsWith("The store's folder " + absent), none);
            assertTrue(command("mount", "-o", "remount,rw", disk.toString()));
            try (Store opened = Stores.open(store, null)) {
                assertEquals(500, opened.series().all(new RunId("kept"), LOSS).size());
            }
        } finally {
            assertTrue(command("umount", disk.toString()), "no file of the store is open any more");
        }
    }

    private static boolean command(String... words) throws IOException, InterruptedException {
        return new ProcessBuilder(words)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }
}
