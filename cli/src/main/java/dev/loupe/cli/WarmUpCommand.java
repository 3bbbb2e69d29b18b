package dev.loupe.cli;

import dev.loupe.intake.open.Following;
import dev.loupe.intake.open.StoreLogbook;
import dev.loupe.runs.Store;
import dev.loupe.server.Server;

import picocli.CommandLine.Command;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/// `loupe warm-up`: serves an empty store as `serve` does, asks it what a first visit asks, draws a few figures, and ends, so that the JVM can keep what it
/// learnt in an AOT cache.
@Command(name = "warm-up", hidden = true)
final class WarmUpCommand implements Callable<Integer> {
    @Override
    public Integer call() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("loupe-warm-up");
        ServeOptions options = new ServeOptions();
        options.store.store = folder.toString();
        options.port = 0;
        options.noOpen = true;
        ServeOptions.Opened opened = options.open("store", store -> List.of());
        try (Store store = opened.store();
                Server server = opened.server();
                Following followed =
                        new Following(
                                List.of(),
                                new Kinds(store, null).all(),
                                new StoreLogbook(store, null, System.err::println),
                                store.bookmarks());
                HttpClient client = HttpClient.newHttpClient()) {
            followed.start();
            for (String path :
                    new String[] {
                        "/health", "/", "/api/v1/server", "/api/v1/projects", "/version"
                    }) {
                client.send(
                        HttpRequest.newBuilder(URI.create(server.url() + path)).build(),
                        HttpResponse.BodyHandlers.ofByteArray());
            }
            post(
                    client,
                    server.url() + "/api/2.0/mlflow/runs/create",
                    "{\"experiment_id\":\"0\",\"run_name\":\"warm\"}");
            post(
                    client,
                    server.url() + "/api/v1/runs/search",
                    "{\"projects\":[\"0\"],\"filter\":\"metrics.a > 1\"}");
            draw(folder);
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        return Main.DONE;
    }

    /// What a first `loupe plot` and `loupe render` do.
    private static void draw(Path folder) throws IOException {
        StringBuilder rows = new StringBuilder("day,value,class\n");
        for (int i = 0; i < 400; i++) {
            rows.append(
                    "2026-01-%02d,%s,%s\n".formatted(i % 28 + 1, Math.sin(i), "abc".charAt(i % 3)));
        }
        String table = Files.writeString(folder.resolve("table.csv"), rows).toString();
        String figure =
                Files.writeString(
                                folder.resolve("figure.json"),
                                """
                                {"figure":1,"data":{"columns":{"x":[1,2],"y":[3,4]}},
                                 "layers":[{"mark":"line","channels":{"x":"x","y":"y"}}]}
                                """)
                        .toString();
        String numbers = folder.resolve("numbers.json").toString();
        for (String ending : new String[] {"svg", "png", "pdf", "json"}) {
            String out = folder.resolve("out." + ending).toString();
            for (String mark : new String[] {"point", "line"}) {
                Main.run(
                        "plot", table, "--mark", mark, "--x", "day", "--y", "value", "--color",
                        "class", "--title", "Warm", "-o", out, "--data", numbers);
            }
            Main.run(
                    "plot",
                    table,
                    "--mark",
                    "histogram",
                    "--x",
                    "value",
                    "--color",
                    "class",
                    "-o",
                    out);
            Main.run("plot", table, "--mark", "box", "--x", "class", "--y", "value", "-o", out);
            Main.run("render", figure, "-o", out);
        }
    }

    private static void post(HttpClient client, String url, String json)
            throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url))
                        .header("content-type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json))
                        .build();
        client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }
}
