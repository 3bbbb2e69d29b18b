package dev.loupe.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/// What HTTP itself cannot read is refused in the face's own form too: no empty answer, no HTML, no 500.
final class UnreadRequestsTest extends ServerUnderTest {
    private static final String MLFLOW = "/api/2.0/mlflow/experiments/get?experiment_id=0";
    private static final String LOUPE = "/api/v1/projects";

    private Socket open() throws IOException {
        Socket socket = new Socket("127.0.0.1", server().port());
        socket.setSoTimeout(5_000);
        return socket;
    }

    /// What comes back for these bytes until the server closes, or has been silent for a while.
    private String said(String request) throws IOException {
        try (Socket socket = open()) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            StringBuilder answer = new StringBuilder();
            socket.setSoTimeout(1_000);
            try {
                for (int b = socket.getInputStream().read();
                        b >= 0;
                        b = socket.getInputStream().read()) {
                    answer.append((char) b);
                }
            } catch (SocketTimeoutException kept) {
                return answer.toString();
            }
            return answer.toString();
        }
    }

    private void refused(int status, String type, String body, String request) throws IOException {
        String shown = request.substring(0, Math.min(80, request.length()));
        String answer = said(request);
        assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), shown + " -> " + answer);
        assertTrue(
                answer.toLowerCase(java.util.Locale.ROOT).contains("content-type: " + type),
                shown + " -> " + answer);
        assertTrue(answer.contains(body), shown + " -> " + answer);
    }

    private static String head(String method, String target, String... headers) {
        return method
                + " "
                + target
                + " HTTP/1.1\r\n"
                + String.join("\r\n", headers)
                + (headers.length == 0 ? "\r\n" : "\r\n\r\n");
    }

    @Test
    void brokenHeadsAreRefusedInTheFormOfTheFace() throws IOException {
        String mlflow = "\"error_code\":\"BAD_REQUEST\"";
        String loupe = "\"title\":\"Bad request\"";
        for (String headers :
                new String[] {"X: y", "Host: localhost\r\nHost: other", "Host: localhost\r\nX"}) {
            refused(400, "application/json", mlflow, head("GET", MLFLOW, headers));
            refused(400, "application/problem+json", loupe, head("GET", LOUPE, headers));
        }
        refused(
                400,
                "application/json",
                mlflow,
                head("GET", MLFLOW, "Host: localhost", "X: " + "a".repeat(70_000)));
        refused(
                400,
                "application/json",
                mlflow,
                head(
                        "POST",
                        "/api/2.0/mlflow/runs/log-batch",
                        "Host: localhost",
                        "Content-Type: application/json",
                        "Content-Length: many"));
    }

    @Test
    void brokenAddressesAreRefusedInTheFormOfTheFace() throws IOException {
        String mlflow = "\"error_code\":\"BAD_REQUEST\"";
        for (String target :
                new String[] {
                    MLFLOW + "&x=%zz",
                    MLFLOW + "&filter=%%27",
                    "/api/2.0/mlflow-artifacts/artifacts/%zz"
                }) {
            refused(400, "application/json", mlflow, head("GET", target, "Host: localhost"));
        }
        refused(
                400,
                "application/problem+json",
                "broken percent-encoding: '%zz'",
                head("GET", LOUPE + "?limit=%zz", "Host: localhost"));
        assertTrue(
                said(head("GET", MLFLOW + "&x=" + "0".repeat(70_000), "Host: localhost"))
                        .startsWith("HTTP/1.1 414 "));
        assertEquals(200, get(MLFLOW).status());
    }

    @Test
    void clientsThatNeverFinishDoNotKeepOthersWaiting() throws IOException {
        Socket[] slow = new Socket[500];
        try {
            for (int i = 0; i < slow.length; i++) {
                slow[i] = open();
                String half =
                        i % 2 == 0
                                ? "GET " + MLFLOW + " HTTP/1.1\r\nHost: loc"
                                : head(
                                                "POST",
                                                "/api/2.0/mlflow/runs/log-batch",
                                                "Host: localhost",
                                                "Content-Type: application/json",
                                                "Content-Length: 100")
                                        + "{\"run_id\":";
                slow[i].getOutputStream().write(half.getBytes(StandardCharsets.ISO_8859_1));
            }
            long start = System.nanoTime();
            for (int i = 0; i < 20; i++) {
                assertEquals(200, get(MLFLOW).status());
            }
            long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
            assertTrue(seconds < 10, () -> "20 requests took " + seconds + " s");
        } finally {
            for (Socket socket : Arrays.stream(slow).filter(s -> s != null).toList()) {
                socket.close();
            }
        }
    }
}
