package dev.loupe.sdk;

import dev.loupe.sdk.wire.HttpSink;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

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
    private static final Path SPOOL = Path.of(System.getProperty("user.home"), ".loupe", "spool");

    private final @Nullable HttpSink sink;
    private final Path folder;

    private Loupe(@Nullable HttpSink sink, Path folder) {
        this.sink = sink;
        this.folder = folder;
    }

    /// The server of `LOUPE_URL` (else <http://127.0.0.1:5050>), with the token of `LOUPE_TOKEN` if there is one.
    public static Loupe server() {
        String url = System.getenv("LOUPE_URL");
        String said = url == null || url.isBlank() ? DEFAULT : url;
        return address(said).map(Loupe::server).orElseGet(() -> keeping(said));
    }

    /// The address of a server, if the text is one.
    static Optional<URI> address(String text) {
        try {
            URI server = URI.create(text.strip());
            String scheme = String.valueOf(server.getScheme()).toLowerCase(Locale.ROOT);
            boolean http = scheme.equals("http") || scheme.equals("https");
            return Optional.of(server).filter(s -> http && s.getHost() != null);
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }

    /// Where runs wait, for `loupe import`, when nobody knows where they are to go.
    private static Loupe keeping(String said) {
        Path kept = SPOOL.resolve("offline");
        System.err.println(
                "Loupe: LOUPE_URL must be an address such as "
                        + DEFAULT
                        + ", but is '"
                        + said
                        + "'; runs are kept in "
                        + kept
                        + ".");
        return offline(kept);
    }

    /// A server by its address, with the token of `LOUPE_TOKEN` if there is one. What it cannot take now waits in `~/.loupe/spool`; what an earlier
    /// program left there is delivered in the background.
    public static Loupe server(URI server) {
        return server(server, System.getenv("LOUPE_TOKEN"), SPOOL);
    }

    /// @param spool the folder in which records wait
    public static Loupe server(URI server, @Nullable String token, Path spool) {
        HttpClient client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(Duration.ofSeconds(5))
                        .build();
        HttpSink sink = new HttpSink(client, server, token);
        String name = server.toString().replaceFirst("/+$", "");
        Path mine = Spool.writable(spool.resolve(Integer.toHexString(name.hashCode())));
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
