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

/// An object store that speaks as much of Google Cloud Storage's JSON API as Loupe asks for.
final class FakeGcs extends FakeStore {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String LIST = "/storage/v1/b/bucket/o";

    FakeGcs() throws IOException {}

    @Override
    protected void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getRawPath();
        if (path.equals(LIST)) {
            list(exchange);
        } else if (path.startsWith(LIST + "/")) {
            String key =
                    URLDecoder.decode(path.substring(LIST.length() + 1), StandardCharsets.UTF_8);
            read(exchange, key, '"' + query(exchange).getOrDefault("generation", "") + '"');
        } else {
            error(exchange, 404, "notFound");
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
