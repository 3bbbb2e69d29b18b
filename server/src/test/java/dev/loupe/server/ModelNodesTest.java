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
        return get("/api/v1/model/nodes?at=" + at("diff/base.onnx") + more).json();
    }

    private String at(String fixture) throws Exception {
        String name = Path.of(fixture).getFileName().toString();
        String run =
                post("/api/v1/runs", "{\"projectName\":\"Networks\",\"name\":\"export\"}")
                        .json()
                        .get("id")
                        .stringValue();
        HttpRequest put =
                request("/api/v1/runs/" + run + "/files/" + name)
                        .PUT(
                                HttpRequest.BodyPublishers.ofFile(
                                        Path.of("../fixtures/networks/" + fixture)))
                        .build();
        assertEquals(201, client.send(put, HttpResponse.BodyHandlers.discarding()).statusCode());
        return URLEncoder.encode("run:" + run + "/" + name, StandardCharsets.UTF_8);
    }

    /// As Netron 9.3.3 reads them: `0.02446935698390007 * (q - 5)` of the same file.
    @Test
    void valuesSayHowTheyAreQuantisedAndWhatSmallConstantsHold() throws Exception {
        JsonNode quantised = get("/api/v1/model/node?node=0&at=" + at("quantised.tflite")).json();
        assertEquals("tfl.quantize", quantised.at("/outputs/0/value").stringValue());
        assertEquals(
                "scale=0.024469357, zero_point=5",
                quantised.at("/outputs/0/quantisation").stringValue());
        assertTrue(quantised.at("/inputs/0/quantisation").isMissingNode());
        JsonNode add = get("/api/v1/model/node?node=2&at=" + at("branches.onnx")).json();
        assertEquals("Neg", add.get("operator").stringValue());
        add = get("/api/v1/model/node?node=3&at=" + at("branches.onnx")).json();
        assertEquals("Add", add.get("operator").stringValue());
        assertEquals(2, add.at("/inputs/1/holds").size());
        assertTrue(add.at("/inputs/0/holds").isMissingNode());
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
