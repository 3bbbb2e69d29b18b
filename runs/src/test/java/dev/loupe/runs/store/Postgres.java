package dev.loupe.runs.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A real PostgreSQL 15 of a test's own: its data in a temporary folder, on a free port of the loopback address, stopped when closed.
///
/// PostgreSQL does not run as root, so a root hands it to the account `postgres`.
final class Postgres implements AutoCloseable {
    private static final Path PROGRAMS = Path.of("/usr/lib/postgresql/15/bin");
    private static final long START_SECONDS = 60;

    private final Path folder;
    private final int port;
    private final Process server;
    private int databases;

    private Postgres(Path folder, int port, Process server) {
        this.folder = folder;
        this.port = port;
        this.server = server;
    }

    /// Whether Debian's package `postgresql-15` is installed.
    static boolean installed() {
        return Files.isExecutable(PROGRAMS.resolve("initdb"))
                && Files.isExecutable(PROGRAMS.resolve("postgres"));
    }

    static Postgres start() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("loupe-postgres");
        Path data = folder.resolve("data");
        if (root()) {
            run(List.of("chown", "postgres", folder.toString()), folder);
        }
        run(
                user(
                        PROGRAMS.resolve("initdb").toString(),
                        "--pgdata=" + data,
                        "--username=loupe",
                        "--auth=trust",
                        "--encoding=UTF8",
                        "--locale=C.UTF-8"),
                folder);
        int port = freePort();
        Process server =
                new ProcessBuilder(
                                user(
                                        PROGRAMS.resolve("postgres").toString(),
                                        "-D",
                                        data.toString(),
                                        "-p",
                                        Integer.toString(port),
                                        "-c",
                                        "listen_addresses=127.0.0.1",
                                        "-c",
                                        "unix_socket_directories="))
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        Postgres postgres = new Postgres(folder, port, server);
        try {
            postgres.awaitReady();
            return postgres;
        } catch (IOException | InterruptedException | RuntimeException e) {
            postgres.close();
            throw e;
        }
    }

    /// The address of a new, empty database.
    String newDatabase() throws SQLException {
        String name = "store" + databases++;
        try (var connection = DriverManager.getConnection(url("postgres"));
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        return url(name);
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=loupe";
    }

    private void awaitReady() throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (true) {
            try {
                DriverManager.getConnection(url("postgres")).close();
                return;
            } catch (SQLException e) {
                if (!server.isAlive() || System.nanoTime() > end) {
                    throw new IOException("PostgreSQL did not start: " + e.getMessage(), e);
                }
                Thread.sleep(50);
            }
        }
    }

    @Override
    public void close() {
        server.descendants().forEach(ProcessHandle::destroy);
        server.destroy();
        try {
            if (!server.waitFor(20, TimeUnit.SECONDS)) {
                server.destroyForcibly().waitFor();
            }
            delete();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void delete() {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean root() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static List<String> user(String... command) {
        List<String> whole = new ArrayList<>();
        if (root()) {
            whole.addAll(
                    List.of(
                            "setpriv",
                            "--reuid=postgres",
                            "--regid=postgres",
                            "--clear-groups",
                            "--"));
        }
        whole.addAll(List.of(command));
        return whole;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void run(List<String> command, Path folder)
            throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
        String said =
                new String(
                        process.getInputStream().readAllBytes(),
                        java.nio.charset.StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(command + " failed: " + said);
        }
    }
}
