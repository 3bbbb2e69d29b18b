package dev.loupe.remote.mirror;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/// An object store with one bucket, `bucket`, that misbehaves on demand. Subclasses speak a protocol.
public abstract class FakeStore implements AutoCloseable {
    /// How the server behaves.
    public enum Mood {
        SOUND,
        /// Every answer is 403.
        DENYING,
        /// Objects can be listed but not read.
        HIDING,
        /// Bodies end before they should.
        CUTTING,
        /// Content-Length says half of the object, and that much comes.
        HALVING,
        /// The whole object comes whatever part is asked for.
        IGNORING_RANGES,
        /// There is always one more page.
        ENDLESS
    }

    /// An object and when it was written.
    public record Kept(String key, byte[] content, Instant time) {
        public String tag() {
            return "\"" + Integer.toUnsignedLong(Arrays.hashCode(content)) + "\"";
        }
    }

    private final HttpServer server;
    private final Map<String, Kept> objects = new ConcurrentSkipListMap<>();

    /// `key from` of every object that was read.
    public final List<String> reads = new CopyOnWriteArrayList<>();

    /// What every request said of who asks.
    public final List<String> authorizations = new CopyOnWriteArrayList<>();

    public volatile Mood mood = Mood.SOUND;
    public volatile int page = 1000;

    protected FakeStore() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(
                "/",
                exchange -> {
                    try (exchange) {
                        authorizations.add(
                                String.valueOf(
                                        exchange.getRequestHeaders().getFirst("Authorization")));
                        if (mood == Mood.DENYING) {
                            error(exchange, 403, "AccessDenied");
                        } else {
                            answer(exchange);
                        }
                    }
                });
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public void put(String key, byte[] content) {
        objects.put(key, new Kept(key, content, Instant.now().truncatedTo(ChronoUnit.SECONDS)));
    }

    public void put(String key, String content) {
        put(key, content.getBytes(StandardCharsets.UTF_8));
    }

    public void remove(String key) {
        objects.remove(key);
    }

    /// What is under a key.
    public Optional<Kept> find(String key) {
        return Optional.ofNullable(objects.get(key));
    }

    protected abstract void answer(HttpExchange exchange) throws IOException;

    protected abstract void error(HttpExchange exchange, int status, String code)
            throws IOException;

    public static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    public static Map<String, String> query(HttpExchange exchange) {
        Map<String, String> query = new HashMap<>();
        String raw = exchange.getRequestURI().getRawQuery();
        for (String part : raw == null ? new String[0] : raw.split("&")) {
            String[] pair = part.split("=", 2);
            query.put(
                    pair[0],
                    pair.length < 2 ? "" : URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
        }
        return query;
    }

    /// A page of the objects below a prefix.
    ///
    /// @param next what asks for the page behind; empty if this is the last
    protected record Page(List<Kept> objects, String next) {}

    protected Page page(String prefix, String after, int most) {
        List<Kept> all =
                objects.values().stream()
                        .filter(o -> o.key().startsWith(prefix) && o.key().compareTo(after) > 0)
                        .toList();
        List<Kept> told = all.subList(0, Math.min(Math.min(page, most), all.size()));
        if (mood == Mood.ENDLESS) {
            return new Page(told, "~" + System.nanoTime());
        }
        return new Page(told, told.size() < all.size() ? told.getLast().key() : "");
    }

    /// Answers with an object's bytes.
    ///
    /// @param version it must have; empty for any
    protected void read(HttpExchange exchange, String key, String version) throws IOException {
        Kept object = objects.get(key);
        if (mood == Mood.HIDING) {
            error(exchange, 403, "AccessDenied");
            return;
        }
        if (object == null) {
            error(exchange, 404, "NoSuchKey");
            return;
        }
        if (!version.isEmpty() && !version.equals(object.tag())) {
            error(exchange, 412, "PreconditionFailed");
            return;
        }
        byte[] content = object.content();
        String range = exchange.getRequestHeaders().getFirst("Range");
        int from = range == null ? 0 : Integer.parseInt(range.replaceAll("bytes=(\\d+)-", "$1"));
        reads.add(key + " " + from);
        boolean part = range != null && mood != Mood.IGNORING_RANGES;
        if (part) {
            exchange.getResponseHeaders()
                    .add(
                            "Content-Range",
                            "bytes %d-%d/%d".formatted(from, content.length - 1, content.length));
        } else {
            from = 0;
        }
        int length = content.length - from;
        int said = mood == Mood.HALVING ? length / 2 : length;
        exchange.sendResponseHeaders(part ? 206 : 200, said == 0 ? -1 : said);
        OutputStream out = exchange.getResponseBody();
        if (mood == Mood.CUTTING) {
            out.write(content, from, said / 2);
            out.flush();
            throw new IOException("the connection is closed");
        }
        out.write(content, from, said);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
