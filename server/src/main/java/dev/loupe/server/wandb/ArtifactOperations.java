package dev.loupe.server.wandb;

import dev.loupe.intake.FilesBelow;
import dev.loupe.intake.wandb.WandbJson;
import dev.loupe.runs.Refused;
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

/// Artifacts as they are logged: an id, a manifest, files, a commit, aliases; and that runs use them.
final class ArtifactOperations {
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
        operations.put("AddAliases", (v, r) -> aliases(v, true));
        operations.put("DeleteAliases", (v, r) -> aliases(v, false));
        operations.put("UpdateArtifact", this::update);
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
        state.put("created", Instant.now().toString());
        v.get("aliases")
                .forEach(one -> state.withArray("aliases").add(one.path("alias").asString("")));
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
        file.put("name", ArtifactPlace.MANIFEST);
        file.put("displayName", ArtifactPlace.MANIFEST);
        ArtifactPlace place = new ArtifactPlace(state);
        file.put("uploadUrl", Uploads.url(request, place.run(), place.manifest()));
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
            new Manifests(runs.store()).measure(state);
            artifacts.changed(state);
            new ArtifactPlace(state).settle(runs.store());
        } catch (IOException | Problem | Refused e) {
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
                            artifacts.tell(run.id(), false, id);
                        });
        return Map.of("useArtifact", Map.of("artifact", new ArtifactShape(artifacts).of(state)));
    }

    private Map<String, ?> aliases(Variables v, boolean stay) {
        String id = v.textOr("", "artifactID", "artifactId", "artifact_id");
        for (JsonNode one : v.get("aliases")) {
            artifacts.alias(need(id), one.path("alias").asString(""), stay);
        }
        return Map.of("result", Map.of("success", true));
    }

    private Map<String, ?> update(Variables v, Request request) {
        ObjectNode state = need(v.textOr("", "artifactID", "artifactId", "artifact_id"));
        for (String field : List.of("description", "metadata")) {
            if (v.get(field).isString()) {
                state.put(field, v.get(field).stringValue());
            }
        }
        artifacts.changed(state);
        return Map.of("result", Map.of("artifact", new ArtifactShape(artifacts).of(state)));
    }

    private Map<String, ?> mapping(Variables v, Request request) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put(
                "clientIDMapping",
                artifacts
                        .serverId(v.textOr("", "clientID"))
                        .map(id -> Map.of("serverID", id))
                        .orElse(null));
        return answer;
    }

    private ObjectNode need(String id) {
        return artifacts.find(id).orElseThrow(() -> absent(id));
    }

    private static Problem absent(String id) {
        return new Problem(404, "There is no artifact '" + id + "'.");
    }
}
