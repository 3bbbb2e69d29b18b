package dev.loupe.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/// The operators of a graph by name and module over the API.
final class ModelNodesTest extends ServerUnderTest {
    private JsonNode nodes(String more) throws Exception {
        String run =
                post("/api/v1/runs", "{\"projectName\":\"Networks\",\"name\":\"export\"}")
                        .json()
                        .get("id")
                        .stringValue();
        HttpRequest put =
                request("/api/v1/runs/" + run + "/files/base.onnx")
                        .PUT(
                                HttpRequest.BodyPublishers.ofFile(
                                        Path.of("../fixtures/networks/diff/base.onnx")))
                        .build();
        assertEquals(201, client.send(put, HttpResponse.BodyHandlers.discarding()).statusCode());
        String at = URLEncoder.encode("run:" + run + "/base.onnx", StandardCharsets.UTF_8);
        return get("/api/v1/model/nodes?at=" + at + more).json();
    }

    @Test
    void everyOperatorHasItsNameAndItsModule() throws Exception {
        JsonNode json = nodes("&fold=false");
        int n = json.get("names").size();
        for (String column : Set.of("values", "like", "homes", "within")) {
            assertEquals(n, json.get(column).size(), column);
        }
        Set<String> paths = new HashSet<>();
        json.get("scopes").forEach(scope -> paths.add(scope.get("path").stringValue()));
        assertTrue(paths.contains("b0"), paths::toString);
        json.get("scopes")
                .forEach(
                        scope ->
                                assertEquals(
                                        scope.get("path").stringValue(),
                                        scope.get("drawn").stringValue()));
    }

    @Test
    void withoutModulesThereAreNone() throws Exception {
        JsonNode json = nodes("&flat=true");
        assertEquals(0, json.get("scopes").size());
        assertEquals(1, json.get("ways").size());
        json.get("homes").forEach(home -> assertEquals(-1, home.intValue()));
    }
}
