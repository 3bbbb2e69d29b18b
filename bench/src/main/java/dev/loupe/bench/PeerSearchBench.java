package dev.loupe.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The same `runs/search` to Loupe and to `mlflow server`, over as many runs as the peer can bear: a filter on a metric and a param, sorted by another metric, the first page of 100.
/// Arguments: runs (2,000), metrics a run (20), params a run (20), the virtual environment that has mlflow (left out: Loupe alone).
public final class PeerSearchBench {
    private static final int CLIENTS = 8;
    private static final Pattern ID = Pattern.compile("\"run_id\"\\s*:\\s*\"(\\w+)\"");
    private static final String FILTERED =
            "{\"experiment_ids\":[\"0\"],\"filter\":\"metrics.m3 > 0.5 and params.p1 = 'v2'\",\"order_by\":[\"metrics.m7 DESC\"],\"max_results\":100}";
    private static final String SORTED =
            "{\"experiment_ids\":[\"0\"],\"order_by\":[\"metrics.m7 DESC\"],\"max_results\":100}";

    private PeerSearchBench() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        int runs = args.length > 0 ? Integer.parseInt(args[0]) : 2_000;
        int metrics = args.length > 1 ? Integer.parseInt(args[1]) : 20;
        int params = args.length > 2 ? Integer.parseInt(args[2]) : 20;
        try (Served loupe = Served.loupe()) {
            measure(loupe, runs, metrics, params);
        }
        if (args.length > 3) {
            try (Served mlflow = Served.mlflow(Path.of(args[3]))) {
                measure(mlflow, runs, metrics, params);
            }
        }
    }

    private static void measure(Served server, int runs, int metrics, int params)
            throws IOException, InterruptedException {
        long began = System.nanoTime();
        try (ExecutorService pool = Executors.newFixedThreadPool(CLIENTS)) {
            for (int r = 0; r < runs; r++) {
                int number = r;
                pool.submit(
                        () -> {
                            fill(server, number, metrics, params);
                            return null;
                        });
            }
        }
        Figures.rate(
                server.name + ": runs filled with " + (metrics + params) + " values each",
                runs,
                (System.nanoTime() - began) / 1e9);
        for (String body : new String[] {FILTERED, SORTED}) {
            String what =
                    server.name
                            + (body.equals(FILTERED)
                                    ? ": filter on two, sort by a third, 100 of "
                                    : ": sort all, 100 of ")
                            + runs;
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            Figures.print(what, Figures.times(2, 15, i -> server.post("runs/search", bytes)));
        }
    }

    private static void fill(Served server, int number, int metrics, int params)
            throws IOException, InterruptedException {
        Matcher id =
                ID.matcher(
                        server.post(
                                "runs/create",
                                "{\"experiment_id\":\"0\",\"start_time\":1700000000000}"
                                        .getBytes(StandardCharsets.UTF_8)));
        if (!id.find()) {
            throw new IOException("no run id");
        }
        Random random = new Random(number);
        StringBuilder body =
                new StringBuilder("{\"run_id\":\"").append(id.group(1)).append("\",\"metrics\":[");
        for (int m = 0; m < metrics; m++) {
            body.append(m == 0 ? "" : ",")
                    .append("{\"key\":\"m")
                    .append(m)
                    .append("\",\"value\":")
                    .append(random.nextDouble())
                    .append(",\"timestamp\":1700000000000,\"step\":0}");
        }
        body.append("],\"params\":[");
        for (int p = 0; p < params; p++) {
            body.append(p == 0 ? "" : ",")
                    .append("{\"key\":\"p")
                    .append(p)
                    .append("\",\"value\":\"v")
                    .append(random.nextInt(5))
                    .append("\"}");
        }
        server.post(
                "runs/log-batch", body.append("]}").toString().getBytes(StandardCharsets.UTF_8));
    }
}
