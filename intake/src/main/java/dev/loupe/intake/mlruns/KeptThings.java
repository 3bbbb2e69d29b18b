package dev.loupe.intake.mlruns;

import dev.loupe.intake.FilesBelow;
import dev.loupe.intake.Logbook;
import dev.loupe.intake.RunLog;
import dev.loupe.runs.domain.MediaItem;
import dev.loupe.runs.domain.MediaKind;
import dev.loupe.runs.domain.SeriesKey;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What a run logged at steps beside its points, as Loupe's export keeps it in MLflow's file store, which knows of files alone: `loupe.media.jsonl` in the run's folder, a JSON object a line.
///
/// Its members: `key`, `context`, `kind`, `step`, `micros`, `index`, `path` among the artifacts unless `meta` is all there is, `meta` as a text of JSON.
public final class KeptThings {
    private static final String NAME = "loupe.media.jsonl";
    private static final long LONGEST = 1L << 28;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path file;
    private final FilesBelow artifacts;
    private String stamp = "";

    KeptThings(Path run, FilesBelow artifacts) {
        file = run.resolve(NAME);
        this.artifacts = artifacts;
    }

    /// Writes those of a run into its folder; none leave no file.
    public static void write(Path run, List<MediaItem> items) throws IOException {
        if (items.isEmpty()) {
            return;
        }
        try (BufferedWriter lines = Files.newBufferedWriter(run.resolve(NAME))) {
            for (MediaItem item : items) {
                ObjectNode one = JSON.createObjectNode();
                one.put("key", item.series().key());
                one.put("context", item.series().context());
                one.put("kind", item.kind().name());
                one.put("step", item.step());
                one.put("micros", item.micros());
                one.put("index", item.index());
                if (item.path() != null) {
                    one.put("path", item.path());
                }
                one.put("meta", item.meta());
                lines.write(JSON.writeValueAsString(one));
                lines.write('\n');
            }
        }
    }

    /// Whether the run keeps any; then its files are no other things.
    boolean there() {
        return Files.isRegularFile(file);
    }

    /// Tells them when they are new or changed; those whose file is not there are left out.
    ///
    /// @return whether they were
    boolean tell(Logbook book, RunLog run) throws IOException {
        if (!there() || stamp.equals(FilesBelow.stamp(file))) {
            return false;
        }
        stamp = FilesBelow.stamp(file);
        if (Files.size(file) > LONGEST) {
            book.damaged("%s is longer than %,d bytes.".formatted(file, LONGEST));
            return true;
        }
        List<MediaItem> items = new ArrayList<>();
        int line = 0;
        for (String text : Files.readAllLines(file)) {
            line++;
            MediaItem item = item(text);
            if (item == null) {
                book.damaged(
                        "Line %d of %s must be a thing that a run logged at a step, but is none."
                                .formatted(line, file));
            } else if (item.path() == null || artifacts.has(item.path())) {
                items.add(item);
            }
        }
        run.media(items);
        return true;
    }

    private static @Nullable MediaItem item(String line) {
        try {
            JsonNode one = JSON.readTree(line);
            String kind = one.path("kind").asString("");
            String meta = one.path("meta").asString("{}");
            boolean whole =
                    one.path("key").isString()
                            && Arrays.stream(MediaKind.values())
                                    .anyMatch(known -> known.name().equals(kind))
                            && JSON.readTree(meta).isObject();
            return whole
                    ? new MediaItem(
                            new SeriesKey(
                                    one.path("key").asString(), one.path("context").asString("")),
                            MediaKind.valueOf(kind),
                            one.path("step").asLong(0),
                            one.path("micros").asLong(0),
                            one.path("index").asInt(0),
                            one.path("path").isString() ? one.path("path").asString() : null,
                            meta)
                    : null;
        } catch (JacksonException | IllegalArgumentException odd) {
            return null;
        }
    }
}
