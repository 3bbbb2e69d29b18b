package dev.loupe.runs.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.runs.Refused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;

class WriterTest {
    @TempDir Path folder;

    private static int insert(Turn turn, long number) throws SQLException {
        return turn.sql()
                .run("INSERT INTO counter (name, value) VALUES (?, ?)", "n" + number, number);
    }

    /// Ten works of one group, of which some fail.
    @Test
    void aWorkThatFailsIsUndoneAloneWhetherItHasWrittenOrNot() throws Exception {
        try (Database database = Database.inFolder(folder)) {
            database.connect().define("CREATE TABLE counter (name TEXT, value BIGINT)");
            Writer writer = new Writer(database, new Listeners());
            int[] forgotten = {0};
            writer.mirror(new Forgetting(forgotten));
            CountDownLatch all = new CountDownLatch(1);
            writer.start();
            CompletableFuture<Integer> gate =
                    writer.submit(turn -> insert(turn, 100), waiting(all));
            List<CompletableFuture<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                int number = i;
                answers.add(
                        writer.submit(
                                turn -> {
                                    if (number == 3) {
                                        throw refused("before writing");
                                    }
                                    int rows = insert(turn, number);
                                    if (number == 6) {
                                        throw refused("after writing");
                                    }
                                    return rows;
                                },
                                null));
            }
            all.countDown();
            assertEquals(1, gate.join());
            for (int i = 0; i < 10; i++) {
                CompletableFuture<Integer> answer = answers.get(i);
                if (i == 3 || i == 6) {
                    Throwable why =
                            assertThrows(CompletionException.class, answer::join).getCause();
                    assertInstanceOf(Refused.class, why);
                    assertEquals(i == 3 ? "before writing" : "after writing", why.getMessage());
                } else {
                    assertEquals(1, answer.join());
                }
            }
            writer.close();
            assertEquals(
                    List.of(0L, 1L, 2L, 4L, 5L, 7L, 8L, 9L, 100L),
                    database.read(
                            sql ->
                                    sql.list(
                                            "SELECT value FROM counter ORDER BY value",
                                            r -> r.getLong(1))));
            assertTrue(forgotten[0] > 0, "memory was told to forget what was undone");
        }
    }

    /// Keeps the writer back until the others have come, so that they are one group.
    private static Runnable waiting(CountDownLatch all) {
        return () -> {
            try {
                all.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }

    private static Refused refused(String why) {
        return new Refused(Refused.Why.INVALID, why);
    }

    private record Forgetting(int[] times) implements Writer.Mirror {
        @Override
        public void forget() {
            times[0]++;
        }

        @Override
        public void idle(Turn turn) {}

        @Override
        public void changed(RunRow run, long change) {}
    }
}
