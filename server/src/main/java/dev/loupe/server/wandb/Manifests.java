package dev.loupe.server.wandb;

import dev.loupe.intake.wandb.WandbJson;
import dev.loupe.runs.Store;
import dev.loupe.server.http.Problem;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// The lists of artifacts' files that clients put: `{"contents":{"path":{"digest":MD5 in base 64,"size":bytes,"ref":URL of a file elsewhere}}}`.
record Manifests(Store store) {
    private static final int LONGEST = 256 << 20;

    /// An artifact's; empty if it is no JSON.
    ///
    /// @throws Problem 404 if it cannot be read
    JsonNode of(ArtifactPlace place) {
        String path = root(place) + place.manifest();
        try (InputStream in = store.artifacts().open(path)) {
            String text = new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8);
            JsonNode manifest = WandbJson.parse(text);
            return manifest == null ? WandbJson.object() : manifest;
        } catch (IOException e) {
            throw new Problem(404, "The manifest " + path + " cannot be read: " + e.getMessage());
        }
    }

    /// Says of an artifact how many `files` and bytes (`size`) its manifest lists, references included.
    void measure(ObjectNode state) {
        JsonNode contents = of(new ArtifactPlace(state)).path("contents");
        long bytes = 0;
        for (JsonNode entry : contents) {
            bytes += Math.max(0, entry.path("size").asLong(0));
        }
        state.put("files", contents.size());
        state.put("size", bytes);
    }

    /// The directory of an artifact's run in [dev.loupe.runs.Artifacts].
    String root(ArtifactPlace place) {
        return store.runs().find(place.run()).map(run -> run.files() + "/").orElse("");
    }
}
