package dev.loupe.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Loupe's own routes over real HTTP.
final class ApiTest extends ServerUnderTest {
    private String run(String body) {
        Answer answer = post("/api/v1/runs", body);
        assertEquals(201, answer.status(), answer.text());
        return answer.json().get("id").stringValue();
    }

    @Test
    void aRunIsMadeOnceHoweverOftenItIsAsked() {
        String body =
                "{\"id\":\"abc\",\"projectName\":\"penguins\",\"name\":\"first\",\"params\":{\"optim\":{\"lr\":1e-4,\"betas\":[0.9,0.99]},\"on\":true,\"none\":null}}";
        assertEquals("abc", run(body));
        assertEquals(200, post("/api/v1/runs", body).status());
        JsonNode detail = get("/api/v1/runs/abc").json();
        assertEquals("penguins", detail.get("projectName").stringValue());
        assertEquals(
                "[{\"key\":\"none\",\"text\":\"null\",\"type\":\"null\"},{\"key\":\"on\",\"text\":\"true\",\"type\":\"boolean\"},"
                        + "{\"key\":\"optim.betas\",\"text\":\"[0.9,0.99]\",\"type\":\"json\"},{\"key\":\"optim.lr\",\"text\":\"1e-4\",\"type\":\"number\"}]",
                sortedParams(detail));
    }

    @Test
    void aRunThatEndsByItsStatusEndsThen() {
        String run = run("{\"project\":\"0\",\"name\":\"r\"}");
        long before = System.currentTimeMillis();
        post("/api/v1/runs/" + run + "/log", "{\"status\":\"FINISHED\"}");
        long end = get("/api/v1/runs/" + run).json().get("end").longValue();
        assertTrue(end >= before && end <= System.currentTimeMillis(), end + " after " + before);
        post("/api/v1/runs/" + run + "/log", "{\"status\":\"FINISHED\"}");
        assertEquals(end, get("/api/v1/runs/" + run).json().get("end").longValue());
        with("PATCH", "/api/v1/runs/" + run, "{\"status\":\"FAILED\",\"end\":5000}");
        assertEquals(5000, get("/api/v1/runs/" + run).json().get("end").longValue());
    }

    private static String sortedParams(JsonNode detail) {
        StringBuilder text = new StringBuilder("[");
        for (JsonNode param : detail.get("params")) {
            text.append(text.length() > 1 ? "," : "")
                    .append("{\"key\":")
                    .append(param.get("key"))
                    .append(",\"text\":")
                    .append(param.get("text"))
                    .append(",\"type\":")
                    .append(param.get("type"))
                    .append("}");
        }
        return text.append("]").toString();
    }

    @Test
    void loggedPointsComeBackAsColumns() throws IOException, InterruptedException {
        String run = run("{\"project\":\"0\",\"name\":\"r\"}");
        String log =
                "{\"series\":[{\"key\":\"loss\",\"steps\":[0,1,2],\"times\":[1000,2000,3000.5],\"values\":[1.5,\"NaN\",0.25]}],\"console\":{\"from\":0,\"lines\":[[1000,\"out\",\"hello\"]]}}";
        assertEquals(
                "{\"known\":0,\"points\":3}", sorted(post("/api/v1/runs/" + run + "/log", log)));
        assertEquals(
                "{\"known\":3,\"points\":0}", sorted(post("/api/v1/runs/" + run + "/log", log)));
        assertEquals(1, get("/api/v1/runs/" + run + "/console").json().get("total").intValue());
        HttpRequest.Builder lines =
                request("/api/v1/lines")
                        .header("content-type", "application/json")
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        "{\"series\":[{\"runs\":[\""
                                                + run
                                                + "\"],\"key\":\"loss\"}],\"x\":\"step\",\"columns\":100}"));
        byte[] body = client.send(lines.build(), HttpResponse.BodyHandlers.ofByteArray()).body();
        int newline = 0;
        while (body[newline] != '\n') {
            newline++;
        }
        JsonNode head =
                JSON.readTree(new String(body, 0, newline, StandardCharsets.UTF_8))
                        .get("lines")
                        .get(0);
        assertEquals(3, head.get("of").intValue());
        int start = (newline + 8) / 8 * 8;
        double[] y = new double[3];
        ByteBuffer.wrap(body)
                .order(ByteOrder.LITTLE_ENDIAN)
                .position(start + head.get("columns").get("y").get("at").intValue())
                .asDoubleBuffer();
        ByteBuffer.wrap(body, start + head.get("columns").get("y").get("at").intValue(), 24)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asDoubleBuffer()
                .get(y);
        assertArrayEquals(new double[] {1.5, Double.NaN, 0.25}, y);
    }

    private static String sorted(Answer answer) {
        char[] known = answer.text().toCharArray();
        return known.length == 0
                ? ""
                : "{\"known\":"
                        + answer.json().get("known")
                        + ",\"points\":"
                        + answer.json().get("points")
                        + "}";
    }

    @Test
    void aMistakeInAQueryPointsAtTheCharacter() {
        Answer answer =
                post(
                        "/api/v1/runs/search",
                        "{\"projects\":[\"0\"],\"filter\":\"metrics.loss > 'x'\"}");
        assertEquals(400, answer.status());
        assertEquals(
                "application/problem+json",
                answer.whole().headers().firstValue("content-type").orElse(""));
        assertEquals(15, answer.json().get("at").intValue());
        assertEquals(
                "Expected a number after >, found text.",
                answer.json().get("detail").stringValue());
    }

    @Test
    void searchAnswersColumnsGroupsAndCounts() {
        for (int i = 0; i < 6; i++) {
            String run =
                    run(
                            "{\"project\":\"0\",\"name\":\"r"
                                    + i
                                    + "\",\"params\":{\"model\":\""
                                    + (i % 2 == 0 ? "a" : "b")
                                    + "\"}}");
            post(
                    "/api/v1/runs/" + run + "/log",
                    "{\"series\":[{\"key\":\"acc\",\"steps\":[1],\"times\":[1],\"values\":["
                            + i
                            + "]}]}");
        }
        JsonNode found =
                post(
                                "/api/v1/runs/search",
                                "{\"projects\":[\"0\"],\"orderBy\":[\"metrics.acc desc\"],\"columns\":[\"metrics.acc\",\"params.model\"],\"groupBy\":[\"params.model\"],\"limit\":2}")
                        .json();
        assertEquals(6, found.get("matched").intValue());
        assertEquals("[5.0,\"b\"]", found.get("runs").get(0).get("values").toString());
        run("{\"projectName\":\"other\",\"name\":\"elsewhere\"}");
        assertEquals(7, post("/api/v1/runs/search", "{}").json().get("matched").intValue());
        assertEquals(3, found.get("groups").get(0).get("runs").intValue());
        assertEquals(
                3.0, found.get("groups").get(0).get("values").get(0).get("mean").doubleValue());
    }

    @Test
    void filesAreKeptAndShownInASandbox() {
        String run = run("{\"project\":\"0\",\"name\":\"r\"}");
        String path = "/api/v1/runs/" + run + "/files/plots/p%C3%A4ge.html";
        assertEquals(
                201,
                send(request(path).PUT(HttpRequest.BodyPublishers.ofString("<script>1</script>")))
                        .status());
        Answer answer = get(path);
        assertTrue(
                answer.whole()
                        .headers()
                        .firstValue("content-security-policy")
                        .orElse("")
                        .startsWith("sandbox"));
        assertEquals(
                "plots/päge.html",
                get("/api/v1/runs/" + run + "/files?path=plots")
                        .json()
                        .get("files")
                        .get(0)
                        .get("path")
                        .stringValue());
        assertEquals(404, get("/api/v1/runs/" + run + "/files/absent").status());
    }

    @Test
    void changesAreToldWithoutPoints() throws IOException, InterruptedException {
        String run = run("{\"project\":\"0\",\"name\":\"r\"}");
        var stream =
                client.send(
                        request("/api/v1/events").build(),
                        HttpResponse.BodyHandlers.ofInputStream());
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
            assertEquals(": listening", lines.readLine());
            post(
                    "/api/v1/runs/" + run + "/log",
                    "{\"series\":[{\"key\":\"acc\",\"steps\":[1],\"times\":[1],\"values\":[1]}]}");
            lines.readLine();
            assertEquals("event: changed", lines.readLine());
            String data = String.valueOf(lines.readLine());
            assertTrue(data.contains(run), data);
        }
    }

    @Test
    void listsArePaged() {
        for (int i = 0; i < 5; i++) {
            post("/api/v1/projects", "{\"name\":\"p" + i + "\"}");
        }
        JsonNode first = get("/api/v1/projects?limit=4").json();
        assertEquals(4, first.get("projects").size());
        JsonNode second =
                get("/api/v1/projects?limit=4&page=" + first.get("next").stringValue()).json();
        assertEquals(2, second.get("projects").size());
        assertTrue(second.get("next").isNull());
        assertEquals(400, get("/api/v1/projects?limit=0").status());
        assertEquals(
                Arrays.asList(404, 405),
                Arrays.asList(
                        get("/api/v1/nothing").status(),
                        with("PUT", "/api/v1/projects", "{}").status()));
    }
}
