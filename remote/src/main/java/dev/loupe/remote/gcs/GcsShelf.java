package dev.loupe.remote.gcs;

import dev.loupe.remote.contents.Shelf;
import dev.loupe.remote.mirror.Body;
import dev.loupe.remote.mirror.Unreached;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Objects of a bucket of Google Cloud Storage, each sent in one request (`objects.insert` with `uploadType=media`). What the server cannot take at the moment is sent again, twice at most.
final class GcsShelf implements Shelf {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LONGEST_ANSWER = 1 << 20;
    private static final int ATTEMPTS = 3;
    private static final long MILLIS_BETWEEN = 500;

    private final GcsConnection connection;

    GcsShelf(GcsConnection connection) {
        this.connection = connection;
    }

    /// Adds a body to a request.
    private interface Sender {
        void send(HttpURLConnection request) throws IOException;
    }

    /// An answer of success, after some attempts.
    ///
    /// @throws NoSuchFileException if the server answers 404
    private HttpURLConnection answer(String method, String url, Sender body) throws IOException {
        for (int attempt = 1; ; attempt++) {
            HttpURLConnection asked = null;
            int status;
            try {
                asked = connection.ask(method, url);
                body.send(asked);
                status = asked.getResponseCode();
            } catch (IOException e) {
                if (asked != null) {
                    asked.disconnect();
                }
                throw new IOException(Unreached.why(e), e);
            }
            if (status / 100 == 2) {
                return asked;
            }
            asked.disconnect();
            if (status == HttpURLConnection.HTTP_NOT_FOUND) {
                throw new NoSuchFileException(url);
            }
            if (attempt == ATTEMPTS || status < 500 && status != 429) {
                throw new IOException(connection.why(status));
            }
            pause(attempt);
        }
    }

    private static void pause(int attempt) throws IOException {
        try {
            Thread.sleep(MILLIS_BETWEEN * attempt);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("it was interrupted", e);
        }
    }

    private HttpURLConnection got(String url) throws IOException {
        return answer("GET", url, request -> {});
    }

    @Override
    public boolean holds(String key, long bytes) throws IOException {
        try (InputStream in = got(connection.object(key) + "?fields=size").getInputStream()) {
            String size = JSON.readTree(in.readNBytes(LONGEST_ANSWER)).path("size").asString("");
            return size.equals(Long.toString(bytes));
        } catch (NoSuchFileException absent) {
            return false;
        } catch (JacksonException odd) {
            throw new IOException("the server answers no JSON", odd);
        }
    }

    @Override
    public void put(String key, Path file) throws IOException {
        long size = Files.size(file);
        try {
            answer(
                            "POST",
                            connection.upload(key),
                            request -> {
                                request.setDoOutput(true);
                                request.setFixedLengthStreamingMode(size);
                                request.setRequestProperty(
                                        "Content-Type", "application/octet-stream");
                                try (OutputStream out = request.getOutputStream()) {
                                    Files.copy(file, out);
                                }
                            })
                    .disconnect();
        } catch (NoSuchFileException absent) {
            throw new IOException(connection.why(404), absent);
        }
    }

    @Override
    public InputStream read(String key) throws IOException {
        HttpURLConnection answer = got(connection.object(key) + "?alt=media");
        return new Body(answer.getInputStream(), answer::disconnect);
    }

    @Override
    public void remove(String key) throws IOException {
        try {
            answer("DELETE", connection.object(key), request -> {}).disconnect();
        } catch (NoSuchFileException absent) {
            return;
        }
    }

    @Override
    public void check(String prefix) throws IOException {
        try {
            got(connection.objects()
                            + "?maxResults=1&fields=nextPageToken&prefix="
                            + GcsConnection.encoded(prefix))
                    .disconnect();
        } catch (NoSuchFileException absent) {
            throw new IOException(connection.why(404), absent);
        }
    }

    @Override
    public void close() {}
}
