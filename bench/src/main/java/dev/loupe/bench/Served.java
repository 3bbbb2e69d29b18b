package dev.loupe.bench;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/// A tracking server in a process of its own, from exec on.
final class Served implements AutoCloseable {
    static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final long MOST_MILLIS = 180_000;

    final String name;
    final String url;
    final Path folder;
    private final int port;
    private final Process process;
    private final ThreadLocal<HttpLine> lines;

    private Served(String name, Path folder, int port, List<String> command)
            throws IOException, InterruptedException {
        this.name = name;
        this.folder = folder;
        this.port = port;
        this.url = "http://127.0.0.1:" + port;
        this.lines = ThreadLocal.withInitial(() -> new HttpLine("127.0.0.1", port));
        long began = System.nanoTime();
        File log = folder.resolveSibling(folder.getFileName() + ".log").toFile();
        this.process =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log).start();
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() - began > MOST_MILLIS * 1_000_000) {
                process.destroyForcibly();
                throw new IOException(name + " did not start; see " + log);
            }
            Thread.sleep(10);
        }
        Figures.OUT.printf(
                Locale.ROOT,
                "%s: exec to first 200 %.2f s%n",
                name,
                (System.nanoTime() - began) / 1e9);
    }

    /// Loupe, by the launcher in the working folder.
    static Served loupe() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("http-bench-loupe");
        int port = freePort();
        return new Served(
                "loupe",
                folder,
                port,
                List.of(
                        "./loupe",
                        "serve",
                        "--store",
                        folder.toString(),
                        "--port",
                        port + "",
                        "--no-open"));
    }

    /// MLflow as its manual starts it, on SQLite.
    static Served mlflow(Path environment) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("http-bench-mlflow");
        int port = freePort();
        return new Served(
                "mlflow",
                folder,
                port,
                List.of(
                        environment.resolve("bin/mlflow").toString(),
                        "server",
                        "--backend-store-uri",
                        "sqlite:///" + folder.resolve("mlflow.db"),
                        "--artifacts-destination",
                        folder.resolve("artifacts").toString(),
                        "--port",
                        port + ""));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private boolean answers() throws InterruptedException {
        try {
            HttpRequest health = HttpRequest.newBuilder(URI.create(url + "/health")).build();
            return HTTP.send(health, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /// Connections on which one thread posts JSON to a path below `/api/2.0/mlflow/`.
    HttpLines lines(String path, HttpLines.Requests requests) {
        return new HttpLines("127.0.0.1", port, "/api/2.0/mlflow/" + path, requests);
    }

    /// Posts JSON to a path below `/api/2.0/mlflow/`, over a connection of the calling thread. @return the answer's body
    String post(String path, byte[] json) throws IOException {
        HttpLine.Answer answer = lines.get().post("/api/2.0/mlflow/" + path, json);
        if (answer.status() != 200) {
            throw new IOException(
                    name + " answered " + answer.status() + " to " + path + ": " + answer.body());
        }
        return answer.body();
    }

    /// Resident memory of the process and its children, in MB.
    double megabytes() {
        return process.descendants().mapToDouble(Served::resident).sum()
                + resident(process.toHandle());
    }

    private static double resident(ProcessHandle one) {
        try {
            return Files.readAllLines(Path.of("/proc", one.pid() + "", "status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1_000)
                    .sum();
        } catch (IOException gone) {
            return 0;
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            process.waitFor(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
