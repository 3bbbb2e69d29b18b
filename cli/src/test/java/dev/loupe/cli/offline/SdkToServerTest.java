package dev.loupe.cli.offline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.core.RunId;
import dev.loupe.intake.open.Following;
import dev.loupe.intake.open.StoreLogbook;
import dev.loupe.runs.Store;
import dev.loupe.runs.domain.Run;
import dev.loupe.runs.domain.RunStatus;
import dev.loupe.runs.domain.SeriesSummary;
import dev.loupe.runs.store.Stores;
import dev.loupe.sdk.Loupe;
import dev.loupe.sdk.RunBuilder;
import dev.loupe.server.Server;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The SDK against a real server, over a line that breaks.
final class SdkToServerTest {
    @TempDir Path folder;
    private Store store;
    private Server server;

    @BeforeEach
    void open() throws IOException {
        store = Stores.open(folder.resolve("store").toString(), null);
        server = Server.start(Server.Config.local(store, 0));
    }

    @AfterEach
    void close() {
        server.close();
        store.close();
    }

    private Loupe client(int port) {
        return Loupe.server(URI.create("http://127.0.0.1:" + port), null, folder.resolve("spool"));
    }

    private long count(String run) {
        return store.runs().series(new RunId(run)).stream()
                .filter(series -> series.series().key().equals("loss"))
                .mapToLong(SeriesSummary::count)
                .sum();
    }

    /// A line to the server that swallows each connection's third answer after the server has done its work.
    private int breakingLine(AtomicInteger broken) throws IOException {
        ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual()
                .start(
                        () -> {
                            while (true) {
                                try {
                                    Socket client = listening.accept();
                                    Socket real =
                                            new Socket(
                                                    InetAddress.getLoopbackAddress(),
                                                    server.port());
                                    Thread.ofVirtual().start(() -> pump(client, real, null));
                                    Thread.ofVirtual().start(() -> pump(real, client, broken));
                                } catch (IOException e) {
                                    return;
                                }
                            }
                        });
        return listening.getLocalPort();
    }

    private static void pump(Socket from, Socket to, @Nullable AtomicInteger broken) {
        try (from;
                to) {
            byte[] buffer = new byte[1 << 14];
            InputStream in = from.getInputStream();
            int exchanges = 0;
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                if (broken != null && exchanges++ == 2) {
                    broken.incrementAndGet();
                    return;
                }
                to.getOutputStream().write(buffer, 0, n);
                to.getOutputStream().flush();
            }
        } catch (IOException e) {
            return;
        }
    }

    @Test
    void overALineThatBreaksEveryPointArrivesOnce() throws IOException, InterruptedException {
        AtomicInteger broken = new AtomicInteger();
        Loupe loupe = client(breakingLine(broken));
        String id;
        try (dev.loupe.sdk.Run run = loupe.run("penguins").systemMetricsEvery(0).start()) {
            id = run.id();
            for (int round = 0; round < 12; round++) {
                for (int i = 0; i < 2_000; i++) {
                    run.log("loss", 1.0 / (i + 1), round * 2_000L + i);
                }
                run.print("round " + round);
                Thread.sleep(230);
            }
            run.text("notes.txt", "kept");
        }
        assertEquals(24_000, count(id));
        assertEquals(12, store.console().total(new RunId(id)));
        Run run = store.runs().find(new RunId(id)).orElseThrow();
        assertEquals(RunStatus.FINISHED, run.status());
        try (InputStream in = store.artifacts().open(run.files() + "/notes.txt")) {
            assertEquals("kept", new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        assertTrue(broken.get() > 0, "the line broke");
        assertFalse(Files.exists(folder.resolve("spool").resolve(id)));
    }

    @Test
    void whatAnotherProgramLeftInTheSpoolIsDeliveredByTheNext() throws Exception {
        Path spool = folder.resolve("spool");
        String address = "http://127.0.0.1:" + server.port();
        Path mine = spool.resolve(Integer.toHexString(address.hashCode()));
        String id;
        try (dev.loupe.sdk.Run run =
                Loupe.offline(mine).run("penguins").systemMetricsEvery(0).start()) {
            id = run.id();
            run.log("loss", 1, 1);
        }
        client(server.port());
        for (int i = 0; i < 200 && Files.exists(mine.resolve(id)); i++) {
            Thread.sleep(50);
        }
        assertEquals(1, count(id));
        assertFalse(Files.exists(mine.resolve(id)));
    }

    @Test
    void aResumedRunGoesOnWithItsConsole() throws IOException {
        for (int session = 0; session < 2; session++) {
            try (dev.loupe.sdk.Run run =
                    client(server.port())
                            .run("penguins")
                            .resume("again")
                            .systemMetricsEvery(0)
                            .start()) {
                run.print("session " + session);
                run.log("loss", session, session);
            }
        }
        assertEquals(2, count("again"));
        assertEquals(
                List.of("session 0", "session 1"),
                store.console().lines(new RunId("again"), 0, 10, "").stream()
                        .map(line -> line.text())
                        .toList());
    }

    @Test
    void machinesThatShareARunKeepTheConsolesOfAll() throws IOException {
        try (dev.loupe.sdk.Run one =
                        client(server.port())
                                .run("penguins")
                                .resume("shared")
                                .systemMetricsEvery(0)
                                .start();
                dev.loupe.sdk.Run two =
                        Loupe.server(
                                        URI.create("http://127.0.0.1:" + server.port()),
                                        null,
                                        folder.resolve("elsewhere"))
                                .run("penguins")
                                .resume("shared")
                                .systemMetricsEvery(0)
                                .start()) {
            for (int line = 0; line < 50; line++) {
                one.print("one " + line);
                two.print("two " + line);
            }
        }
        List<String> said =
                store.console().lines(new RunId("shared"), 0, 1000, "").stream()
                        .map(line -> line.text())
                        .toList();
        for (String who : List.of("one", "two")) {
            assertEquals(
                    IntStream.range(0, 50).mapToObj(line -> who + " " + line).toList(),
                    said.stream().filter(line -> line.startsWith(who)).toList());
        }
    }

    @Test
    void aResumedRunRunsAgainAndIsToldWhatIsNew() throws Exception {
        String id = "twice";
        try (dev.loupe.sdk.Run first = resumed(id).param("lr", 0.1).start()) {
            first.log("loss", 1, 0);
        }
        assertEquals(RunStatus.FINISHED, store.runs().find(new RunId(id)).orElseThrow().status());
        try (dev.loupe.sdk.Run second =
                resumed(id).param("warmup", 5).param("lr", 0.2).tag("stage", "two").start()) {
            second.params(Map.of("lr", 0.3, "decay", 0.01, "net", Map.of("depth", 4)));
            long until = System.currentTimeMillis() + 20_000;
            while (store.runs().params(new RunId(id)).size() < 4
                    && System.currentTimeMillis() < until) {
                Thread.sleep(50);
            }
            assertEquals(
                    RunStatus.RUNNING, store.runs().find(new RunId(id)).orElseThrow().status());
        }
        assertEquals(
                Map.of("lr", "0.1", "warmup", "5", "decay", "0.01", "net.depth", "4"),
                store.runs().params(new RunId(id)).stream()
                        .collect(Collectors.toMap(p -> p.key(), p -> p.text())));
        assertEquals("two", store.runs().tags(new RunId(id)).get("stage"));
        assertEquals(RunStatus.FINISHED, store.runs().find(new RunId(id)).orElseThrow().status());
    }

    private RunBuilder resumed(String id) throws IOException {
        return client(server.port()).run("penguins").resume(id).systemMetricsEvery(0);
    }

    @Test
    void aSecondImportChangesNothingAndAFollowedFolderGrows() throws Exception {
        Path offline = folder.resolve("offline");
        dev.loupe.sdk.Run run =
                Loupe.offline(offline)
                        .run("penguins")
                        .systemMetricsEvery(0)
                        .param("lr", Map.of("a", 1))
                        .start();
        try (Following followed =
                new Following(
                        List.of(offline),
                        List.of(new OfflineFormat(new StoreSink(store, null))),
                        new StoreLogbook(store, null, said -> assertEquals("", said)),
                        store.bookmarks())) {
            followed.start();
            run.log("loss", 1, 1);
            RunId id = new RunId(run.id());
            for (int i = 0;
                    i < 100 && (store.runs().find(id).isEmpty() || count(run.id()) < 1);
                    i++) {
                Thread.sleep(50);
            }
            assertEquals(1, count(run.id()));
            run.fail(new IllegalStateException("no data"));
        }
        StoreSink sink = new StoreSink(store, null);
        for (int times = 0; times < 2; times++) {
            assertTrue(new dev.loupe.sdk.offline.OfflineFolder(offline).replay(sink).clean());
        }
        assertEquals(1, count(run.id()));
        assertEquals(
                RunStatus.FAILED, store.runs().find(new RunId(run.id())).orElseThrow().status());
        assertEquals("1", store.runs().params(new RunId(run.id())).getFirst().text());
    }
}
