package dev.loupe.sdk.wire;

import dev.loupe.sdk.offline.Refused;
import dev.loupe.sdk.offline.Sink;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.zip.GZIPOutputStream;

/// A Loupe server as the place where runs go. Each call is one request, answered after the server made it durable.
/// Bodies above 8 kB go compressed by gzip.
public final class HttpSink implements Sink {
    private static final Set<Integer> LATER = Set.of(401, 403, 408, 425, 429);
    private static final int GZIP_FROM = 8 << 10;
    private static final int MOST_SAID = 500;

    private final HttpClient client;
    private final String root;
    private final @Nullable String token;

    /// `server` is the address without `/api`; `token` travels as bearer token where one is given.
    public HttpSink(HttpClient client, URI server, @Nullable String token) {
        this.client = client;
        String text = server.toString();
        this.root =
                (text.endsWith("/") ? text.substring(0, text.length() - 1) : text) + "/api/v1/runs";
        this.token = token;
    }

    @Override
    public void run(String id, String json) throws IOException {
        send("POST", root, json);
    }

    @Override
    public void log(String id, String json) throws IOException {
        send("POST", root + "/" + escaped(id) + "/log", json);
    }

    @Override
    public void patch(String id, String json) throws IOException {
        send("PATCH", root + "/" + escaped(id), json);
    }

    @Override
    public void file(String id, String path, Path content) throws IOException {
        StringBuilder url =
                new StringBuilder(root).append('/').append(escaped(id)).append("/files");
        for (String part : path.split("/", -1)) {
            url.append('/').append(escaped(part));
        }
        BodyPublisher body;
        try {
            body = BodyPublishers.ofFile(content);
        } catch (FileNotFoundException gone) {
            throw new Refused(0, "The file " + path + " is gone from the folder.");
        }
        exchange(
                request(url.toString(), Duration.ofMinutes(10))
                        .header("Content-Type", "application/octet-stream")
                        .PUT(body)
                        .build());
    }

    private void send(String method, String url, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        HttpRequest.Builder request =
                request(url, Duration.ofSeconds(60))
                        .header("Content-Type", "application/json; charset=utf-8");
        if (body.length > GZIP_FROM) {
            ByteArrayOutputStream packed = new ByteArrayOutputStream(body.length / 3);
            try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
                gzip.write(body);
            }
            body = packed.toByteArray();
            request.header("Content-Encoding", "gzip");
        }
        exchange(request.method(method, BodyPublishers.ofByteArray(body)).build());
    }

    private HttpRequest.Builder request(String url, Duration patience) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).timeout(patience);
        if (token != null && !token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return request;
    }

    private String exchange(HttpRequest request) throws IOException {
        HttpResponse<String> answer;
        try {
            answer = client.send(request, BodyHandlers.ofString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("stopped").initCause(stopped);
        }
        int status = answer.statusCode();
        if (status >= 200 && status < 300) {
            return answer.body();
        }
        String said =
                request.method()
                        + " "
                        + request.uri().getPath()
                        + " was answered "
                        + status
                        + ": "
                        + beginning(answer.body());
        if (status >= 400 && status < 500 && !LATER.contains(status)) {
            throw new Refused(status, said);
        }
        throw new IOException(said);
    }

    /// Other servers answer with whole pages.
    private static String beginning(String said) {
        return said.length() <= MOST_SAID ? said : said.substring(0, MOST_SAID) + "…";
    }

    private static String escaped(String part) {
        return switch (part) {
            case "." -> "%2E";
            case ".." -> "%2E%2E";
            default -> URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
        };
    }
}
