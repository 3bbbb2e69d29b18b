package dev.loupe.server.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// An answer: a status, headers, and a body that is bytes or writes itself.
public record Response(int status, Map<String, String> headers, Body body) {
    /// What is sent.
    public sealed interface Body {
        /// Sent with its length.
        record Bytes(byte[] bytes) implements Body {}

        /// Sent in pieces as it is written.
        record Stream(Writer writer) implements Body {}
    }

    /// Writes a body.
    public interface Writer {
        void write(OutputStream out) throws IOException;
    }

    public static Response bytes(String type, byte[] bytes) {
        return new Response(200, Map.of("content-type", type), new Body.Bytes(bytes));
    }

    public static Response text(String text) {
        return bytes("text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    /// JSON of records, maps, lists and plain values.
    public static Response json(Object value) {
        return bytes("application/json", Json.bytes(value));
    }

    public static Response stream(String type, Writer writer) {
        return new Response(200, Map.of("content-type", type), new Body.Stream(writer));
    }

    /// All of a stream, which is closed afterwards.
    public static Response stream(String type, InputStream in) {
        return stream(
                type,
                out -> {
                    try (in) {
                        in.transferTo(out);
                    }
                });
    }

    public static Response problem(Problem problem) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "about:blank");
        body.put("title", title(problem.status()));
        body.put("status", problem.status());
        body.put("detail", problem.sentence());
        body.putAll(problem.more());
        return bytes("application/problem+json", Json.bytes(body)).status(problem.status());
    }

    private static String title(int status) {
        return switch (status) {
            case 400 -> "Bad request";
            case 401 -> "Access token needed";
            case 403 -> "Forbidden";
            case 404 -> "Not found";
            case 405 -> "Method not allowed";
            case 409 -> "Conflict";
            case 413 -> "Too large";
            case 415 -> "Unsupported media type";
            case 503 -> "Not now";
            default -> status >= 500 ? "Server error" : "Refused";
        };
    }

    public Response status(int other) {
        return new Response(other, headers, body);
    }

    public Response header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Response(status, more, body);
    }
}
