package dev.loupe.sdk;

import dev.loupe.sdk.wire.HttpSink;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;

/// Where runs are logged to: a server, or a folder that `loupe import` brings in later.
///
/// ```java
/// try (Run run = Loupe.server().run("penguins").name("mlp-1").param("lr", 0.1).start()) {
///     for (int step = 0; step < 100; step++) {
///         run.log("loss", train(step), step);
///     }
/// }
/// ```
public final class Loupe {
    private static final String DEFAULT = "http://127.0.0.1:5050";

    private final @Nullable HttpSink sink;
    private final Path folder;

    private Loupe(@Nullable HttpSink sink, Path folder) {
        this.sink = sink;
        this.folder = folder;
    }

    /// The server of `LOUPE_URL` (else <http://127.0.0.1:5050>), with the token of `LOUPE_TOKEN` if there is one.
    public static Loupe server() {
        String url = System.getenv("LOUPE_URL");
        return server(URI.create(url == null || url.isBlank() ? DEFAULT : url));
    }

    /// A server by its address, with the token of `LOUPE_TOKEN` if there is one. What it cannot take now waits in `~/.loupe/spool`; what an earlier
    /// program left there is delivered in the background.
    public static Loupe server(URI server) {
        Path spool = Path.of(System.getProperty("user.home"), ".loupe", "spool");
        return server(server, System.getenv("LOUPE_TOKEN"), spool);
    }

    /// @param spool the folder in which records wait
    public static Loupe server(URI server, @Nullable String token, Path spool) {
        HttpClient client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(Duration.ofSeconds(5))
                        .build();
        HttpSink sink = new HttpSink(client, server, token);
        Path mine = spool.resolve(Integer.toHexString(server.toString().hashCode()));
        new Spool(mine).deliverLeftovers(sink);
        return new Loupe(sink, mine);
    }

    /// A folder; nothing is sent anywhere.
    public static Loupe offline(Path folder) {
        return new Loupe(null, folder);
    }

    /// A run in the project of that name, which is made if it is absent.
    public RunBuilder run(String project) {
        return new RunBuilder(sink, folder, project);
    }
}
