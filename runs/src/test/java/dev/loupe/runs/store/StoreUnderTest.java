package dev.loupe.runs.store;

import dev.loupe.runs.Runs;
import dev.loupe.runs.Store;
import dev.loupe.runs.domain.Points;
import dev.loupe.runs.domain.Run;
import dev.loupe.runs.domain.RunStatus;
import dev.loupe.runs.domain.SeriesKey;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// An empty store for each test, and what tests write into it.
abstract class StoreUnderTest {
    @TempDir Path folder;
    Store store = closed();

    /// A new, empty store; later calls open the same one again.
    abstract Store open();

    static Store closed() {
        return (Store)
                java.lang.reflect.Proxy.newProxyInstance(
                        StoreContract.class.getClassLoader(),
                        new Class<?>[] {Store.class},
                        (p, m, a) -> null);
    }

    @BeforeEach
    void begin() {
        store = open();
    }

    @AfterEach
    void end() {
        store.close();
    }

    void reopen() {
        store.close();
        store = open();
    }

    Run run(String project, String name) {
        return store.runs()
                .create(
                        new Runs.NewRun(
                                null,
                                project,
                                name,
                                "me",
                                1_000,
                                RunStatus.RUNNING,
                                List.of(),
                                Map.of()));
    }

    static Points points(String key, long[] steps, double... values) {
        long[] micros = new long[steps.length];
        for (int i = 0; i < steps.length; i++) {
            micros[i] = 1_700_000_000_000_000L + steps[i] * 1_000;
        }
        return new Points(List.of(SeriesKey.of(key)), new int[steps.length], steps, micros, values);
    }
}
