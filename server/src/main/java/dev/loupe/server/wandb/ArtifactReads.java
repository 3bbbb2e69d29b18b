package dev.loupe.server.wandb;

import dev.loupe.runs.Store;
import dev.loupe.server.http.Files;
import dev.loupe.server.http.Problem;
import dev.loupe.server.http.Request;
import dev.loupe.server.http.Response;
import dev.loupe.server.http.Router;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Artifacts as they are found again: by id, by name and alias, with the addresses of their files.
final class ArtifactReads {
    /// Where the client looks for single files.
    static final String PREFIX = "/artifactsV2/";

    private final Store store;
    private final LiveArtifacts artifacts;
    private final ArtifactShape shape;
    private final Manifests manifests;

    ArtifactReads(Store store, LiveArtifacts artifacts) {
        this.store = store;
        this.artifacts = artifacts;
        this.shape = new ArtifactShape(artifacts);
        this.manifests = new Manifests(store);
    }

    void addTo(Map<String, GraphQl.Operation> operations) {
        operations.put("ArtifactByID", this::byId);
        operations.put("ArtifactMembershipByName", this::byName);
        operations.put("ArtifactType", this::type);
        operations.put("FetchArtifactManifest", this::currentManifest);
        operations.put("GetArtifactMembershipFileUrls", this::files);
    }

    void addTo(Router router) {
        router.add(
                "GET",
                PREFIX + "{region}/{entity}/{project}/{collection}/{artifact}/{digest}/{name}",
                this::content);
    }

    /// One file, as `get` and `get_entry(…).download` ask for it: by the artifact and its MD5.
    private Response content(Request request) {
        ArtifactPlace place = new ArtifactPlace(need(request.param("artifact")));
        String digest = request.param("digest");
        for (var entry : manifests.of(place).path("contents").properties()) {
            if (hex(entry.getValue().path("digest").asString("")).equals(digest)) {
                String path = manifests.root(place) + place.file(entry.getKey());
                return Files.answer(path, store.artifacts().open(path));
            }
        }
        throw new Problem(
                404,
                "Artifact '"
                        + request.param("collection")
                        + "' has no file of MD5 "
                        + digest
                        + ".");
    }

    private static String hex(String base64) {
        try {
            return HexFormat.of().formatHex(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private ObjectNode need(String id) {
        return artifacts
                .find(id)
                .orElseThrow(() -> new Problem(404, "There is no artifact '" + id + "'."));
    }

    private Map<String, ?> byId(Variables v, Request request) {
        return answer("artifact", artifacts.find(v.textOr("", "id")).map(shape::of).orElse(null));
    }

    private Map<String, ?> byName(Variables v, Request request) {
        return answer(
                "project",
                answer(
                        "artifactCollectionMembership",
                        artifacts
                                .at(v.project(), v.textOr("", "name"))
                                .map(shape::member)
                                .orElse(null)));
    }

    private Map<String, ?> type(Variables v, Request request) {
        return answer(
                "project",
                answer(
                        "artifact",
                        artifacts
                                .at(v.project(), v.textOr("", "name"))
                                .map(state -> Map.of("artifactType", type(state)))
                                .orElse(null)));
    }

    private static Map<String, String> type(ObjectNode state) {
        return Map.of("name", state.path("type").asString(""));
    }

    private Map<String, ?> currentManifest(Variables v, Request request) {
        ArtifactPlace place = new ArtifactPlace(need(v.textOr("", "id")));
        String url = Uploads.readUrl(request, place.run(), place.manifest());
        return answer(
                "artifact", answer("currentManifest", Map.of("file", Map.of("directUrl", url))));
    }

    /// All at once, whatever page is asked for: the client holds the whole manifest anyway. References are not files; the client follows them by itself.
    private Map<String, ?> files(Variables v, Request request) {
        String name = v.textOr("", "collection") + ":" + v.textOr("", "alias");
        Map<String, Object> membership =
                artifacts
                        .at(v.project(), name)
                        .map(state -> answer("files", listed(state, request)))
                        .orElse(null);
        Map<String, @Nullable Object> collection = answer("artifactMembership", membership);
        collection.put("__typename", "ArtifactSequence");
        return answer("project", answer("artifactCollection", collection));
    }

    private Map<String, @Nullable Object> listed(ObjectNode state, Request request) {
        ArtifactPlace place = new ArtifactPlace(state);
        List<Map<String, Object>> edges = new ArrayList<>();
        manifests
                .of(place)
                .path("contents")
                .properties()
                .forEach(
                        entry -> {
                            if (entry.getValue().has("ref")) {
                                return;
                            }
                            String name = entry.getKey();
                            Map<String, Object> file = new LinkedHashMap<>();
                            file.put("__typename", "File");
                            file.put("name", name);
                            file.put(
                                    "directUrl",
                                    Uploads.readUrl(request, place.run(), place.file(name)));
                            edges.add(Map.of("node", file));
                        });
        Map<String, @Nullable Object> files = answer("edges", edges);
        files.put("pageInfo", page());
        return files;
    }

    private static Map<String, @Nullable Object> page() {
        Map<String, @Nullable Object> page = answer("endCursor", null);
        page.put("__typename", "PageInfo");
        page.put("hasNextPage", false);
        return page;
    }

    private static Map<String, @Nullable Object> answer(String field, @Nullable Object value) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put(field, value);
        return answer;
    }
}
