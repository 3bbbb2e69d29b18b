package dev.loupe.server.wandb;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How the client reads artifacts (its `fragments.py`): each by itself (`ArtifactFragment`), and as one of a collection (`ArtifactMembershipFragment`).
record ArtifactShape(LiveArtifacts artifacts) {
    /// An artifact by itself.
    ///
    /// @param state what is known of it ([LiveArtifacts])
    Map<String, @Nullable Object> of(ObjectNode state) {
        String created = state.path("created").asString("1970-01-01T00:00:00Z");
        Map<String, @Nullable Object> shape = new LinkedHashMap<>();
        shape.put("__typename", "Artifact");
        shape.put("id", state.path("id").asString(""));
        shape.put("artifactSequence", collection(state));
        shape.put("versionIndex", state.path("version").asInt(0));
        shape.put("artifactType", Map.of("name", state.path("type").asString("")));
        shape.put("description", state.path("description").asString(""));
        shape.put("metadata", state.path("metadata").asString("{}"));
        shape.put("ttlDurationSeconds", 0);
        shape.put("ttlIsInherited", true);
        shape.put("tags", List.of());
        shape.put("historyStep", null);
        shape.put("state", state.path("state").asString("PENDING"));
        shape.put("size", state.path("size").asLong(0));
        shape.put("digest", state.path("digest").asString(""));
        shape.put("digestAlgorithm", "MANIFEST_MD5");
        shape.put("commitHash", "");
        shape.put("fileCount", state.path("files").asInt(0));
        shape.put("createdAt", created);
        shape.put("updatedAt", created);
        shape.put("aliases", aliases(state));
        return shape;
    }

    /// An artifact as its collection has it.
    Map<String, @Nullable Object> member(ObjectNode state) {
        Map<String, @Nullable Object> member = new LinkedHashMap<>();
        member.put("__typename", "ArtifactCollectionMembership");
        member.put("id", "member-" + state.path("id").asString(""));
        member.put("versionIndex", state.path("version").asInt(0));
        member.put("createdAt", state.path("created").asString("1970-01-01T00:00:00Z"));
        member.put("aliases", aliases(state));
        member.put("artifactCollection", collection(state));
        member.put("artifact", of(state));
        return member;
    }

    private List<Map<String, Object>> aliases(ObjectNode state) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (String alias : artifacts.aliases(state)) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("__typename", "ArtifactAlias");
            one.put("id", alias + "-" + state.path("id").asString(""));
            one.put("alias", alias);
            one.put("artifactCollection", collection(state));
            all.add(one);
        }
        return all;
    }

    private static Map<String, Object> collection(ObjectNode state) {
        String project = state.path("project").asString("");
        Map<String, Object> home = new LinkedHashMap<>();
        home.put("id", project);
        home.put("internalId", project);
        home.put("name", project);
        home.put("entity", Map.of("name", "loupe"));
        Map<String, Object> collection = new LinkedHashMap<>();
        collection.put("__typename", "ArtifactSequence");
        collection.put("name", state.path("name").asString(""));
        collection.put("project", home);
        return collection;
    }
}
