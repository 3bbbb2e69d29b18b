package dev.loupe.server.http;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/// Users' files on their way to a browser: never a page of this server's own.
public final class Files {
    private static final Map<String, String> TYPES =
            Map.ofEntries(
                    Map.entry("html", "text/html; charset=utf-8"),
                    Map.entry("htm", "text/html; charset=utf-8"),
                    Map.entry("svg", "image/svg+xml"),
                    Map.entry("png", "image/png"),
                    Map.entry("jpg", "image/jpeg"),
                    Map.entry("jpeg", "image/jpeg"),
                    Map.entry("gif", "image/gif"),
                    Map.entry("webp", "image/webp"),
                    Map.entry("json", "application/json"),
                    Map.entry("pdf", "application/pdf"),
                    Map.entry("csv", "text/csv; charset=utf-8"),
                    Map.entry("txt", "text/plain; charset=utf-8"),
                    Map.entry("log", "text/plain; charset=utf-8"),
                    Map.entry("md", "text/plain; charset=utf-8"),
                    Map.entry("yaml", "text/plain; charset=utf-8"),
                    Map.entry("yml", "text/plain; charset=utf-8"),
                    Map.entry("py", "text/plain; charset=utf-8"),
                    Map.entry("mp4", "video/mp4"),
                    Map.entry("webm", "video/webm"),
                    Map.entry("wav", "audio/wav"),
                    Map.entry("mp3", "audio/mpeg"),
                    Map.entry("js", "text/javascript; charset=utf-8"),
                    Map.entry("css", "text/css; charset=utf-8"),
                    Map.entry("woff2", "font/woff2"),
                    Map.entry("ico", "image/x-icon"));

    private Files() {}

    /// The content type by the name's ending; bytes without meaning if it is not known.
    public static String type(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        String last = ending.equals(name.toLowerCase(Locale.ROOT)) ? "" : ending;
        return last.isEmpty() && name.equals("MLmodel")
                ? "text/plain; charset=utf-8"
                : TYPES.getOrDefault(last, "application/octet-stream");
    }

    /// A logged file, whatever it holds: shown in a sandbox that has no origin and no network. A report's own scripts may draw in it; they reach nothing else.
    public static Response answer(String path, InputStream in) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        String type = type(path);
        boolean shown = !type.equals("application/octet-stream");
        String encoded =
                java.net.URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        return Response.stream(type, in)
                .header(
                        "content-disposition",
                        (shown ? "inline" : "attachment") + "; filename*=UTF-8''" + encoded)
                .header(
                        "content-security-policy",
                        "sandbox allow-scripts; default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:; font-src data:; media-src data: blob:; frame-ancestors 'self'")
                .header("cache-control", "private, no-cache");
    }
}
