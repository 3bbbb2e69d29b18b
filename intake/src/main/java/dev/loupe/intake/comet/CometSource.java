package dev.loupe.intake.comet;

import dev.loupe.core.RunId;
import dev.loupe.intake.Logbook;
import dev.loupe.intake.Opening;
import dev.loupe.intake.RunLog;
import dev.loupe.intake.Source;
import dev.loupe.intake.WholeArchive;
import dev.loupe.intake.ZipLogs;
import dev.loupe.runs.domain.RunStatus;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.zip.ZipFile;

/// What an archive tells. Memory: a message at a time.
final class CometSource {
    static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

    private CometSource() {}

    static Source open(Path file, @Nullable String mark) {
        return new WholeArchive(file, mark, "Comet", CometSource::read);
    }

    private static void read(Path file, ZipFile zip, String stamp, Logbook book)
            throws IOException {
        JsonNode experiment = ZipLogs.json(JSON, zip, CometFormat.EXPERIMENT);
        CometMessages messages = new CometMessages(file, zip, stamp);
        lines(zip, line -> messages.prepare(line));
        RunLog run = book.run(opening(file, experiment, messages.name()));
        lines(zip, line -> messages.tell(line, run));
        messages.flush(run);
        end(experiment, run);
    }

    private static void lines(ZipFile zip, ZipLogs.Taker taker) throws IOException {
        ZipLogs.lines(JSON, zip, CometFormat.MESSAGES, taker);
    }

    private static Opening opening(Path file, JsonNode experiment, String name) {
        String id = experiment.path("offline_id").asString("");
        Path last = file.getFileName();
        String own = id.isEmpty() && last != null ? last.toString() : id;
        String project = experiment.path("project_name").asString("");
        return new Opening(
                RunId.legal(id) ? new RunId(id) : Opening.derived("comet", file.toString()),
                project.isEmpty() ? "general" : project,
                name.isEmpty() ? own : name,
                "",
                experiment.path("start_time").asLong(0));
    }

    private static void end(JsonNode experiment, RunLog run) {
        TreeMap<String, String> tags = new TreeMap<>();
        String workspace = experiment.path("workspace").asString("");
        if (!workspace.isEmpty()) {
            tags.put("comet.workspace", workspace);
        }
        JsonNode labels = experiment.path("tags");
        if (labels.isArray() && !labels.isEmpty()) {
            tags.put("comet.tags", String.join(",", texts(labels)));
        }
        run.tags(tags);
        long stop = experiment.path("stop_time").asLong(0);
        run.status(stop > 0 ? RunStatus.FINISHED : RunStatus.RUNNING, stop > 0 ? stop : null);
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(one -> one.asString("")).toList();
    }
}
