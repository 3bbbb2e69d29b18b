package dev.loupe.server.http;

import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;

import java.io.InputStream;
import java.util.List;
import java.util.Map;

/// Answers what is no readable request: a broken head, too long an address, a body of a false length. The face whose path it names, as far as one can be read, says
/// it in its own form.
final class UnreadRequests implements DirectHandler {
    private final List<Face> faces;

    private UnreadRequests(List<Face> faces) {
        this.faces = faces;
    }

    static DirectHandlers handlers(List<Face> faces) {
        UnreadRequests handler = new UnreadRequests(faces);
        DirectHandlers.Builder handlers = DirectHandlers.builder();
        for (EventType type : EventType.values()) {
            handlers.addHandler(type, handler);
        }
        return handlers.build();
    }

    @Override
    public TransportResponse handle(
            TransportRequest from,
            EventType type,
            Status status,
            ServerResponseHeaders headers,
            String message) {
        Request request =
                new Request(
                        from.method(),
                        from.path(),
                        Map.of(),
                        Map.of(),
                        Map.of(),
                        InputStream.nullInputStream());
        Face face =
                faces.stream()
                        .filter(f -> f.owns(request.path()))
                        .findFirst()
                        .orElse(faces.getLast());
        String said = message == null || message.isBlank() ? status.reasonPhrase() : message;
        String sentence = "The request cannot be read: " + said + (said.endsWith(".") ? "" : ".");
        Response response = face.failed(request, new Problem(status.code(), sentence));
        TransportResponse.Builder answer =
                TransportResponse.builder().status(status).headers(headers).keepAlive(false);
        response.headers().forEach((name, value) -> answer.header(HeaderNames.create(name), value));
        if (response.body() instanceof Response.Body.Bytes(byte[] bytes)) {
            answer.entity(bytes);
        }
        return answer.build();
    }
}
