package dev.loupe.cli.offline;

import dev.loupe.core.RunId;
import dev.loupe.runs.Store;
import dev.loupe.runs.domain.Run;
import dev.loupe.sdk.offline.Refused;
import dev.loupe.sdk.offline.Sink;
import dev.loupe.server.api.RunWrites;
import dev.loupe.server.http.Problem;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// A store as the place where the records of offline folders go. What the store will never take is [Refused].
public final class StoreSink implements Sink {
    private final Store store;
    private final RunWrites writes;
    private final @Nullable String project;

    /// @param project the project of all runs, instead of the one that they name
    public StoreSink(Store store, @Nullable String project) {
        this.store = store;
        this.writes = new RunWrites(store);
        this.project = project;
    }

    @Override
    public void run(String id, String json) throws IOException {
        taking(
                () -> {
                    JsonNode body = RunWrites.body(json);
                    if (project != null && body instanceof ObjectNode object) {
                        object.put("projectName", project);
                    }
                    writes.start(body);
                });
    }

    @Override
    public void log(String id, String json) throws IOException {
        taking(() -> writes.log(new RunId(id), RunWrites.body(json)));
    }

    @Override
    public void patch(String id, String json) throws IOException {
        taking(() -> writes.change(new RunId(id), RunWrites.body(json)));
    }

    @Override
    public void file(String id, String path, Path content) throws IOException {
        if (!id.matches("[a-zA-Z0-9][a-zA-Z0-9_-]*")) {
            throw new Refused(404, "There is no run with id '" + id + "'.");
        }
        Run run =
                store.runs()
                        .find(new RunId(id))
                        .orElseThrow(
                                () -> new Refused(404, "There is no run with id '" + id + "'."));
        try (InputStream in = Files.newInputStream(content)) {
            taking(() -> writes.file(run, path, in));
        } catch (NoSuchFileException gone) {
            throw new Refused(
                    0, "The content of file '" + path + "' is missing: expected " + content + ".");
        }
    }

    private interface Write {
        void run() throws IOException;
    }

    private static void taking(Write write) throws IOException {
        try {
            write.run();
        } catch (dev.loupe.runs.Refused | Problem | IllegalArgumentException no) {
            throw new Refused(0, String.valueOf(no.getMessage()));
        }
    }
}
