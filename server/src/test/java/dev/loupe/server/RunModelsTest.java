package dev.loupe.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;

/// The files of runs that are models by their names.
final class RunModelsTest extends ServerUnderTest {
    private String run(String name, long start, String... files) {
        String id =
                post(
                                "/api/v1/runs",
                                "{\"projectName\":\"p\",\"name\":\"%s\",\"start\":%d}"
                                        .formatted(name, start))
                        .json()
                        .get("id")
                        .stringValue();
        for (String file : files) {
            HttpRequest.BodyPublisher body = HttpRequest.BodyPublishers.ofString(file);
            send(request("/api/v1/runs/" + id + "/files/" + file).PUT(body));
        }
        return id;
    }

    private List<String> models(String more) {
        List<String> all = new ArrayList<>();
        for (JsonNode model : get("/api/v1/models/runs" + more).json().get("models")) {
            all.add(model.get("runName").stringValue() + " " + model.get("name").stringValue());
        }
        return all;
    }

    @Test
    void theLatestRunsComeFirstAndOtherFilesAreLeftOut() {
        run("old", 1_000, "model.onnx", "notes.txt", "onnx", "config.cfg");
        run("new", 2_000, "b/LAST.PT", "a.safetensors");
        String gone = run("gone", 3_000, "model.onnx");
        send(request("/api/v1/runs/" + gone).DELETE());
        assertEquals(List.of("new a.safetensors", "new b/LAST.PT", "old model.onnx"), models(""));
        String next = get("/api/v1/models/runs?limit=1").json().get("next").stringValue();
        assertEquals(List.of("new b/LAST.PT"), models("?limit=1&page=" + next));
    }
}
