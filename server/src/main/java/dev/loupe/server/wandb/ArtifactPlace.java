package dev.loupe.server.wandb;

import dev.loupe.core.RunId;
import dev.loupe.intake.wandb.TableFolder;
import dev.loupe.runs.Artifacts;
import dev.loupe.runs.Store;

import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// Where an artifact's files go in its run: to `artifacts/<name>/`, those of a later version in the same run to `artifacts/<name>-v<version>/`; those of a table with media to a folder of that version, and to `artifacts/<name>/` once it is committed.
///
/// @param state what is known of the artifact ([LiveArtifacts])
record ArtifactPlace(ObjectNode state) {
    /// The name of the file that lists an artifact's files.
    static final String MANIFEST = "wandb_manifest.json";

    /// The run that logs it.
    RunId run() {
        return new RunId(state.path("run").asString(""));
    }

    private Optional<String> own() {
        return TableFolder.of(state.path("type").asString(""), state.path("clientId").asString(""));
    }

    private String shared() {
        return "artifacts/" + state.path("name").asString("unnamed") + part() + "/";
    }

    /// Tables with media keep their steps in [#own].
    private String part() {
        return state.path("later").asBoolean(false) && own().isEmpty()
                ? "-v" + state.path("version").asInt(0)
                : "";
    }

    /// Where the manifest is.
    String manifest() {
        return shared() + MANIFEST;
    }

    /// Where a file is put.
    String file(String path) {
        return own().orElseGet(this::shared) + path;
    }

    /// Once all files are there.
    void settle(Store store) throws IOException {
        String root = store.runs().find(run()).map(run -> run.files() + "/").orElse("");
        String from = own().orElse("");
        if (!root.isEmpty() && !from.isEmpty()) {
            copy(store, root + from, "", root + shared());
        }
    }

    private static void copy(Store store, String from, String below, String to) throws IOException {
        String folder = from.substring(0, from.length() - 1) + below;
        for (Artifacts.Entry entry : store.artifacts().list(folder)) {
            String path = entry.path().substring(from.length());
            if (entry.directory()) {
                copy(store, from, "/" + path, to);
            } else {
                try (InputStream in = store.artifacts().open(entry.path())) {
                    store.artifacts().put(to + path, in);
                }
            }
        }
    }
}
