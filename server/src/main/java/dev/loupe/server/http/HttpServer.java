package dev.loupe.server.http;

import dev.loupe.runs.Refused;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Listens on a port and gives each request to the first face that owns its path. Each request has a virtual thread.
public final class HttpServer implements AutoCloseable {
    private static final int BACKLOG = 1_024;
    private static final int LONGEST_HEADERS = 64 * 1_024;

    /// Looks at every request before its face does.
    public interface Gate {
        /// @throws Problem if the request is not let through
        void check(Request request);

        /// Headers for every answer.
        Map<String, String> headers(Request request);
    }

    private static final Logger LOG = Logger.getLogger("dev.loupe.server");
    private static final Logger QUIET = Logger.getLogger("io.helidon");

    /// Say a stack trace for each client that goes away while it sends, and for a port that is taken.
    private static final List<Logger> SILENT =
            List.of(
                    Logger.getLogger("io.helidon.webserver.http1.Http1Connection"),
                    Logger.getLogger("io.helidon.webserver.LoomServer"));

    private final Gate gate;
    private final List<Face> faces;
    private final WebServer server;

    private HttpServer(String host, int port, Gate gate, List<Face> faces) {
        this.gate = gate;
        this.faces = faces;
        this.server = server(host, port, faces, HttpRouting.builder().any(this::answer));
    }

    private static WebServer server(
            String host, int port, List<Face> faces, HttpRouting.Builder routing) {
        return WebServer.builder()
                .host(host)
                .port(port)
                .backlog(BACKLOG)
                .connectionOptions(options -> options.tcpNoDelay(true))
                .shutdownHook(false)
                .directHandlers(UnreadRequests.handlers(faces))
                .contentEncoding(ZippedBodies.welcome())
                .addProtocol(
                        io.helidon.webserver.http1.Http1Config.builder()
                                .maxHeadersSize(LONGEST_HEADERS)
                                .maxPrologueLength(LONGEST_HEADERS)
                                .validatePath(false)
                                .validatePrologue(false)
                                .build())
                .routing(routing)
                .build();
    }

    /// Loads what a server needs, without listening; done aside while a store is opened, it makes the start about a fifth shorter.
    public static void prepare() {
        server("127.0.0.1", 0, List.of(), HttpRouting.builder());
    }

    /// @throws UncheckedIOException around a [BindException] whose message is a sentence
    ///
    /// @param port 0 for a free one
    /// @param faces the last one should own every path
    public static HttpServer start(String host, int port, Gate gate, List<Face> faces) {
        QUIET.setLevel(Level.WARNING);
        SILENT.forEach(logger -> logger.setLevel(Level.OFF));
        HttpServer made = new HttpServer(host, port, gate, faces);
        made.server.start();
        if (made.server.port() <= 0) {
            made.close();
            throw new UncheckedIOException(
                    new BindException(
                            "Cannot listen on "
                                    + host
                                    + ", port "
                                    + port
                                    + ": "
                                    + hindrance(host, port)
                                    + "; name another with --port or --host."));
        }
        return made;
    }

    /// Why nobody can listen there now. The server only logs it, so it is tried once more.
    private static String hindrance(String host, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(host, port));
            return "it was taken a moment ago";
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }

    public int port() {
        return server.port();
    }

    private void answer(ServerRequest from, ServerResponse to) throws IOException {
        Request arrived = request(from);
        Face face = faces.stream().filter(f -> f.owns(arrived.path())).findFirst().orElseThrow();
        Request request = arrived;
        Response response;
        try {
            request = arrived.asking(from.query().rawValue());
            gate.check(request);
            response = route(face, request);
        } catch (Exception | StackOverflowError e) {
            response = face.failed(request, e);
            if (response.status() == 500 || response.status() == 503) {
                log(request, e);
            }
            if (response.status() == 405) {
                response = response.header("allow", String.join(", ", methods(face, request)));
            }
        }
        send(request, response, to);
    }

    /// For whoever keeps the server: what it could not do, with the stack trace where it is a fault of the program.
    private static void log(Request request, Throwable failure) {
        String what = request.method() + " " + request.path() + " failed: " + failure.getMessage();
        if (failure instanceof Refused) {
            LOG.warning(what);
        } else if (!(failure instanceof Problem)) {
            LOG.log(Level.WARNING, what, failure);
        }
    }

    private static Request request(ServerRequest from) {
        Map<String, String> headers = new HashMap<>();
        from.headers()
                .forEach(
                        header ->
                                headers.putIfAbsent(
                                        header.name().toLowerCase(Locale.ROOT), header.get()));
        headers.putIfAbsent("host", from.authority());
        return new Request(
                from.prologue().method().text(),
                from.path().rawPath(),
                Map.of(),
                Map.of(),
                headers,
                from.content().hasEntity()
                        ? new ArrivingBody(from.content().inputStream())
                        : java.io.InputStream.nullInputStream());
    }

    private static Set<String> methods(Face face, Request request) {
        return face.router().find(request.method(), request.path()).methods();
    }

    private static Response route(Face face, Request request) throws IOException {
        String method = request.method().equals("HEAD") ? "GET" : request.method();
        Router.Match match = face.router().find(method, request.path());
        Handler handler = match.handler();
        if (handler == null) {
            if (match.methods().isEmpty()) {
                throw Problem.nothingAt(request.path());
            }
            throw new Problem(
                    405,
                    request.path()
                            + " takes "
                            + String.join(", ", match.methods())
                            + ", not "
                            + request.method()
                            + ".");
        }
        return handler.handle(request.with(match.params()));
    }

    private void send(Request request, Response response, ServerResponse to) throws IOException {
        to.status(Status.create(response.status()));
        gate.headers(request)
                .forEach((name, value) -> to.headers().set(HeaderNames.create(name), value));
        response.headers()
                .forEach((name, value) -> to.headers().set(HeaderNames.create(name), value));
        switch (response.body()) {
            case Response.Body.Bytes(byte[] bytes) -> {
                if (request.method().equals("HEAD")) {
                    to.headers().set(HeaderNames.CONTENT_LENGTH, Integer.toString(bytes.length));
                    to.send();
                } else {
                    to.send(bytes);
                }
            }
            case Response.Body.Stream(Response.Writer writer) -> {
                if (request.method().equals("HEAD")) {
                    to.send();
                } else {
                    try (OutputStream out = to.outputStream()) {
                        writer.write(out);
                    } catch (UncheckedIOException e) {
                        throw e.getCause();
                    }
                }
            }
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
