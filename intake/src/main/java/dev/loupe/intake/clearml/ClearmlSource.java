package dev.loupe.intake.clearml;

import dev.loupe.intake.Logbook;
import dev.loupe.intake.RunLog;
import dev.loupe.intake.Source;
import dev.loupe.intake.WholeArchive;
import dev.loupe.intake.ZipLogs;
import dev.loupe.runs.domain.RunStatus;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Path;
import java.util.zip.ZipFile;

/// What an archive tells. Memory: a line of events at a time.
final class ClearmlSource {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

    private ClearmlSource() {}

    static Source open(Path file, @Nullable String mark) {
        return new WholeArchive(file, mark, "ClearML", ClearmlSource::read);
    }

    private static void read(Path file, ZipFile zip, String stamp, Logbook book)
            throws IOException {
        ArchivedFiles files = new ArchivedFiles(file, zip, stamp);
        ClearmlEvents events = new ClearmlEvents(files, 0);
        ZipLogs.lines(JSON, zip, ClearmlFormat.LOG, events::time);
        if (zip.getEntry(ClearmlFormat.METRICS) != null) {
            ZipLogs.lines(JSON, zip, ClearmlFormat.METRICS, events::time);
        }
        ClearmlTask task = new ClearmlTask(ZipLogs.json(JSON, zip, ClearmlFormat.TASK));
        RunLog run = book.run(task.opening(file, events.first()));
        task.tell(run, files);
        ZipLogs.lines(JSON, zip, ClearmlFormat.LOG, events::print);
        if (zip.getEntry(ClearmlFormat.METRICS) != null) {
            ZipLogs.lines(JSON, zip, ClearmlFormat.METRICS, line -> events.take(line, run));
        }
        events.flush(run);
        run.status(RunStatus.FINISHED, events.last() == 0 ? null : events.last());
    }
}
