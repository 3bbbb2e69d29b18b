package dev.loupe.cli;

import dev.loupe.intake.open.Following;
import dev.loupe.intake.open.StoreLogbook;
import dev.loupe.runs.Store;
import dev.loupe.server.Server;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/// `loupe warm-up ROOM`: does what the commands of a room do first, and ends, so that the JVM can keep what it learnt in an AOT cache. Each room has a cache of its own, as a JVM begins by
/// linking all that is in its cache: 133 ms for the server's 7,700 classes, 53 ms for those of figures.
@Command(name = "warm-up", hidden = true)
final class WarmUpCommand implements Callable<Integer> {
    /// What starts with the same cache.
    enum Room {
        SERVER,
        FIGURES,
        MODELS
    }

    @Parameters(paramLabel = "ROOM", description = "${COMPLETION-CANDIDATES}")
    Room room = Room.SERVER;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("loupe-warm-up");
        try {
            switch (room) {
                case SERVER -> serve(folder);
                case FIGURES -> draw(folder);
                case MODELS -> open(folder);
            }
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        return Main.DONE;
    }

    /// Serves an empty store as `serve` does, and asks it what a first visit asks.
    private static void serve(Path folder) throws IOException, InterruptedException {
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
        }
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
            Main.run("plot", table, "--mark", "pairplot", "--color", "class", "-o", out);
            Main.run(
                    "plot", table, "--mark", "heatmap", "--x", "day", "--y", "class", "--value",
                    "value", "-o", out);
            Main.run("render", figure, "-o", out);
        }
        String many = Files.writeString(folder.resolve("many.csv"), many()).toString();
        String out = folder.resolve("out.png").toString();
        Main.run("plot", many, "--mark", "point", "--x", "x", "--y", "y", "-o", out);
    }

    /// As many rows as make the JVM count how often each way is taken, which it keeps in the cache: large tables are then read and drawn by well compiled code sooner.
    private static String many() {
        StringBuilder rows = new StringBuilder("x,y\n");
        for (int i = 0; i < 100_000; i++) {
            rows.append(Math.sin(i)).append(',').append(Math.sin(i * 1.3)).append('\n');
        }
        return rows.toString();
    }

    /// What a first `loupe inspect` and `loupe render` of a model do.
    private static void open(Path folder) throws IOException {
        String graph =
                Files.writeString(
                                folder.resolve("model.onnxtxt"),
                                """
                                <ir_version: 8, opset_import: ["" : 17]>
                                net (float[N, 8] x) => (float[N, 4] y)
                                <float[8, 4] w = {1}> { h = MatMul (x, w) z = Relu (h) y = Softmax <axis = 1> (z) }
                                """)
                        .toString();
        byte[] header =
                "{\"w\":{\"dtype\":\"F32\",\"shape\":[2,2],\"data_offsets\":[0,16]}}"
                        .getBytes(StandardCharsets.UTF_8);
        byte[] tensors =
                ByteBuffer.allocate(8 + header.length + 16)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(header.length)
                        .put(header)
                        .array();
        String weights = Files.write(folder.resolve("w.safetensors"), tensors).toString();
        for (String file : new String[] {graph, weights}) {
            Main.run("inspect", file);
            Main.run("inspect", file, "--json");
            Main.run("check", file, "--max-params", "1000");
            for (String ending : new String[] {"svg", "png", "html"}) {
                Main.run("render", file, "-o", folder.resolve("out." + ending).toString());
            }
        }
        Main.run("diff", graph, graph);
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
