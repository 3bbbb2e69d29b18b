package dev.loupe.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

final class LeftoversTest {
    @TempDir Path spool;
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final CountDownLatch asked = new CountDownLatch(1);
    private HttpServer slow;

    @BeforeEach
    void start() throws IOException {
        slow = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        slow.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        slow.createContext("/", this::answer);
        slow.start();
    }

    @AfterEach
    void stop() {
        slow.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        if ("gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))) {
            try (InputStream packed = new GZIPInputStream(new ByteArrayInputStream(body))) {
                body = packed.readAllBytes();
            }
        }
        bodies.add(new String(body, StandardCharsets.UTF_8));
        asked.countDown();
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        byte[] answer = "{\"consoleLines\":0}".getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    /// The run's folder as a program leaves it that is killed.
    private void leave(Path folder, String id) throws IOException {
        try (Run run = Loupe.offline(folder).run("p").systemMetricsEvery(0).resume(id).start()) {
            for (int i = 0; i < 20; i++) {
                run.log("loss", i, i);
                run.text("note-" + i + ".txt", "note " + i);
            }
        }
    }

    @Test
    void aRunThatGoesOnTakesItsFolderBackFromADeliveryAndLosesNothing() throws Exception {
        URI server = URI.create("http://127.0.0.1:" + slow.getAddress().getPort());
        String name = Integer.toHexString(server.toString().hashCode());
        leave(spool.resolve(name), "killed");
        Loupe loupe = Loupe.server(server, null, spool);
        asked.await();
        try (Run run = loupe.run("p").systemMetricsEvery(0).resume("killed").start()) {
            run.log("again", 7.5, 1);
        }
        assertTrue(
                bodies.stream().anyMatch(b -> b.contains("\"again\"") && b.contains("7.5")),
                bodies.toString());
        for (int i = 0; i < 20; i++) {
            assertTrue(bodies.contains("note " + i), "note " + i);
        }
        assertEquals(List.of(), left(name), "all was delivered");
    }

    private List<String> left(String name) throws IOException {
        try (Stream<Path> runs = Files.list(spool.resolve(name))) {
            return runs.map(Path::toString).toList();
        }
    }

    @Test
    void whereNoSpoolCanBeRecordsWaitElsewhere() throws IOException {
        URI server = URI.create("http://127.0.0.1:" + slow.getAddress().getPort());
        Path taken = Files.writeString(spool.resolve("taken"), "a file");
        try (Run run = Loupe.server(server, null, taken).run("p").systemMetricsEvery(0).start()) {
            run.log("loss", 0.25, 1);
        }
        assertTrue(bodies.stream().anyMatch(b -> b.contains("0.25")), bodies.toString());
    }
}
