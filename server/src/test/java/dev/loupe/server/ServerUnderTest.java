package dev.loupe.server;

import dev.loupe.runs.Store;
import dev.loupe.runs.store.Stores;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Objects;

/// A real server on a free port of loopback, over an empty store.
abstract class ServerUnderTest {
    static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir Path folder;
    final HttpClient client = HttpClient.newHttpClient();
    @Nullable Store opened;
    @Nullable Server started;

    @BeforeEach
    void begin() {
        opened = Stores.open(folder.toString(), null);
        started = Server.start(config());
    }

    Store store() {
        return Objects.requireNonNull(opened);
    }

    Server server() {
        return Objects.requireNonNull(started);
    }

    Server.Config config() {
        return Server.Config.local(store(), 0);
    }

    @AfterEach
    void end() {
        server().close();
        store().close();
    }

    /// An answer with its JSON, which is null for a body that is none.
    record Answer(int status, String text, HttpResponse<String> whole) {
        JsonNode json() {
            return JSON.readTree(text);
        }
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer post(String path, String json) {
        return send(
                request(path)
                        .header("content-type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    Answer with(String method, String path, String json) {
        return send(
                request(path)
                        .header("content-type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(json)));
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server().url() + path));
    }

    Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body(), response);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
