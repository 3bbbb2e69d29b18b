package dev.loupe.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// Two models of a run compared over the API.
final class ModelsDiffTest extends ServerUnderTest {
    private String run = "";

    @BeforeEach
    void aRun() {
        run =
                post("/api/v1/runs", "{\"projectName\":\"Networks\",\"name\":\"export\"}")
                        .json()
                        .get("id")
                        .stringValue();
    }

    private String put(String fixture) throws Exception {
        Path file = Path.of("../fixtures/networks").resolve(fixture);
        String name = file.getFileName().toString();
        HttpRequest put =
                request("/api/v1/runs/" + run + "/files/" + name)
                        .PUT(HttpRequest.BodyPublishers.ofFile(file))
                        .build();
        assertEquals(201, client.send(put, HttpResponse.BodyHandlers.discarding()).statusCode());
        return URLEncoder.encode("run:" + run + "/" + name, StandardCharsets.UTF_8);
    }

    private Answer diff(String a, String b, String more) {
        return get("/api/v1/models/diff?a=" + a + "&b=" + b + more);
    }

    @Test
    void whatChangedIsListedAndFoundInTheDiagram() throws Exception {
        JsonNode json = diff(put("diff/base.onnx"), put("diff/edited.onnx"), "").json();
        assertEquals("Erf", json.at("/added/0/type").stringValue());
        assertEquals("pads", json.at("/changed/0/what/0").stringValue());
        int box = json.at("/boxes/added/0").intValue();
        assertEquals("Erf", json.at("/diagram/boxes/" + box + "/label").stringValue());
        assertEquals("+", json.at("/marks/" + box).stringValue());
        assertEquals(
                "~", json.at("/marks/" + json.at("/boxes/changed/0").intValue()).stringValue());
        assertEquals(json.at("/diagram/boxes").size(), json.get("marks").size());
    }

    @Test
    void aClosedModuleBearsTheMarkOfWhatIsInIt() throws Exception {
        JsonNode json = diff(put("diff/edited.onnx"), put("diff/base.onnx"), "&open=").json();
        assertEquals(0, json.at("/diagram/open").size());
        String marks = "";
        for (int i = 0; i < json.get("marks").size(); i++) {
            JsonNode box = json.at("/diagram/boxes/" + i);
            if (box.get("kind").stringValue().equals("scope")) {
                marks += box.get("label").stringValue() + json.at("/marks/" + i).stringValue();
            }
        }
        assertTrue(marks.contains("~"), marks);
    }

    @Test
    void weightsTellHowFarTheyAreApart() throws Exception {
        JsonNode json = diff(put("diff/base.onnx"), put("diff/tuned.onnx"), "").json();
        assertEquals(2, json.get("weights").size());
        assertTrue(json.at("/weights/0/relativeNorm").doubleValue() > 0.009);
        assertEquals(
                "≈", json.at("/marks/" + json.at("/boxes/weights/0").intValue()).stringValue());
    }

    @Test
    void weightsAloneHaveNoDiagram() throws Exception {
        String weights = put("small.safetensors");
        JsonNode json = diff(weights, weights, "").json();
        assertTrue(json.get("equal").booleanValue());
        assertTrue(json.path("diagram").isMissingNode());
    }

    @Test
    void aMissingModelIsAProblem() throws Exception {
        Answer answer = get("/api/v1/models/diff?a=" + put("diff/base.onnx"));
        assertEquals(400, answer.status());
        assertTrue(answer.text().contains("'b' is missing."), answer.text());
    }
}
