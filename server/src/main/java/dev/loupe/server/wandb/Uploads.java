package dev.loupe.server.wandb;

import dev.loupe.core.RunId;
import dev.loupe.intake.FilesBelow;
import dev.loupe.runs.Store;
import dev.loupe.runs.domain.Run;
import dev.loupe.server.http.Files;
import dev.loupe.server.http.Problem;
import dev.loupe.server.http.Request;
import dev.loupe.server.http.Response;
import dev.loupe.server.http.Router;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/// Files of runs, put at addresses that name the run and the path. They need no memory, so an upload may come after a restart.
final class Uploads {
    private static final long LONGEST = 1L << 42;
    private static final String BASIC = "Basic ";
    private static final String PREFIX = "/wandb/files/";
    private final Store store;

    Uploads(Store store) {
        this.store = store;
    }

    void addTo(Router router) {
        router.add("PUT", PREFIX + "{run}/{path...}", this::put);
        router.add("GET", PREFIX + "{run}/{path...}", this::get);
    }

    /// Where a file is put and read, as the client reaches this server.
    static String url(Request request, RunId run, String path) {
        StringBuilder url = new StringBuilder();
        url.append(request.header("x-forwarded-proto").orElse("http")).append("://");
        url.append(request.header("host").orElse("127.0.0.1")).append(PREFIX).append(run);
        for (String part : path.split("/")) {
            url.append('/').append(encoded(part));
        }
        return url.toString();
    }

    /// Where a file is read by clients that send nothing but the address: it carries the name and the token that the question for it had, if it had any.
    static String readUrl(Request request, RunId run, String path) {
        String url = url(request, run, path);
        String said = request.header("authorization").orElse("");
        if (!said.startsWith(BASIC)) {
            return url;
        }
        try {
            byte[] known = Base64.getDecoder().decode(said.substring(BASIC.length()));
            String[] parts = new String(known, StandardCharsets.UTF_8).split(":", 2);
            String who = encoded(parts[0]) + ":" + encoded(parts.length > 1 ? parts[1] : "");
            return url.replaceFirst("://", "://" + who + "@");
        } catch (IllegalArgumentException e) {
            return url;
        }
    }

    private static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /// Uploads bring the access token with them if the question for their address had one.
    static List<String> headers(Request request) {
        return request.header("authorization")
                .map(a -> List.of("Authorization:" + a))
                .orElse(List.of());
    }

    private Response put(Request request) throws IOException {
        String path = request.param("path");
        store.artifacts().put(place(request, path), request.body(LONGEST));
        return Response.json(Map.of());
    }

    private Response get(Request request) {
        String path = request.param("path");
        return Files.answer(path, store.artifacts().open(place(request, path)));
    }

    private String place(Request request, String path) {
        if (!FilesBelow.legal(path)) {
            throw new Problem(400, "'" + path + "' is no path below a run.");
        }
        RunId id;
        try {
            id = new RunId(request.param("run"));
        } catch (IllegalArgumentException e) {
            throw new Problem(400, String.valueOf(e.getMessage()));
        }
        Run run =
                store.runs()
                        .find(id)
                        .orElseThrow(() -> new Problem(404, "There is no run " + id + "."));
        return run.files() + "/" + path;
    }
}
