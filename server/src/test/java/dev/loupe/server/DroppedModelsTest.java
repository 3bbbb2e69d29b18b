package dev.loupe.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;

/// Files of a model that a page sends to be looked at.
final class DroppedModelsTest extends ServerUnderTest {
    private static final String DROPPED = "/api/v1/models/dropped/";
    private static final Path NETWORKS = Path.of("../fixtures/networks");

    private Answer drop(String path, HttpRequest.BodyPublisher body) {
        return send(request(DROPPED + path).PUT(body));
    }

    private Answer drop(String path, Path file) throws IOException {
        return drop(path, HttpRequest.BodyPublishers.ofFile(file));
    }

    @Test
    void aDroppedModelOpensAndIsListed() throws IOException {
        Path file = NETWORKS.resolve("conv.onnx");
        assertEquals(Files.size(file), drop("a1/conv.onnx", file).json().get("bytes").longValue());
        JsonNode model = get(DROPPED + "a1").json().get("models").get(0);
        assertEquals("conv.onnx", model.get("name").stringValue());
        JsonNode facts = get("/api/v1/model?at=" + model.get("at").stringValue()).json();
        assertEquals("onnx", facts.get("format").stringValue());
        assertEquals(model, get("/api/v1/models").json().get("models").get(0));
    }

    @Test
    void filesOfOneDropLieTogetherAndAnotherDropApart() throws IOException {
        Path file = NETWORKS.resolve("conv.onnx");
        drop("b/sub/one.onnx", file);
        drop("b/sub/two.onnx", file);
        drop("c/one.onnx", file);
        assertEquals(2, get(DROPPED + "b").json().get("models").size());
        assertEquals(1, get(DROPPED + "c").json().get("models").size());
        assertEquals(3, get("/api/v1/models").json().get("models").size());
        drop("c/more.onnx", file);
        assertEquals(2, get(DROPPED + "c").json().get("models").size());
    }

    @Test
    void whatIsNoModelIsSaidToBeNone() {
        drop("p/page.onnx", HttpRequest.BodyPublishers.ofString("<!DOCTYPE html><html></html>"));
        Answer html = get(DROPPED + "p");
        assertEquals(400, html.status());
        assertTrue(html.json().get("detail").stringValue().contains("HTML"), html.text());
        drop("q/a.txt", HttpRequest.BodyPublishers.ofString("a"));
        drop("q/b.txt", HttpRequest.BodyPublishers.ofString("b"));
        assertEquals(
                "None of these files is a model of a format that Loupe reads.",
                get(DROPPED + "q").json().get("detail").stringValue());
        assertEquals(0, get("/api/v1/models").json().get("models").size());
    }

    @Test
    void namesCannotLeaveTheDrop() {
        HttpRequest.BodyPublisher body = HttpRequest.BodyPublishers.ofString("x");
        assertEquals(400, drop("d/..%2F..%2Fx.onnx", body).status());
        assertEquals(400, drop("d/a/%2E%2E/x.onnx", body).status());
        assertEquals(400, drop("..%2Fd/x.onnx", body).status());
        assertEquals(400, drop("D/x.onnx", body).status());
        assertEquals(400, drop("d/a%00b", body).status());
        assertEquals(503, drop("d/" + "n".repeat(300), body).status());
        assertEquals(404, get(DROPPED + "d").status());
    }
}
