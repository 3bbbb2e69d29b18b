package dev.loupe.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The same requests to Loupe and to `mlflow server`: start, memory, batches, single points. Arguments: seconds each (10), the virtual environment that has mlflow (left out:
/// Loupe alone).
public final class HttpBench {
    private static final int BATCH = 1_000;
    private static final int BATCH_CLIENTS = 8;
    private static final int SINGLE_CLIENTS = 64;
    private static final Pattern ID = Pattern.compile("\"run_id\"\\s*:\\s*\"(\\w+)\"");

    private final Served server;
    private final double seconds;

    private HttpBench(Served server, double seconds) {
        this.server = server;
        this.seconds = seconds;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        double seconds = args.length > 0 ? Double.parseDouble(args[0]) : 10;
        try (Served loupe = Served.loupe()) {
            new HttpBench(loupe, seconds).measure();
        }
        if (args.length > 1) {
            try (Served mlflow = Served.mlflow(Path.of(args[1]))) {
                new HttpBench(mlflow, seconds).measure();
            }
        }
    }

    private void measure() throws IOException, InterruptedException {
        Thread.sleep(2_000);
        Figures.OUT.printf(
                Locale.ROOT,
                "%s: %.0f MB resident, idle; a write of 4 kB takes the disk %.2f ms%n",
                server.name,
                server.megabytes(),
                Figures.syncMillis(server.folder));
        load(BATCH_CLIENTS, 2, this::batches);
        long before = Figures.bytes(server.folder);
        Done batches = load(BATCH_CLIENTS, seconds, this::batches);
        Figures.rate(
                server.name + ": points by log-batch of 1,000, " + BATCH_CLIENTS + " connections",
                batches.requests * BATCH,
                batches.seconds);
        Figures.OUT.printf(
                Locale.ROOT,
                "%s: %.1f bytes a point more on disk%n",
                server.name,
                (double) (Figures.bytes(server.folder) - before) / (batches.requests * BATCH));
        double sync = Figures.syncMillis(server.folder);
        singles(2);
        Done singles = singles(seconds);
        Figures.rate(
                server.name + ": log-metric calls, " + SINGLE_CLIENTS + " connections",
                singles.requests,
                singles.seconds);
        double allowed = SINGLE_CLIENTS / (sync / 1e3);
        Figures.OUT.printf(
                Locale.ROOT,
                "%s: a write of 4 kB took the disk %.2f ms just before, so it allows %,.0f calls a second: %.1f times as many%n",
                server.name,
                sync,
                allowed,
                allowed * singles.seconds / singles.requests);
        Figures.OUT.printf(
                Locale.ROOT, "%s: %.0f MB resident after%n", server.name, server.megabytes());
    }

    private record Done(long requests, double seconds) {}

    private interface Client {
        void call(String run, int client, int number) throws IOException, InterruptedException;
    }

    private Done load(int clients, double seconds, Client client) throws InterruptedException {
        AtomicLong done = new AtomicLong();
        long began = System.nanoTime();
        long end = began + (long) (seconds * 1e9);
        try (ExecutorService pool = Executors.newFixedThreadPool(clients)) {
            for (int c = 0; c < clients; c++) {
                int number = c;
                pool.submit(
                        () -> {
                            String run = run();
                            for (int i = 0; System.nanoTime() < end; i++) {
                                client.call(run, number, i);
                                done.incrementAndGet();
                            }
                            return null;
                        });
            }
        }
        return new Done(done.get(), (System.nanoTime() - began) / 1e9);
    }

    private String run() throws IOException, InterruptedException {
        String answer =
                server.post(
                        "runs/create",
                        "{\"experiment_id\":\"0\",\"start_time\":1700000000000}"
                                .getBytes(StandardCharsets.UTF_8));
        Matcher id = ID.matcher(answer);
        if (!id.find()) {
            throw new IOException("no run id in " + answer);
        }
        return id.group(1);
    }

    /// 10 keys, 100 steps.
    private void batches(String run, int client, int number)
            throws IOException, InterruptedException {
        StringBuilder body =
                new StringBuilder(90_000)
                        .append("{\"run_id\":\"")
                        .append(run)
                        .append("\",\"metrics\":[");
        for (int i = 0; i < BATCH; i++) {
            long step = number * 100L + i / 10;
            metric(i == 0 ? body : body.append(','), "metric/" + i % 10, step, client + i);
        }
        server.post(
                "runs/log-batch", body.append("]}").toString().getBytes(StandardCharsets.UTF_8));
    }

    /// One point a request, each connection to a run of its own.
    private Done singles(double seconds) throws IOException, InterruptedException {
        List<String> runs = new ArrayList<>();
        for (int c = 0; c < SINGLE_CLIENTS; c++) {
            runs.add(run());
        }
        HttpLines lines =
                server.lines(
                        "runs/log-metric",
                        (connection, number) -> {
                            StringBuilder body = new StringBuilder();
                            metric(body, "loss", number, connection);
                            return body.insert(1, "\"run_id\":\"" + runs.get(connection) + "\",")
                                    .toString()
                                    .getBytes(StandardCharsets.UTF_8);
                        });
        long began = System.nanoTime();
        long answered = lines.run(SINGLE_CLIENTS, began + (long) (seconds * 1e9));
        return new Done(answered, (System.nanoTime() - began) / 1e9);
    }

    private static void metric(StringBuilder body, String key, long step, int salt) {
        body.append("{\"key\":\"")
                .append(key)
                .append("\",\"value\":")
                .append((float) (1 / Math.sqrt(1 + step) + salt % 17 * 1e-3 + step % 7 * 1e-4));
        body.append(",\"timestamp\":")
                .append(1_700_000_000_000L + step * 100)
                .append(",\"step\":")
                .append(step)
                .append('}');
    }
}
