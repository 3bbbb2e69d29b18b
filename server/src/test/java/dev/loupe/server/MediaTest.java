package dev.loupe.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.net.http.HttpRequest;

/// Things at steps over real HTTP, and files in parts.
final class MediaTest extends ServerUnderTest {
    private void run(String id) {
        assertEquals(
                201,
                post("/api/v1/runs", "{\"id\":\"" + id + "\",\"projectName\":\"p\"}").status());
    }

    private Answer put(String path, String content) {
        return send(request(path).PUT(HttpRequest.BodyPublishers.ofString(content)));
    }

    @Test
    void filesThatAreThingsByCustomAreListedAndAnsweredByStep() {
        run("a");
        run("b");
        for (int step : new int[] {0, 10, 20, 30}) {
            put("/api/v1/runs/a/files/images/faces/" + step + ".png", "a" + step);
        }
        put("/api/v1/runs/b/files/images/faces/15.png", "b");
        put("/api/v1/runs/b/files/notes.txt", "no thing");
        JsonNode series = get("/api/v1/runs/a/media").json().get("media");
        assertEquals(1, series.size());
        assertEquals("images/faces", series.get(0).get("key").stringValue());
        assertEquals("image", series.get(0).get("kind").stringValue());
        assertEquals(4, series.get(0).get("count").intValue());
        JsonNode some = get("/api/v1/runs/a/media/items?key=images/faces&from=5&over=2").json();
        assertEquals("[10,20,30]", some.get("steps").toString());
        assertEquals(2, some.get("items").size());
        assertEquals(30, some.get("items").get(1).get("step").intValue());
        JsonNode at =
                post(
                                "/api/v1/media/items",
                                "{\"runs\":[\"a\",\"b\"],\"key\":\"images/faces\",\"step\":14}")
                        .json()
                        .get("runs");
        assertEquals(10, at.get(0).get("step").intValue());
        assertEquals(
                "images/faces/10.png", at.get(0).get("items").get(0).get("path").stringValue());
        assertTrue(at.get(1).get("items").isEmpty());
    }

    @Test
    void mlflowsUploadsBecomeThingsToo() {
        run("m");
        String project = get("/api/v1/runs/m").json().get("project").stringValue();
        put(
                "/api/2.0/mlflow-artifacts/artifacts/"
                        + project
                        + "/m/artifacts/images/digits%25step%253%25timestamp%251700000000000%250a-1b.png",
                "png");
        JsonNode items = get("/api/v1/runs/m/media/items?key=images/digits").json().get("items");
        assertEquals(3, items.get(0).get("step").intValue());
        assertEquals(1.7e12, items.get(0).get("time").doubleValue());
    }

    @Test
    void aRangeAnswersAPartAndOneBehindTheEndIsRefused() {
        run("r");
        put("/api/v1/runs/r/files/sound.wav", "0123456789");
        Answer middle =
                send(request("/api/v1/runs/r/files/sound.wav").header("range", "bytes=2-4"));
        assertEquals(206, middle.status());
        assertEquals("234", middle.text());
        assertEquals(
                "bytes 2-4/10", middle.whole().headers().firstValue("content-range").orElse(""));
        assertEquals(
                "89",
                send(request("/api/v1/runs/r/files/sound.wav").header("range", "bytes=-2")).text());
        assertEquals(
                416,
                send(request("/api/v1/runs/r/files/sound.wav").header("range", "bytes=10-"))
                        .status());
        Answer whole = get("/api/v1/runs/r/files/sound.wav");
        assertEquals(200, whole.status());
        assertTrue(
                whole.whole()
                        .headers()
                        .firstValue("content-security-policy")
                        .orElse("")
                        .startsWith("sandbox"));
    }

    @Test
    void aQuestionWithoutRunsIsRefusedInOneSentence() {
        Answer answer = post("/api/v1/media/items", "{\"runs\":[],\"key\":\"k\"}");
        assertEquals(400, answer.status());
        assertEquals(
                "'runs' must be from 1 to 200 ids, but holds 0.",
                answer.json().get("detail").stringValue());
    }

    @Test
    void aFigureOfAnotherToolIsAScene() {
        Answer answer =
                post(
                        "/api/v1/figures/scene?width=320&height=240&theme=dark",
                        "{\"data\":[{\"type\":\"bar\",\"x\":[\"a\",\"b\"],\"y\":[1,2]}]}");
        assertEquals(200, answer.status(), answer.text());
        assertEquals(320, answer.json().get("scene").get("width").intValue());
        Answer none = post("/api/v1/figures/scene", "{\"roots\":[]}");
        assertEquals(400, none.status());
        assertTrue(none.json().get("detail").stringValue().startsWith("Expected a Plotly figure"));
    }
}
