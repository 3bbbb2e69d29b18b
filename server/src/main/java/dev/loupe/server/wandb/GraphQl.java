package dev.loupe.server.wandb;

import dev.loupe.runs.Refused;
import dev.loupe.server.http.Json;
import dev.loupe.server.http.Problem;
import dev.loupe.server.http.Request;
import dev.loupe.server.http.Response;
import dev.loupe.server.http.Router;

import tools.jackson.databind.JsonNode;

import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// GraphQL without an engine: an operation is known by its name, and its variables say everything; what is asked for is not looked at.
final class GraphQl {
    private static final System.Logger LOG = System.getLogger(GraphQl.class.getName());
    private static final long LONGEST = 64L << 20;
    private static final Pattern NAME = Pattern.compile("(?:query|mutation)\\s+(\\w+)");

    private final Map<String, Operation> operations = new LinkedHashMap<>();
    private final Set<String> unknown = ConcurrentHashMap.newKeySet();

    /// Answers one operation with its `data`.
    @FunctionalInterface
    interface Operation {
        Map<String, ?> answer(Variables variables, Request request);
    }

    GraphQl(LiveRuns runs, LiveArtifacts artifacts) {
        operations.put("Viewer", (v, r) -> Map.of("viewer", viewer()));
        operations.put("GetDefaultEntity", (v, r) -> Map.of("viewer", viewer()));
        operations.put(
                "ServerFeaturesQuery",
                (v, r) ->
                        Map.of(
                                "serverInfo",
                                Map.of(
                                        "features",
                                        List.of(
                                                Map.of(
                                                        "name",
                                                        "FILESTREAM_GZIP",
                                                        "isEnabled",
                                                        true)))));
        new RunOperations(runs).addTo(operations);
        new ArtifactOperations(runs, artifacts).addTo(operations);
        new ArtifactReads(runs.store(), artifacts).addTo(operations);
        new RunReads(runs.store(), artifacts).addTo(operations);
        new RunFileReads(runs.store()).addTo(operations);
    }

    void addTo(Router router) {
        router.add("POST", "/graphql", this::answer);
    }

    /// Who logs: whoever has the access token.
    static Map<String, Object> viewer() {
        Map<String, Object> viewer = new LinkedHashMap<>();
        viewer.put("id", "loupe");
        viewer.put("entity", "loupe");
        viewer.put("username", "loupe");
        viewer.put("email", "");
        viewer.put("flags", "{}");
        viewer.put("teams", Map.of("edges", List.of()));
        return viewer;
    }

    private Response answer(Request request) {
        JsonNode body = Json.object(request.body(LONGEST));
        String name = body.path("operationName").asString("");
        if (name.isEmpty()) {
            Matcher in = NAME.matcher(body.path("query").asString(""));
            name = in.find() ? in.group(1) : "";
        }
        Operation operation = operations.get(name);
        Map<String, Object> answer = new LinkedHashMap<>();
        if (operation == null) {
            if (unknown.size() < 1000 && unknown.add(name)) {
                LOG.log(
                        Level.WARNING,
                        "W&B's operation '" + name + "' is not known here; it is answered so.");
            }
            answer.put("data", Map.of());
            answer.put("errors", List.of(Map.of("message", unknown(name))));
            return Response.json(answer);
        }
        try {
            answer.put("data", operation.answer(new Variables(body.path("variables")), request));
        } catch (Refused e) {
            if (e.why() == Refused.Why.UNAVAILABLE) {
                throw e;
            }
            refuse(answer, e);
        } catch (Problem e) {
            refuse(answer, e);
        }
        return Response.json(answer);
    }

    private static String unknown(String name) {
        return "Loupe does not know W&B's operation '"
                + name
                + "'; what it does know is listed in docs/wandb.md. Loupe's own API and MLflow's client answer at this address too.";
    }

    private static void refuse(Map<String, Object> answer, RuntimeException e) {
        answer.put("data", Map.of());
        answer.put("errors", List.of(Map.of("message", String.valueOf(e.getMessage()))));
    }
}
