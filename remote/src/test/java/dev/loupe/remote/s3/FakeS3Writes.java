package dev.loupe.remote.s3;

import com.sun.net.httpserver.HttpExchange;

import dev.loupe.remote.mirror.FakeStore;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// What a fake of S3 does when objects are asked about, written, written in parts, and deleted.
final class FakeS3Writes {
    private final FakeS3 store;
    final Map<String, TreeMap<Integer, byte[]>> uploads = new ConcurrentHashMap<>();

    /// Parts with this number are refused.
    volatile int refused = -1;

    FakeS3Writes(FakeS3 store) {
        this.store = store;
    }

    /// @return whether it was something to write or to ask about
    boolean answer(HttpExchange exchange, String key) throws IOException {
        String query = String.valueOf(exchange.getRequestURI().getRawQuery());
        Map<String, String> asked = FakeStore.query(exchange);
        switch (exchange.getRequestMethod()) {
            case "HEAD" -> head(exchange, key);
            case "PUT" -> {
                byte[] content = body(exchange);
                if (!asked.containsKey("partNumber")) {
                    store.put(key, content);
                } else if (Integer.parseInt(asked.get("partNumber")) == refused) {
                    store.error(exchange, 403, "AccessDenied");
                    return true;
                } else {
                    uploads.getOrDefault(asked.get("uploadId"), new TreeMap<>())
                            .put(Integer.parseInt(asked.get("partNumber")), content);
                }
                exchange.getResponseHeaders().add("ETag", "\"" + content.length + "\"");
                FakeStore.send(exchange, 200, "");
            }
            case "POST" -> {
                body(exchange);
                if (query.startsWith("uploads")) {
                    uploads.put("u1", new TreeMap<>());
                    xml(
                            exchange,
                            "<InitiateMultipartUploadResult><UploadId>u1</UploadId></InitiateMultipartUploadResult>");
                } else {
                    ByteArrayOutputStream whole = new ByteArrayOutputStream();
                    TreeMap<Integer, byte[]> parts = uploads.remove(asked.get("uploadId"));
                    if (parts != null) {
                        parts.values().forEach(whole::writeBytes);
                    }
                    store.put(key, whole.toByteArray());
                    xml(
                            exchange,
                            "<CompleteMultipartUploadResult><ETag>e</ETag></CompleteMultipartUploadResult>");
                }
            }
            case "DELETE" -> {
                if (asked.containsKey("uploadId")) {
                    uploads.remove(asked.get("uploadId"));
                } else {
                    store.remove(key);
                }
                exchange.sendResponseHeaders(204, -1);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void head(HttpExchange exchange, String key) throws IOException {
        Optional<FakeStore.Kept> kept = store.find(key);
        kept.ifPresent(
                one ->
                        exchange.getResponseHeaders()
                                .add("Content-Length", "" + one.content().length));
        exchange.sendResponseHeaders(kept.isPresent() ? 200 : 404, -1);
    }

    private static void xml(HttpExchange exchange, String text) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/xml");
        FakeStore.send(exchange, 200, text);
    }

    /// The body, out of the pieces in which AWS's SDK signs a stream.
    private static byte[] body(HttpExchange exchange) throws IOException {
        byte[] raw = exchange.getRequestBody().readAllBytes();
        String coding = exchange.getRequestHeaders().getFirst("x-amz-content-sha256");
        if (coding == null || !coding.startsWith("STREAMING-")) {
            return raw;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int at = 0; at < raw.length; ) {
            int end = at;
            while (raw[end] != '\n') {
                end++;
            }
            String head = new String(raw, at, end - at, StandardCharsets.US_ASCII);
            int size = Integer.parseInt(head.replaceFirst(";.*", "").strip(), 16);
            out.write(raw, end + 1, size);
            at = size == 0 ? raw.length : end + 1 + size + 2;
        }
        return out.toByteArray();
    }
}
