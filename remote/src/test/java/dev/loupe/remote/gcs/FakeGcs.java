package dev.loupe.remote.gcs;

import com.sun.net.httpserver.HttpExchange;

import dev.loupe.remote.mirror.FakeStore;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// An object store that speaks as much of Google Cloud Storage's JSON API as Loupe asks for.
final class FakeGcs extends FakeStore {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String LIST = "/storage/v1/b/bucket/o";
    private static final String PUT = "/upload/storage/v1/b/bucket/o";

    /// How many uploads are answered 503 before one is taken.
    final AtomicInteger busy = new AtomicInteger();

    FakeGcs() throws IOException {}

    @Override
    protected void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getRawPath();
        String method = exchange.getRequestMethod();
        if (path.equals(LIST)) {
            list(exchange);
        } else if (path.equals(PUT) && method.equals("POST")) {
            upload(exchange);
        } else if (path.startsWith(LIST + "/")) {
            String key =
                    URLDecoder.decode(path.substring(LIST.length() + 1), StandardCharsets.UTF_8);
            if (method.equals("DELETE")) {
                boolean there = find(key).isPresent();
                remove(key);
                exchange.sendResponseHeaders(there ? 204 : 404, -1);
            } else if (query(exchange).getOrDefault("fields", "").equals("size")) {
                size(exchange, key);
            } else {
                read(exchange, key, version(exchange));
            }
        } else {
            error(exchange, 404, "notFound");
        }
    }

    private static String version(HttpExchange exchange) {
        String generation = query(exchange).getOrDefault("generation", "");
        return generation.isEmpty() ? "" : '"' + generation + '"';
    }

    private void upload(HttpExchange exchange) throws IOException {
        byte[] content = exchange.getRequestBody().readAllBytes();
        if (busy.getAndDecrement() > 0) {
            error(exchange, 503, "backendError");
            return;
        }
        put(query(exchange).getOrDefault("name", ""), content);
        send(exchange, 200, "{}");
    }

    private void size(HttpExchange exchange, String key) throws IOException {
        Optional<Kept> kept = find(key);
        if (kept.isEmpty()) {
            error(exchange, 404, "notFound");
        } else {
            send(exchange, 200, "{\"size\":\"" + kept.get().content().length + "\"}");
        }
    }

    @Override
    protected void error(HttpExchange exchange, int status, String code) throws IOException {
        send(exchange, status, "{\"error\":{\"message\":\"for key AKIDTEST\"}}");
    }

    private void list(HttpExchange exchange) throws IOException {
        Map<String, String> query = query(exchange);
        Page page =
                page(
                        query.getOrDefault("prefix", ""),
                        query.getOrDefault("pageToken", ""),
                        Integer.parseInt(query.getOrDefault("maxResults", "1000")));
        ObjectNode json = JSON.createObjectNode();
        if (!page.next().isEmpty()) {
            json.put("nextPageToken", page.next());
        }
        ArrayNode items = json.putArray("items");
        for (Kept one : page.objects()) {
            items.addObject()
                    .put("name", one.key())
                    .put("size", "" + one.content().length)
                    .put("generation", one.tag().replace("\"", ""))
                    .put("updated", one.time().toString());
        }
        send(exchange, 200, JSON.writeValueAsString(json));
    }
}
