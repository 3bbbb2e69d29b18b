package dev.loupe.intake.clearml;

import dev.loupe.intake.FilesBelow;
import dev.loupe.intake.Logbook;
import dev.loupe.intake.RunLog;
import dev.loupe.intake.Source;
import dev.loupe.intake.ZipLogs;
import dev.loupe.runs.domain.RunStatus;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.json.JsonMapper;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// One archive as one run. It is written whole, and read whole when it is new or was replaced. Memory: a line of events at a time.
final class ClearmlSource implements Source {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

    private final Path file;
    private String mark;
    private String broken = "";

    ClearmlSource(Path file, @Nullable String mark) {
        this.file = file;
        this.mark = mark == null ? "" : mark;
    }

    @Override
    public boolean read(Logbook book) throws IOException {
        String stamp = FilesBelow.stamp(file);
        if (stamp.equals(mark) || stamp.equals(broken)) {
            return false;
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
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
            mark = stamp;
        } catch (ZipException | EOFException | JacksonException | IllegalArgumentException e) {
            broken = stamp;
            book.damaged(
                    "The archive "
                            + file
                            + " cannot be read as ClearML's: "
                            + e.getMessage()
                            + ".");
        }
        return false;
    }

    @Override
    public String bookmark() {
        return mark;
    }
}
