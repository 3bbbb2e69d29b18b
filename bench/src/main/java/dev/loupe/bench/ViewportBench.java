package dev.loupe.bench;

import dev.loupe.core.RunId;
import dev.loupe.runs.Store;
import dev.loupe.runs.store.Stores;
import dev.loupe.server.Server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;

/// Many long series in one chart: any viewport, over HTTP, 1,000 columns. Arguments: runs (100), points a series (1,000,000).
public final class ViewportBench {
    private static final int COLUMNS = 1_000;

    private ViewportBench() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        int runs = args.length > 0 ? Integer.parseInt(args[0]) : 100;
        int points = args.length > 1 ? Integer.parseInt(args[1]) : 1_000_000;
        Path folder = Files.createTempDirectory("viewport-bench");
        try (Store store = Stores.open(folder.toString(), null)) {
            List<RunId> ids = new ArrayList<>();
            for (int r = 0; r < runs; r++) {
                ids.add(Curves.single(store, points, 20_000));
            }
            Figures.OUT.printf(
                    "%,d runs x %,d points, %,d MB on disk%n",
                    runs, points, Figures.bytes(folder) / 1_000_000);
            try (Server server = Server.start(Server.Config.local(store, 0))) {
                measure(server.url(), ids, points);
            }
        }
    }

    private static void measure(String url, List<RunId> ids, int points)
            throws IOException, InterruptedException {
        String series =
                ids.stream()
                        .map(id -> "{\"runs\":[\"" + id + "\"],\"key\":\"metric/0\"}")
                        .collect(Collectors.joining(",", "[", "]"));
        Figures.print(
                "the whole of each, first time",
                Figures.times(0, 1, i -> ask(url, series, 0, points)));
        Figures.print("the whole of each", Figures.times(1, 10, i -> ask(url, series, 0, points)));
        Random random = new Random(1);
        for (double part : new double[] {0.3, 0.1, 0.01, 0.001}) {
            Figures.print(
                    String.format(Locale.ROOT, "a window of %s %% anywhere", 100 * part),
                    Figures.times(
                            3,
                            40,
                            i -> {
                                double from = random.nextDouble() * (1 - part) * points;
                                ask(url, series, from, from + part * points);
                            }));
        }
    }

    private static void ask(String url, String series, double from, double to)
            throws IOException, InterruptedException {
        String body =
                "{\"series\":"
                        + series
                        + ",\"x\":\"step\",\"from\":"
                        + from
                        + ",\"to\":"
                        + to
                        + ",\"columns\":"
                        + COLUMNS
                        + "}";
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url + "/api/v1/lines"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        HttpResponse<byte[]> answer =
                Served.HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IOException("answered " + answer.statusCode());
        }
    }
}
