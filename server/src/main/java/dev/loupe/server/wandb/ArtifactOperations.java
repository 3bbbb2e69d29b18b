package dev.loupe.server.wandb;

import dev.loupe.intake.FilesBelow;
import dev.loupe.intake.wandb.WandbJson;
import dev.loupe.server.http.Problem;
import dev.loupe.server.http.Request;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Artifacts: an id, a manifest, files, a commit. Files lie in their run under `artifacts/<name>/`, the manifest beside them as `wandb_manifest.json`.
final class ArtifactOperations {
    private static final String MANIFEST = "wandb_manifest.json";
    private final LiveRuns runs;
    private final LiveArtifacts artifacts;

    ArtifactOperations(LiveRuns runs, LiveArtifacts artifacts) {
        this.runs = runs;
        this.artifacts = artifacts;
    }

    void addTo(Map<String, GraphQl.Operation> operations) {
        operations.put("CreateArtifact", this::create);
        operations.put("CreateArtifactManifest", this::manifest);
        operations.put("UpdateArtifactManifest", this::manifest);
        operations.put("CreateArtifactFiles", this::files);
        operations.put("CommitArtifact", this::commit);
        operations.put("UseArtifact", this::use);
        operations.put("ClientIDMapping", this::mapping);
        operations.put("ArtifactByID", this::byId);
        operations.put("FetchArtifactManifest", this::currentManifest);
        operations.put("ArtifactType", this::type);
        operations.put(
                "XXHashDigestsEnabled",
                (v, r) -> Map.of("entity", Map.of("xxhashDigestsEnabled", false)));
    }

    private Map<String, ?> create(Variables v, Request request) {
        LiveRun run = runs.need(v.project(), v.textOr("", "runName", "run"));
        ObjectNode state = WandbJson.object();
        state.put("run", run.id().value());
        state.put("project", v.project());
        state.put("type", v.textOr("", "artifactTypeName"));
        state.put("name", v.textOr("unnamed", "artifactCollectionName", "artifactCollectionNames"));
        state.put("digest", v.textOr("", "digest"));
        state.put("description", v.textOr("", "description"));
        state.put("metadata", v.textOr("{}", "metadata"));
        state.put("clientId", v.textOr("", "clientID"));
        String id = artifacts.create(state, v.textOr("", "clientID"));
        Map<String, Object> artifact = new LinkedHashMap<>();
        artifact.put("id", id);
        artifact.put("state", "PENDING");
        Map<String, Object> sequence = new LinkedHashMap<>();
        sequence.put("id", "sequence-" + id);
        sequence.put("latestArtifact", null);
        artifact.put("artifactSequence", sequence);
        return Map.of("createArtifact", Map.of("artifact", artifact));
    }

    private Map<String, ?> manifest(Variables v, Request request) {
        String id = v.textOr("", "artifactID", "artifactManifestID");
        ObjectNode state = need(id);
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("id", id);
        file.put("name", MANIFEST);
        file.put("displayName", MANIFEST);
        file.put("uploadUrl", manifest(request, state));
        file.put("uploadHeaders", Uploads.headers(request));
        Map<String, ?> answer = Map.of("artifactManifest", Map.of("id", id, "file", file));
        return Map.of("createArtifactManifest", answer, "updateArtifactManifest", answer);
    }

    private Map<String, ?> files(Variables v, Request request) {
        List<Map<String, Object>> edges = new ArrayList<>();
        for (JsonNode spec : v.get("artifactFiles")) {
            String id = spec.path("artifactID").asString("");
            ArtifactPlace place = new ArtifactPlace(need(id));
            String name = spec.path("name").asString("");
            if (!FilesBelow.legal(name)) {
                throw new Problem(400, "'" + name + "' is no path below an artifact.");
            }
            Map<String, Object> node = new LinkedHashMap<>();
            node.put("id", id + "/" + name);
            node.put("name", name);
            node.put("displayName", name);
            node.put("storagePath", name);
            node.put("uploadUrl", Uploads.url(request, place.run(), place.file(name)));
            node.put("uploadHeaders", Uploads.headers(request));
            node.put("uploadMultipartUrls", null);
            node.put("artifact", Map.of("id", id));
            edges.add(Map.of("node", node));
        }
        return Map.of("createArtifactFiles", Map.of("files", Map.of("edges", edges)));
    }

    private Map<String, ?> commit(Variables v, Request request) {
        String id = v.textOr("", "artifactID");
        ObjectNode state = artifacts.commit(id).orElseThrow(() -> absent(id));
        try {
            new ArtifactPlace(state).settle(runs.store());
        } catch (IOException e) {
            runs.damaged(
                    "The files of artifact '"
                            + state.path("name").asString("")
                            + "' cannot be gathered: "
                            + e.getMessage()
                            + ".");
        }
        return Map.of(
                "commitArtifact",
                Map.of("artifact", Map.of("id", id, "digest", state.path("digest").asString(""))));
    }

    private Map<String, ?> use(Variables v, Request request) {
        String id = v.textOr("", "artifactID");
        ObjectNode state = need(id);
        runs.find(v.project(), v.textOr("", "runName"))
                .ifPresent(
                        run -> {
                            run.log()
                                    .tags(
                                            Map.of(
                                                    "wandb.uses." + state.path("name").asString(""),
                                                    "v" + state.path("version").asInt(0)));
                            runs.settle(run);
                        });
        return Map.of("useArtifact", Map.of("artifact", shape(state)));
    }

    private Map<String, ?> mapping(Variables v, Request request) {
        return answer(
                "clientIDMapping",
                artifacts
                        .serverId(v.textOr("", "clientID"))
                        .map(id -> Map.of("serverID", id))
                        .orElse(null));
    }

    private Map<String, ?> byId(Variables v, Request request) {
        return answer("artifact", artifacts.find(v.textOr("", "id")).map(this::shape).orElse(null));
    }

    private Map<String, ?> currentManifest(Variables v, Request request) {
        ObjectNode state = need(v.textOr("", "id"));
        return Map.of(
                "artifact",
                Map.of(
                        "currentManifest",
                        Map.of("file", Map.of("directUrl", manifest(request, state)))));
    }

    private Map<String, ?> type(Variables v, Request request) {
        return Map.of(
                "project",
                answer(
                        "artifact",
                        artifacts
                                .named(v.project(), v.textOr("", "name"))
                                .map(
                                        state ->
                                                Map.of(
                                                        "artifactType",
                                                        Map.of(
                                                                "name",
                                                                state.path("type").asString(""))))
                                .orElse(null)));
    }

    private static Map<String, Object> answer(String field, @Nullable Object value) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put(field, value);
        return answer;
    }

    /// `ArtifactFragment`.
    private Map<String, Object> shape(ObjectNode state) {
        String name = state.path("name").asString("");
        String project = state.path("project").asString("");
        Map<String, Object> home = new LinkedHashMap<>();
        home.put("id", project);
        home.put("internalId", project);
        home.put("name", project);
        home.put("entity", Map.of("name", "loupe"));
        String now = Instant.now().toString();
        Map<String, Object> shape = new LinkedHashMap<>();
        shape.put("__typename", "Artifact");
        shape.put("id", state.path("id").asString(""));
        shape.put(
                "artifactSequence",
                Map.of("__typename", "ArtifactSequence", "name", name, "project", home));
        shape.put("versionIndex", state.path("version").asInt(0));
        shape.put("artifactType", Map.of("name", state.path("type").asString("")));
        shape.put("description", state.path("description").asString(""));
        shape.put("metadata", state.path("metadata").asString("{}"));
        shape.put("ttlDurationSeconds", 0);
        shape.put("ttlIsInherited", true);
        shape.put("tags", List.of());
        shape.put("historyStep", null);
        shape.put("state", state.path("state").asString("PENDING"));
        shape.put("size", 0);
        shape.put("digest", state.path("digest").asString(""));
        shape.put("digestAlgorithm", "MANIFEST_MD5");
        shape.put("commitHash", "");
        shape.put("fileCount", 0);
        shape.put("createdAt", now);
        shape.put("updatedAt", now);
        shape.put("aliases", List.of());
        return shape;
    }

    private static String manifest(Request request, ObjectNode state) {
        ArtifactPlace place = new ArtifactPlace(state);
        return Uploads.url(request, place.run(), place.manifest(MANIFEST));
    }

    private ObjectNode need(String id) {
        return artifacts.find(id).orElseThrow(() -> absent(id));
    }

    private static Problem absent(String id) {
        return new Problem(404, "There is no artifact '" + id + "'.");
    }
}
