package dev.loupe.server.api;

import dev.loupe.server.http.Files;
import dev.loupe.server.http.Problem;
import dev.loupe.server.http.Request;
import dev.loupe.server.http.Response;
import dev.loupe.server.http.Router;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPOutputStream;

/// The workbench's own files, out of the jar of `web`; those below `frames/` are pages for frames without an origin, to which scripts and styles must be open. Every address without a file's ending is the one page, which reads the rest of the address itself.
final class Pages {
    private static final String ROOT = "/dev/loupe/web/";
    private static final String FRAMES = "frames/";

    /// What draws a logged document has no origin, no network, and no scripts but those beside it.
    private static final String ALONE =
            "sandbox allow-scripts; default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; img-src data: blob:; font-src data:; frame-ancestors 'self'";

    private static final int WORTH_ZIPPING = 1_000;
    private final Map<String, byte[]> zipped = new ConcurrentHashMap<>();

    void addTo(Router router) {
        router.add("GET", "/{path...}", this::page);
    }

    private Response page(Request request) throws IOException {
        String path = request.param("path");
        if (path.contains("..") || path.startsWith("api/")) {
            throw Problem.nothingAt(request.path());
        }
        String last = path.substring(path.lastIndexOf('/') + 1);
        boolean file =
                path.startsWith("assets/")
                        || path.startsWith(FRAMES)
                        || last.matches("[\\w-]+\\.(js|css|woff2|svg|png|ico|json|txt)");
        byte[] bytes = read(file ? path : "index.html");
        Response response =
                Response.bytes(file ? Files.type(path) : "text/html; charset=utf-8", bytes)
                        .header(
                                "cache-control",
                                path.startsWith("assets/")
                                        ? "public, max-age=31536000, immutable"
                                        : "no-cache");
        if (path.startsWith(FRAMES)) {
            response = response.header("content-security-policy", ALONE);
        }
        if (path.startsWith(FRAMES) || path.startsWith("assets/")) {
            response = response.header("cross-origin-resource-policy", "cross-origin");
        }
        boolean takesGzip = request.header("accept-encoding").orElse("").contains("gzip");
        if (!takesGzip
                || bytes.length < WORTH_ZIPPING
                || path.endsWith(".woff2")
                || path.endsWith(".png")) {
            return response;
        }
        byte[] small = zipped.computeIfAbsent(file ? path : "index.html", p -> zip(bytes));
        return new Response(200, response.headers(), new Response.Body.Bytes(small))
                .header("content-encoding", "gzip")
                .header("vary", "accept-encoding");
    }

    private static byte[] read(String path) throws IOException {
        try (InputStream in = Pages.class.getResourceAsStream(ROOT + path)) {
            if (in == null) {
                throw Problem.nothingAt("/" + path);
            }
            return in.readAllBytes();
        }
    }

    private static byte[] zip(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
