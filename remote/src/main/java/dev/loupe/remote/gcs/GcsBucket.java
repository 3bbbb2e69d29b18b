package dev.loupe.remote.gcs;

import dev.loupe.remote.mirror.Body;
import dev.loupe.remote.mirror.Bucket;
import dev.loupe.remote.mirror.StoredObject;
import dev.loupe.remote.mirror.Unreached;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.nio.file.NoSuchFileException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.function.Consumer;

/// A bucket by Google Cloud Storage's JSON API, version 1 (`objects.list`, `objects.get` of a generation).
final class GcsBucket implements Bucket {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String FIELDS = "nextPageToken,items(name,size,generation,updated)";
    private static final int LONGEST_PAGE = 64 << 20;
    private static final int MOST_EMPTY_PAGES = 200;
    private static final int ATTEMPTS = 3;
    private static final long MILLIS_BETWEEN = 500;

    private final GcsConnection connection;

    private GcsBucket(GcsConnection connection) {
        this.connection = connection;
    }

    static GcsBucket open(String name, Map<String, String> environment) {
        return new GcsBucket(GcsConnection.open(name, environment, Identity.Scope.READING));
    }

    @Override
    public boolean list(String prefix, long most, Consumer<StoredObject> object)
            throws IOException {
        long told = 0;
        String next = "";
        for (int empty = 0; empty < MOST_EMPTY_PAGES; ) {
            JsonNode page = page(prefix, next, Math.min(PAGE, most));
            empty += page.path("items").isEmpty() ? 1 : 0;
            for (JsonNode item : page.path("items")) {
                if (told++ == most) {
                    return false;
                }
                object.accept(
                        new StoredObject(
                                item.path("name").asString(""),
                                number(item.path("size").asString("")),
                                item.path("generation").asString(""),
                                millis(item.path("updated").asString(""))));
            }
            next = page.path("nextPageToken").asString("");
            if (next.isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException odd) {
            return -1;
        }
    }

    private static long millis(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant().toEpochMilli();
        } catch (DateTimeException | ArithmeticException odd) {
            return 0;
        }
    }

    private JsonNode page(String prefix, String next, long most) throws IOException {
        String query =
                "?prefix=%s&maxResults=%d&fields=%s%s"
                        .formatted(
                                GcsConnection.encoded(prefix),
                                most,
                                GcsConnection.encoded(FIELDS),
                                next.isEmpty() ? "" : "&pageToken=" + GcsConnection.encoded(next));
        for (int attempt = 1; ; attempt++) {
            try {
                HttpURLConnection answer = connection.ask("GET", connection.objects() + query);
                int status = answer.getResponseCode();
                if (status == HttpURLConnection.HTTP_OK) {
                    try (InputStream in = answer.getInputStream()) {
                        return JSON.readTree(in.readNBytes(LONGEST_PAGE));
                    }
                }
                answer.disconnect();
                if (attempt == ATTEMPTS || status < 500 && status != 429) {
                    throw new IOException("cannot be listed: " + connection.why(status));
                }
            } catch (JacksonException odd) {
                throw new IOException("cannot be listed: the server answers no JSON", odd);
            } catch (IOException e) {
                String said = String.valueOf(e.getMessage());
                if (said.startsWith("cannot be listed")) {
                    throw e;
                }
                if (attempt == ATTEMPTS) {
                    throw new IOException("cannot be listed: " + Unreached.why(e), e);
                }
            }
            pause(attempt);
        }
    }

    private static void pause(int attempt) throws IOException {
        try {
            Thread.sleep(MILLIS_BETWEEN * attempt);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("cannot be listed: it was interrupted", e);
        }
    }

    @Override
    public InputStream read(StoredObject object, long from) throws IOException {
        String url =
                "%s?alt=media&generation=%s"
                        .formatted(
                                connection.object(object.key()),
                                GcsConnection.encoded(object.version()));
        try {
            HttpURLConnection answer = connection.ask("GET", url);
            if (from > 0) {
                answer.setRequestProperty("Range", "bytes=" + from + "-");
            }
            int status = answer.getResponseCode();
            String range = answer.getHeaderField("Content-Range");
            boolean part = range != null && range.startsWith("bytes " + from + "-");
            if (status == HttpURLConnection.HTTP_OK && from == 0
                    || status == HttpURLConnection.HTTP_PARTIAL && part) {
                return new Body(answer.getInputStream(), answer::disconnect);
            }
            answer.disconnect();
            throw switch (status) {
                case 404, 412, 416 -> new NoSuchFileException(object.key());
                case 200, 206 ->
                        new IOException("the server answers with another part than was asked for");
                default -> new IOException(connection.why(status));
            };
        } catch (NoSuchFileException gone) {
            throw gone;
        } catch (IOException e) {
            throw new IOException(Unreached.why(e), e);
        }
    }

    @Override
    public void close() {}
}
