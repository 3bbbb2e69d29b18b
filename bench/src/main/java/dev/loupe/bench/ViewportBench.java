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

    /// One way to look at the lines.
    ///
    /// @param says what is asked beside the series and the window
    /// @param low  the least x
    /// @param high the greatest
    private record Look(String name, String says, double low, double high) {}

    private static void measure(String url, List<RunId> ids, int points)
            throws IOException, InterruptedException {
        String lines =
                ids.stream()
                        .map(id -> "{\"runs\":[\"" + id + "\"],\"key\":\"metric/0\"}")
                        .collect(Collectors.joining(",", "[", "]"));
        String group =
                ids.stream()
                        .map(id -> "\"" + id + "\"")
                        .collect(
                                Collectors.joining(
                                        ",", "[{\"runs\":[", "],\"key\":\"metric/0\"}]"));
        String ema = ",\"smooth\":{\"kind\":\"ema\",\"amount\":0.9}";
        double millis = points * 100.0;
        for (Look look :
                List.of(
                        new Look("steps", "\"x\":\"step\"", 0, points),
                        new Look("steps, EMA", "\"x\":\"step\"" + ema, 0, points),
                        new Look("relative time", "\"x\":\"relative\"", 0, millis),
                        new Look("relative time, EMA", "\"x\":\"relative\"" + ema, 0, millis))) {
            windows(url, lines, look);
        }
        windows(
                url,
                group,
                new Look("one band of all", "\"x\":\"step\",\"band\":\"sd\"" + ema, 0, points));
    }

    private static void windows(String url, String series, Look look)
            throws IOException, InterruptedException {
        Figures.print(
                look.name + ": the whole of each, first time",
                Figures.times(0, 1, i -> ask(url, series, look, look.low, look.high)));
        double computed = Figures.cpuMillis();
        Figures.print(
                look.name + ": the whole of each",
                Figures.times(3, 20, i -> ask(url, series, look, look.low, look.high)));
        Figures.OUT.printf(
                Locale.ROOT,
                "%-60s %6.1f ms of computing a question, asking it included%n",
                "",
                (Figures.cpuMillis() - computed) / 23);
        Random random = new Random(1);
        for (double part : new double[] {0.3, 0.1, 0.01, 0.001}) {
            double wide = part * (look.high - look.low);
            Figures.print(
                    String.format(
                            Locale.ROOT, "%s: a window of %s %% anywhere", look.name, 100 * part),
                    Figures.times(
                            3,
                            40,
                            i -> {
                                double from =
                                        look.low
                                                + random.nextDouble()
                                                        * (1 - part)
                                                        * (look.high - look.low);
                                ask(url, series, look, from, from + wide);
                            }));
        }
    }

    private static void ask(String url, String series, Look look, double from, double to)
            throws IOException, InterruptedException {
        String body =
                "{\"series\":"
                        + series
                        + ","
                        + look.says
                        + ",\"from\":"
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
