package dev.loupe.intake.rows;

import dev.loupe.intake.FilesBelow;
import dev.loupe.intake.FilesByCustom;
import dev.loupe.intake.RunLog;
import dev.loupe.intake.ShownFile;
import dev.loupe.runs.domain.MediaItem;
import dev.loupe.runs.domain.MediaKind;
import dev.loupe.runs.domain.SeriesKey;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What `Live.log_image` leaves below `plots/images`: a picture a step where the name says it, `KEY/STEP.png`, else the last one of its name.
final class DvcLivePictures {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String PLACE = "plots/images/";
    private static final long LONGEST = 1 << 20;

    private final Path folder;
    private final FilesBelow below;

    /// @param folder DVCLive's
    DvcLivePictures(Path folder) {
        this.folder = folder;
        this.below = new FilesBelow(folder.resolve(PLACE), PLACE);
    }

    /// Tells pictures of steps that are new since.
    void tell(RunLog run) throws IOException {
        FilesByCustom.tellAll(below, run);
    }

    /// Tells the pictures that are each the last of their name, and tables ([DvcLiveTables]), at the step that `metrics.json` says. Once nothing changes any more.
    void tellLast(RunLog run) throws IOException {
        List<MediaItem> items = new ArrayList<>();
        long step = step();
        new FilesBelow(folder.resolve(PLACE), PLACE)
                .tellAll(
                        (path, stamp, content) -> {
                            String name = path.substring(PLACE.length());
                            if (!name.contains("/") && ShownFile.kind(name) == MediaKind.IMAGE) {
                                String key = path.substring(0, path.lastIndexOf('.'));
                                items.add(
                                        new MediaItem(
                                                SeriesKey.of(key),
                                                MediaKind.IMAGE,
                                                step,
                                                0,
                                                0,
                                                path,
                                                "{}"));
                            }
                        });
        if (!items.isEmpty()) {
            run.media(items);
        }
        DvcLiveTables.tell(new FilesBelow(folder, ""), step, run);
    }

    private long step() throws IOException {
        Path file = folder.resolve("metrics.json");
        if (!Files.isRegularFile(file) || Files.size(file) > LONGEST) {
            return 0;
        }
        try {
            return JSON.readTree(Files.readAllBytes(file)).path("step").asLong(0);
        } catch (JacksonException notWhole) {
            return 0;
        }
    }
}
