package dev.loupe.intake.sacred;

import dev.loupe.intake.ConfigParams;
import dev.loupe.intake.FilesBelow;
import dev.loupe.intake.RunLog;
import dev.loupe.runs.Console;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A document of `runs`: what FileStorageObserver keeps in several files.
///
/// @param json the document
record SacredDocument(JsonNode json) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// The run's number, which may be any text.
    String id() {
        return json.path("_id").asString("");
    }

    /// Tells all of it.
    ///
    /// @return how many of its files are missing
    int tell(RunLog run, SacredDocuments.Files grid) {
        new SacredRun(json).tell(run);
        run.params(ConfigParams.of(Pickled.plain(json.path("config"))));
        console(run);
        info(run);
        return files(run, grid);
    }

    private void console(RunLog run) {
        String out = json.path("captured_out").asString("");
        List<Console.Line> lines = new ArrayList<>();
        for (String line :
                (out.endsWith("\n") ? out.substring(0, out.length() - 1) : out).split("\n", -1)) {
            lines.add(CoutFile.printed(lines.size(), line));
        }
        if (!out.isEmpty()) {
            run.console(0, lines);
        }
    }

    /// As `info.json`, without the list of metrics.
    private void info(RunLog run) {
        if (json.path("info") instanceof ObjectNode info) {
            ObjectNode own = info.deepCopy();
            if (own.path("metrics").path(0).has("id")) {
                own.remove("metrics");
            }
            if (!own.isEmpty()) {
                byte[] text =
                        JSON.writerWithDefaultPrettyPrinter()
                                .writeValueAsString(own)
                                .getBytes(StandardCharsets.UTF_8);
                run.file(
                        "info.json",
                        text.length + ":" + Arrays.hashCode(text),
                        () -> new ByteArrayInputStream(text));
            }
        }
    }

    private int files(RunLog run, SacredDocuments.Files grid) {
        int missing = 0;
        for (JsonNode source : json.path("experiment").path("sources")) {
            JsonNode pair = Pickled.plain(source);
            String path = "_sources/" + below(pair.path(0).asString(""));
            missing += grid.tell(run, path, pair.path(1).asString("")) ? 0 : 1;
        }
        for (JsonNode artifact : json.path("artifacts")) {
            String path = below(artifact.path("name").asString(""));
            missing += grid.tell(run, path, artifact.path("file_id").asString("")) ? 0 : 1;
        }
        for (JsonNode resource : json.path("resources")) {
            String name = Pickled.plain(resource).path(0).asString("");
            String id = grid.newest(name);
            if (id != null) {
                missing += grid.tell(run, "_resources/" + last(name), id) ? 0 : 1;
            }
        }
        return missing;
    }

    private static String below(String path) {
        String plain = path.replace('\\', '/');
        return FilesBelow.legal(plain) ? plain : last(plain);
    }

    private static String last(String path) {
        String plain = path.replace('\\', '/');
        String name = plain.substring(plain.lastIndexOf('/') + 1);
        return FilesBelow.legal(name) ? name : "unnamed";
    }
}
