package dev.loupe.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.networks.open.ModelFiles;
import dev.loupe.server.api.Routes;
import dev.loupe.server.http.Router;
import dev.loupe.server.live.LiveRoutes;
import dev.loupe.server.models.DroppedModels;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// `docs/openapi.json` against the routes, both ways, and its examples against a real server. The examples, in the document's order, are one story: a project and
/// a run are made, logged to, read, put away and taken back.
final class OpenApiTest extends ServerUnderTest {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

    private record Operation(String method, String path, JsonNode item, JsonNode described) {
        String name() {
            return method + " " + path;
        }
    }

    private JsonNode document() {
        return get("/api/v1/openapi.json").json();
    }

    private static List<Operation> operations(JsonNode document) {
        List<Operation> all = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
            for (Map.Entry<String, JsonNode> member : path.getValue().properties()) {
                if (METHODS.contains(member.getKey())) {
                    all.add(
                            new Operation(
                                    member.getKey().toUpperCase(java.util.Locale.ROOT),
                                    path.getKey(),
                                    path.getValue(),
                                    member.getValue()));
                }
            }
        }
        return all;
    }

    @Test
    void everyRouteIsDescribedAndEveryDescribedRouteExists() {
        Router router = new Router();
        Routes.addTo(router, store(), "test", "", new ModelFiles(List.of()), new DroppedModels());
        new LiveRoutes(store().changes()).addTo(router);
        Set<String> routes = new TreeSet<>();
        for (String route : router.listed()) {
            if (!route.equals("GET /{path...}")) {
                routes.add(route.replace("...}", "}"));
            }
        }
        Set<String> described = new TreeSet<>();
        operations(document()).forEach(operation -> described.add(operation.name()));
        assertEquals(routes, described);
    }

    @Test
    void everyReferenceLeadsSomewhereAndEveryOperationHasAnIdOfItsOwn() {
        JsonNode document = document();
        for (JsonNode reference : document.findValues("$ref")) {
            assertTrue(
                    document.at(reference.stringValue().substring(1)).isObject(),
                    reference::toString);
        }
        List<Operation> operations = operations(document);
        assertEquals(
                operations.size(),
                operations.stream()
                        .map(o -> o.described().get("operationId").stringValue())
                        .distinct()
                        .count());
    }

    @Test
    void theExamplesAreRightAndAreAnsweredAsDescribed() throws Exception {
        JsonNode document = document();
        for (Operation operation : operations(document)) {
            if (operation.path().equals("/api/v1/models")) {
                logModel();
            }
            if (operation.path().equals("/api/v1/runs/{run}/embedding")) {
                logEmbedding();
            }
            HttpResponse<InputStream> answer =
                    client.send(
                            example(document, operation).build(),
                            HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream in = answer.body()) {
                check(document, operation, answer, in);
            }
        }
    }

    private void logEmbedding() throws Exception {
        for (String file :
                List.of(
                        "points.tsv\n1\t0\t0\n0\t2\t0\n0\t0\t3",
                        "metadata.tsv\nword\tuse\na\t1\nb\t2\nab\t3")) {
            int name = file.indexOf('\n');
            HttpRequest put =
                    request(
                                    "/api/v1/runs/3f2a6c0de1b84a5f9c7d2e4b6a8f0c1d/files/embeddings/"
                                            + file.substring(0, name))
                            .PUT(HttpRequest.BodyPublishers.ofString(file.substring(name + 1)))
                            .build();
            assertEquals(
                    201, client.send(put, HttpResponse.BodyHandlers.discarding()).statusCode());
        }
    }

    /// A file that no text can be, for the examples that ask about models.
    private void logModel() throws Exception {
        HttpRequest put =
                request("/api/v1/runs/3f2a6c0de1b84a5f9c7d2e4b6a8f0c1d/files/model.onnx")
                        .PUT(
                                HttpRequest.BodyPublishers.ofFile(
                                        Path.of("../fixtures/networks/conv.onnx")))
                        .build();
        assertEquals(201, client.send(put, HttpResponse.BodyHandlers.discarding()).statusCode());
    }

    private HttpRequest.Builder example(JsonNode document, Operation operation) {
        String path = operation.path();
        StringBuilder query = new StringBuilder();
        for (JsonNode list :
                List.of(
                        operation.item().path("parameters"),
                        operation.described().path("parameters"))) {
            for (JsonNode reference : list) {
                JsonNode parameter = SchemaCheck.resolved(document, reference);
                JsonNode example = parameter.get("example");
                if (example == null) {
                    continue;
                }
                assertEquals(
                        List.of(),
                        SchemaCheck.wrong(document, parameter.get("schema"), example),
                        operation.name());
                String name = parameter.get("name").stringValue();
                if (parameter.get("in").stringValue().equals("path")) {
                    path = path.replace("{" + name + "}", example.asString());
                } else {
                    query.append(query.isEmpty() ? "?" : "&")
                            .append(name)
                            .append('=')
                            .append(URLEncoder.encode(example.asString(), StandardCharsets.UTF_8));
                }
            }
        }
        HttpRequest.Builder request = request(path + query);
        JsonNode content = operation.described().path("requestBody").path("content");
        if (content.isMissingNode()) {
            return request.method(operation.method(), HttpRequest.BodyPublishers.noBody());
        }
        Map.Entry<String, JsonNode> body = content.properties().iterator().next();
        JsonNode example = body.getValue().get("example");
        assertEquals(
                List.of(),
                SchemaCheck.wrong(document, body.getValue().get("schema"), example),
                operation.name());
        return request.header("content-type", body.getKey())
                .method(
                        operation.method(),
                        HttpRequest.BodyPublishers.ofString(
                                example.isString() ? example.stringValue() : example.toString()));
    }

    private static void check(
            JsonNode document,
            Operation operation,
            HttpResponse<InputStream> answer,
            InputStream body)
            throws IOException {
        JsonNode described =
                operation.described().get("responses").get(Integer.toString(answer.statusCode()));
        assertTrue(
                described != null && answer.statusCode() < 300,
                () -> operation.name() + " answered " + answer.statusCode());
        Map.Entry<String, JsonNode> content =
                described.get("content").properties().iterator().next();
        String type = answer.headers().firstValue("content-type").orElse("").split(";")[0];
        assertTrue(
                content.getKey().equals("*/*") || content.getKey().equals(type),
                () -> operation.name() + " is " + type + ", not " + content.getKey());
        if (type.equals("application/json")) {
            assertEquals(
                    List.of(),
                    SchemaCheck.wrong(
                            document,
                            content.getValue().get("schema"),
                            JSON.readTree(body.readAllBytes())),
                    operation.name());
        }
    }

    @Test
    void whatIsNotThereIsAProblemAsDescribed() {
        JsonNode document = document();
        JsonNode problem = document.at("/components/schemas/Problem");
        for (String path :
                List.of(
                        "/api/v1/projects/77",
                        "/api/v1/projects/77/fields",
                        "/api/v1/runs/absent",
                        "/api/v1/runs/absent/series",
                        "/api/v1/runs/absent/points?key=loss",
                        "/api/v1/runs/absent/console",
                        "/api/v1/runs/absent/files",
                        "/api/v1/runs/absent/files/a.txt",
                        "/api/v1/runs/absent/media",
                        "/api/v1/runs/absent/media/items?key=a",
                        "/api/v1/nothing")) {
            Answer answer = get(path);
            assertEquals(404, answer.status(), path);
            assertEquals(
                    "application/problem+json",
                    answer.whole().headers().firstValue("content-type").orElse(""),
                    path);
            assertEquals(List.of(), SchemaCheck.wrong(document, problem, answer.json()), path);
        }
    }
}
