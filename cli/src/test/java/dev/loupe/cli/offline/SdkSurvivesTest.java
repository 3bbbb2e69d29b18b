package dev.loupe.cli.offline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.core.RunId;
import dev.loupe.runs.Store;
import dev.loupe.runs.domain.RunStatus;
import dev.loupe.runs.store.Stores;
import dev.loupe.sdk.Loupe;
import dev.loupe.sdk.offline.OfflineFolder;
import dev.loupe.server.Server;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/// What the SDK was told outlives the program that told it, and the server that was to take it.
final class SdkSurvivesTest {
    @TempDir Path folder;
    private Store store;
    private Server server;

    @BeforeEach
    void open() {
        store = Stores.open(folder.resolve("store").toString(), null);
        server = Server.start(Server.Config.local(store, 0));
    }

    @AfterEach
    void close() {
        server.close();
        store.close();
    }

    private Loupe client() {
        return Loupe.server(URI.create(server.url()), null, folder.resolve("spool"));
    }

    /// The server again, on the same port, over the store of that name.
    private void serve(int port, String name) {
        store = Stores.open(folder.resolve(name).toString(), null);
        server = Server.start(Server.Config.local(store, port));
    }

    private long points(String run) {
        if (store.runs().find(new RunId(run)).isEmpty()) {
            return 0;
        }
        return store.runs().series(new RunId(run)).stream().mapToLong(s -> s.count()).sum();
    }

    private static void until(BooleanSupplier so) throws InterruptedException {
        for (int i = 0; i < 400 && !so.getAsBoolean(); i++) {
            Thread.sleep(50);
        }
        assertTrue(so.getAsBoolean(), "within 20 s");
    }

    private boolean spoolIsEmpty() {
        try (Stream<Path> files = Files.walk(folder.resolve("spool"))) {
            return files.noneMatch(file -> file.endsWith("events.log"));
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void whatAKilledProgramSaidToAnAbsentServerArrivesOnceWithTheNextProgram() throws Exception {
        int port = server.port();
        String url = server.url();
        server.close();
        store.close();
        Process training =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                TrainingToKill.class.getName(),
                                url,
                                folder.resolve("spool").toString(),
                                "killed")
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try (BufferedReader said = training.inputReader()) {
            assertEquals("ready", said.readLine());
            training.destroyForcibly();
            assertTrue(training.waitFor(20, TimeUnit.SECONDS));
        } finally {
            training.destroyForcibly();
        }
        assertFalse(spoolIsEmpty(), "what was said waits on the disk");
        serve(port, "store");
        for (int program = 0; program < 2; program++) {
            client();
            until(() -> points("killed") == 5_000 && spoolIsEmpty());
        }
        assertEquals(5_000, points("killed"));
        assertTrue(store.artifacts().list("1/killed/artifacts").size() == 1, "its file too");
    }

    @Test
    void aServerThatForgotTheRunIsToldAllOfItAgain() throws Exception {
        int port = server.port();
        String id;
        try (dev.loupe.sdk.Run run =
                client().run("penguins").systemMetricsEvery(0).param("lr", 0.1).start()) {
            id = run.id();
            run.log("loss", 1, 1);
            until(() -> points(id) == 1);
            server.close();
            store.close();
            serve(port, "another");
            run.log("loss", 2, 2);
        }
        assertEquals(2, points(id));
        assertEquals("0.1", store.runs().params(new RunId(id)).getFirst().text());
        assertEquals(RunStatus.FINISHED, store.runs().find(new RunId(id)).orElseThrow().status());
        assertTrue(spoolIsEmpty());
    }

    @Test
    void whatTheServerRefusesForGoodIsKeptAside() throws Exception {
        String id;
        try (dev.loupe.sdk.Run run = client().run("penguins").systemMetricsEvery(0).start()) {
            id = run.id();
            run.log("loss", 1, 1);
            until(() -> points(id) == 1);
            store.runs().delete(new RunId(id));
            run.log("loss", 2, 2);
        }
        Path refused;
        try (Stream<Path> files = Files.walk(folder.resolve("spool"))) {
            refused =
                    files.filter(file -> file.endsWith(Path.of("refused", id)))
                            .findFirst()
                            .orElseThrow();
        }
        store.runs().restore(new RunId(id));
        assertTrue(new OfflineFolder(refused).replay(new StoreSink(store, null)).clean());
        assertEquals(2, points(id));
    }

    @Test
    void anInterruptedProgramLosesNothing() throws Exception {
        Path offline = folder.resolve("offline");
        String id;
        try (dev.loupe.sdk.Run run =
                Loupe.offline(offline).run("penguins").systemMetricsEvery(0).start()) {
            id = run.id();
            for (int step = 0; step < 1_200_000; step++) {
                Thread.currentThread().interrupt();
                run.log("loss", step, step);
            }
            run.text("notes.txt", "kept");
        }
        assertTrue(Thread.interrupted(), "the program still knows that it was interrupted");
        assertTrue(new OfflineFolder(offline).replay(new StoreSink(store, null)).clean());
        assertEquals(1_200_000, points(id));
    }
}
