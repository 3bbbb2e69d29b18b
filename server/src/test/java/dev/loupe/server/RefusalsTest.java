package dev.loupe.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.StreamHandler;
import java.util.zip.GZIPOutputStream;

/// What cannot be answered is refused in the face's own form: `application/problem+json` on Loupe's API, an `error_code` on MLflow's.
final class RefusalsTest extends ServerUnderTest {
    private static final String LOUPE = "/api/v1/";
    private static final String MLFLOW = "/api/2.0/mlflow/";
    private static final String LINE = "\r\n";

    private void refused(int status, String sentence, Answer answer) {
        assertEquals(status, answer.status(), answer.text());
        assertEquals(
                "application/problem+json",
                answer.whole().headers().firstValue("content-type").orElse(""));
        assertEquals(sentence, answer.json().get("detail").stringValue());
        assertEquals(status, answer.json().get("status").intValue());
    }

    private void refused(int status, String code, String message, Answer answer) {
        assertEquals(status, answer.status(), answer.text());
        assertEquals(
                "application/json", answer.whole().headers().firstValue("content-type").orElse(""));
        assertEquals(code, answer.json().get("error_code").stringValue());
        assertEquals(message, answer.json().get("message").stringValue());
    }

    private static byte[] zipped(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private Answer gzip(String path, byte[] body) {
        return send(
                request(path)
                        .header("content-type", "application/json")
                        .header("content-encoding", "gzip")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    /// A project's body that is a little longer than said.
    private static String longer(int bytes) {
        return "{\"name\":\"x\",\"note\":\"" + "n".repeat(bytes) + "\"}";
    }

    @Test
    void anUnknownPathIsSaid() {
        refused(404, "There is nothing at /api/v1/nothing.", get(LOUPE + "nothing"));
        refused(404, "There is nothing at /api/v7/projects.", get("/api/v7/projects"));
        refused(404, "There is nothing at /api/v1/nothing.", post(LOUPE + "nothing", "{}"));
        refused(
                404,
                "ENDPOINT_NOT_FOUND",
                "There is nothing at /api/2.0/mlflow/nothing.",
                post(MLFLOW + "nothing", "{}"));
    }

    @Test
    void anotherMethodIsSaidWithTheOnesThereAre() {
        Answer answer = with("PUT", LOUPE + "projects", "{}");
        refused(405, "/api/v1/projects takes GET, POST, not PUT.", answer);
        assertEquals("GET, POST", answer.whole().headers().firstValue("allow").orElse(""));
        refused(405, "/api/v1/lines takes POST, not GET.", get(LOUPE + "lines"));
        refused(
                404,
                "ENDPOINT_NOT_FOUND",
                "/api/2.0/mlflow/runs/create takes POST, not GET.",
                get(MLFLOW + "runs/create"));
    }

    @Test
    void badJsonIsSaidWithLineAndColumn() {
        String body = "{\"name\":\n  \"x\",\n  note: 3}";
        String sentence = post(LOUPE + "projects", body).json().get("detail").stringValue();
        assertTrue(
                sentence.startsWith("The body is not valid JSON at line 3, column 3: "), sentence);
        String message =
                post(MLFLOW + "experiments/create", body).json().get("message").stringValue();
        assertTrue(message.startsWith("The body is not valid JSON at line 3, column 3: "), message);
        refused(
                400,
                "The body must be a JSON object, but is array.",
                post(LOUPE + "projects", "[1]"));
        refused(
                400,
                "The body must be a JSON object, but is nothing.",
                post(LOUPE + "projects", ""));
        for (String bad : List.of("{", "{\"name\":\"x\"} {}", "{\"name\":\"x\",\"name\":\"y\"}")) {
            assertEquals(400, post(LOUPE + "projects", bad).status(), bad);
            assertEquals(400, post(MLFLOW + "experiments/create", bad).status(), bad);
        }
        String deep = "{\"params\":" + "[".repeat(2_000) + "]".repeat(2_000) + "}";
        assertEquals(400, post(LOUPE + "runs", deep).status());
        assertEquals(400, post(MLFLOW + "runs/create", deep).status());
    }

    @Test
    void anotherContentTypeIsRefused() {
        HttpRequest.BodyPublisher body = HttpRequest.BodyPublishers.ofString("{\"name\":\"x\"}");
        refused(
                415,
                "The body must be application/json, but is 'text/plain'.",
                send(request(LOUPE + "projects").header("content-type", "text/plain").POST(body)));
        refused(
                415,
                "The body must be application/json, but is ''.",
                send(request(LOUPE + "projects").POST(body)));
        refused(
                400,
                "INVALID_PARAMETER_VALUE",
                "Bad Request. Content-Type must be application/json, but is 'text/plain'.",
                send(
                        request(MLFLOW + "experiments/create")
                                .header("content-type", "text/plain")
                                .POST(body)));
    }

    @Test
    void aBodyThatIsTooLargeIsRefused() {
        refused(
                413,
                "The body may have 32000000 bytes, this one has more.",
                post(LOUPE + "projects", longer(32_000_000)));
        refused(
                400,
                "BAD_REQUEST",
                "The body may have 64000000 bytes, this one has more.",
                post(MLFLOW + "experiments/create", longer(64_000_000)));
    }

    @Test
    void aSmallBodyThatUnzipsToALargeOneIsRefused() {
        byte[] bomb = zipped(longer(200_000_000).getBytes(StandardCharsets.UTF_8));
        assertTrue(bomb.length < 300_000, () -> "the bomb has " + bomb.length + " bytes");
        refused(
                413,
                "The body may have 32000000 bytes, this one has more.",
                gzip(LOUPE + "projects", bomb));
        refused(
                400,
                "BAD_REQUEST",
                "The body may have 64000000 bytes, this one has more.",
                gzip(MLFLOW + "runs/log-batch", bomb));
        assertEquals(1, get(LOUPE + "projects").json().get("projects").size());
    }

    @Test
    void brokenGzipIsRefused() {
        byte[] whole = zipped("{\"name\":\"x\"}".getBytes(StandardCharsets.UTF_8));
        for (byte[] bad :
                List.of(
                        "{\"name\":\"x\"}".getBytes(StandardCharsets.UTF_8),
                        java.util.Arrays.copyOf(whole, whole.length - 10),
                        new byte[0])) {
            Answer answer = gzip(LOUPE + "projects", bad);
            assertEquals(400, answer.status(), answer.text());
            assertTrue(
                    answer.json()
                            .get("detail")
                            .stringValue()
                            .startsWith("The body says it is gzip, but is not: "),
                    answer.text());
            assertEquals(400, gzip(MLFLOW + "runs/log-batch", bad).status());
        }
    }

    @Test
    void bodiesOfMegabytesZippedOrInPiecesAreTaken() {
        String run = post(LOUPE + "runs", "{\"project\":\"0\"}").json().get("id").stringValue();
        StringBuilder values = new StringBuilder("0.5");
        StringBuilder steps = new StringBuilder("0");
        for (int i = 1; i < 200_000; i++) {
            values.append(",0.5");
            steps.append(',').append(i);
        }
        String body =
                "{\"series\":[{\"key\":\"m\",\"steps\":[%1$s],\"times\":[%1$s],\"values\":[%2$s]}]}"
                        .formatted(steps, values);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        assertTrue(bytes.length > 2_000_000, () -> bytes.length + " bytes");
        String log = LOUPE + "runs/" + run + "/log";
        assertEquals(200_000, post(log, body).json().get("points").intValue());
        assertEquals(200_000, gzip(log, zipped(bytes)).json().get("known").intValue());
        Answer pieces =
                send(
                        request(log)
                                .header("content-type", "application/json")
                                .POST(
                                        HttpRequest.BodyPublishers.ofInputStream(
                                                () -> new ByteArrayInputStream(bytes))));
        assertEquals(200_000, pieces.json().get("known").intValue(), pieces.text());
    }

    @Test
    void aForeignHostIsRefusedInTheFacesOwnForm() throws IOException {
        String loupe = raw("GET /api/v1/projects HTTP/1.1" + LINE + "Host: evil.example" + LINE);
        assertTrue(loupe.startsWith("HTTP/1.1 403"), loupe);
        assertTrue(loupe.contains("application/problem+json"), loupe);
        assertTrue(loupe.contains("does not answer to the name 'evil.example'"), loupe);
        String mlflow =
                raw(
                        "GET /api/2.0/mlflow/experiments/get?experiment_id=0 HTTP/1.1"
                                + LINE
                                + "Host: evil.example"
                                + LINE);
        assertTrue(mlflow.startsWith("HTTP/1.1 403"), mlflow);
        assertTrue(mlflow.contains("\"error_code\":\"PERMISSION_DENIED\""), mlflow);
    }

    @Test
    void numbersAndNamesInTheAddressAreChecked() {
        String run = post(LOUPE + "runs", "{\"project\":\"0\"}").json().get("id").stringValue();
        refused(
                400,
                "'limit' must be a whole number from 1 to 1000, but is 'x'.",
                get(LOUPE + "projects?limit=x"));
        refused(
                400,
                "'from' must be a whole number, but is '1.5'.",
                get(LOUPE + "runs/" + run + "/points?key=a&from=1.5"));
        refused(400, "'key' is missing.", get(LOUPE + "runs/" + run + "/points"));
        refused(
                400,
                "'lifecycle' must be active, deleted or all, but is 'gone'.",
                get(LOUPE + "projects?lifecycle=gone"));
    }

    @Test
    void aBodyThatEndsEarlyIsTheClientsFaultAndLeavesNothing() throws IOException {
        String run = post(LOUPE + "runs", "{\"project\":\"0\"}").json().get("id").stringValue();
        List<LogRecord> logged = new CopyOnWriteArrayList<>();
        Handler ear =
                new StreamHandler() {
                    @Override
                    public synchronized void publish(LogRecord said) {
                        logged.add(said);
                    }
                };
        Logger log = Logger.getLogger("dev.loupe.server");
        log.addHandler(ear);
        try {
            for (String path : List.of("runs/" + run + "/files/a.bin", "runs/" + run + "/log")) {
                String answer =
                        cutOff((path.endsWith("log") ? "POST" : "PUT") + " /api/v1/" + path);
                assertTrue(answer.startsWith("HTTP/1.1 400"), answer);
                assertTrue(
                        answer.contains(
                                "The connection ended after 3 bytes of the body, before its end."),
                        answer);
            }
        } finally {
            log.removeHandler(ear);
        }
        assertEquals(List.of(), logged.stream().map(LogRecord::getMessage).toList());
        assertEquals(404, get(LOUPE + "runs/" + run + "/files/a.bin").status());
    }

    /// Three bytes of a hundred, and no more.
    private String cutOff(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server().port())) {
            socket.setSoTimeout(10_000);
            String head =
                    String.join(
                            LINE,
                            request + " HTTP/1.1",
                            "Host: 127.0.0.1",
                            "Content-Type: application/json",
                            "Content-Length: 100",
                            LINE);
            socket.getOutputStream().write((head + "{\"a").getBytes(StandardCharsets.UTF_8));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private String raw(String head) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server().port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(
                            (head + "Connection: close" + LINE + LINE)
                                    .getBytes(StandardCharsets.UTF_8));
            StringBuilder answer = new StringBuilder();
            for (int b = socket.getInputStream().read();
                    b >= 0;
                    b = socket.getInputStream().read()) {
                answer.append((char) b);
                if (b == '}' && answer.indexOf(LINE + LINE) > 0) {
                    break;
                }
            }
            return answer.toString();
        }
    }
}
