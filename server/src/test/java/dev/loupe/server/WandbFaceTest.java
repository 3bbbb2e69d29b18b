package dev.loupe.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.core.RunId;
import dev.loupe.runs.domain.MediaKind;
import dev.loupe.runs.domain.RunStatus;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.net.http.HttpRequest;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/// The W&B face, by what its client sends.
final class WandbFaceTest extends ServerUnderTest {
    private static final RunId RUN = new RunId("abcd1234");
    private static final String STREAM = "/files/loupe/p/abcd1234/file_stream";
    private static final String AUTHORIZATION =
            "Basic " + Base64.getEncoder().encodeToString("api:secret-token".getBytes());

    @Override
    Server.Config config() {
        return new Server.Config(
                store(),
                "127.0.0.1",
                0,
                "secret-token",
                Set.of(),
                "test",
                "",
                true,
                java.util.List.of());
    }

    private Answer post(String path, String json, boolean known) {
        HttpRequest.Builder request =
                request(path)
                        .header("content-type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json));
        return send(known ? request.header("authorization", AUTHORIZATION) : request);
    }

    private JsonNode ask(String operation, String variables) {
        Answer answer =
                post(
                        "/graphql",
                        "{\"operationName\":\"\",\"query\":\"mutation "
                                + operation
                                + "($a: Int) {x}\",\"variables\":"
                                + variables
                                + "}",
                        true);
        assertEquals(200, answer.status(), answer.text());
        return answer.json().path("data");
    }

    private Answer stream(String body) {
        Answer answer = post(STREAM, body, true);
        assertEquals(200, answer.status(), answer.text());
        return answer;
    }

    private JsonNode upsert() {
        return ask(
                "UpsertBucket",
                """
                {"name":"abcd1234","project":"p","config":"{\\"lr\\":{\\"value\\":0.5},\\"_wandb\\":{\\"value\\":{}}}"}""");
    }

    private static String history(long offset, String... lines) {
        StringBuilder content = new StringBuilder();
        for (String line : lines) {
            content.append(content.isEmpty() ? "\"" : ",\"")
                    .append(line.replace("\"", "\\\""))
                    .append('"');
        }
        return "{\"files\":{\"wandb-history.jsonl\":{\"offset\":"
                + offset
                + ",\"content\":["
                + content
                + "]}}}";
    }

    @Test
    void linesThatComeTwiceAreTakenOnceAndBareNumbersAreRead() {
        assertTrue(upsert().at("/upsertBucket/inserted").asBoolean());
        String first = "{\"_step\":0,\"_timestamp\":1700000000.5,\"loss\":NaN,\"a\":{\"b\":2}}";
        stream(history(0, first));
        stream(history(0, first, "{\"_step\":1,\"_timestamp\":1700000001,\"loss\":Infinity}"));
        stream(history(1, "{\"_step\":7,\"loss\":3}"));
        var series = store().runs().series(RUN);
        assertEquals(List.of("a.b", "loss"), series.stream().map(s -> s.series().key()).toList());
        assertEquals(2, series.getLast().count());
        assertEquals(
                2,
                ask("RunResumeStatus", "{\"project\":\"p\",\"name\":\"abcd1234\"}")
                        .at("/model/bucket/historyLineCount")
                        .asInt());
        assertEquals("0.5", store().runs().params(RUN).getFirst().text());
    }

    @Test
    void thingsAtStepsAreMedia() {
        upsert();
        stream(
                history(
                        0,
                        "{\"_step\":4,\"h\":{\"_type\":\"histogram\",\"values\":[1,2],\"packedBins\":{\"min\":0,\"size\":0.5,\"count\":2}}}"));
        var media = store().media().series(RUN);
        assertEquals(MediaKind.HISTOGRAM, media.getFirst().kind());
        assertEquals(
                "{\"edges\":[0.0,0.5,1.0],\"counts\":[1,2]}",
                store().media().items(RUN, media.getFirst().series(), 0, 9, 9).getFirst().meta());
    }

    @Test
    void aRunEndsByItsExitCodeAndStopsWhenAsked() {
        upsert();
        assertFalse(stream("{}").json().path("stopped").asBoolean());
        store().intake()
                .write(
                        new dev.loupe.runs.domain.Batch(
                                RUN,
                                dev.loupe.runs.domain.Points.NONE,
                                List.of(),
                                java.util.Map.of("wandb.stop", "true")));
        assertTrue(stream("{}").json().path("stopped").asBoolean());
        stream("{\"files\":{},\"complete\":true,\"exitcode\":3}");
        assertEquals(RunStatus.FAILED, store().runs().find(RUN).orElseThrow().status());
        assertFalse(store().runs().tags(RUN).containsKey("wandb.stop"));
    }

    @Test
    void filesArePutWhereTheAnswerSaysWithTheTokenItNames() {
        upsert();
        JsonNode made =
                ask(
                                "CreateRunFiles",
                                "{\"project\":\"p\",\"run\":\"abcd1234\",\"files\":[\"media/a b.txt\",\"../x\"]}")
                        .path("createRunFiles");
        assertEquals(
                "Authorization:" + AUTHORIZATION, made.path("uploadHeaders").path(0).asString());
        String url = made.at("/files/0/uploadUrl").asString();
        String path = url.substring(url.indexOf("/wandb/"));
        assertEquals(401, put(path, false));
        assertEquals(200, put(path, true));
        assertTrue(
                store().artifacts()
                        .find(store().runs().find(RUN).orElseThrow().files() + "/media/a b.txt")
                        .isPresent());
        assertEquals(400, put("/wandb/files/abcd1234/..%2Fx", true));
    }

    private int put(String path, boolean known) {
        HttpRequest.Builder request =
                request(path).PUT(HttpRequest.BodyPublishers.ofString("content"));
        return send(known ? request.header("authorization", AUTHORIZATION) : request).status();
    }

    @Test
    void whatIsNotKnownOrWrongIsAnsweredWithASentence() {
        assertEquals("{}", ask("SomethingNew", "{}").toString());
        Answer unknown = post("/graphql", "{\"query\":\"query SomethingNew { x }\"}", true);
        assertTrue(
                unknown.json().at("/errors/0/message").asString().contains("'SomethingNew'"),
                unknown.text());
        Answer absent = post("/files/loupe/p/nothere1/file_stream", "{}", true);
        assertEquals(404, absent.status());
        assertTrue(absent.text().contains("Project 'p' has no run 'nothere1'."), absent.text());
        assertEquals(401, post("/graphql", "{}", false).status());
    }
}
