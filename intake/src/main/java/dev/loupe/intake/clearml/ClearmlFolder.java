package dev.loupe.intake.clearml;

import dev.loupe.intake.FilesBelow;
import dev.loupe.intake.GrowingLines;
import dev.loupe.intake.Logbook;
import dev.loupe.intake.RunLog;
import dev.loupe.intake.Silence;
import dev.loupe.intake.Source;
import dev.loupe.runs.domain.RunStatus;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A task's folder as ClearML fills it before it packs it: `task.json`, written whole now and then, and two logs that are read on while they grow. Nothing says that the task has ended; one that nobody has written to for a while has.
final class ClearmlFolder implements Source {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();
    private static final long LONGEST = 1 << 24;

    private final Path folder;
    private final FolderFiles files;
    private final ClearmlEvents events;
    private final GrowingLines log;
    private final GrowingLines metrics;
    private final boolean resumed;
    private String stamp = "";
    private @Nullable ClearmlTask task;
    private @Nullable RunLog run;

    /// Takes an event's line.
    private interface Taker {
        void line(JsonNode line) throws IOException;
    }

    /// @param mark what [#bookmark] said, or null
    ClearmlFolder(Path folder, @Nullable String mark) {
        this.folder = folder;
        resumed = mark != null;
        String[] at = (mark == null ? "0 0 0" : mark).split(" ");
        log = new GrowingLines(folder.resolve(ClearmlFormat.LOG), Long.parseLong(at[0]), 0);
        metrics = new GrowingLines(folder.resolve(ClearmlFormat.METRICS), Long.parseLong(at[1]), 0);
        files = new FolderFiles(folder);
        events = new ClearmlEvents(files, Long.parseLong(at[2]));
    }

    @Override
    public boolean read(Logbook book) throws IOException {
        boolean anew = changed();
        ClearmlTask known = task;
        if (known == null) {
            return false;
        }
        if (Files.size(log.file()) < log.offset()) {
            events.printAnew();
        }
        boolean more =
                lines(
                        log,
                        book,
                        line -> {
                            events.time(line);
                            events.print(line);
                        });
        RunLog told = run;
        if (told == null) {
            if (events.first() == 0 && !resumed) {
                return more;
            }
            told = book.run(known.opening(folder, events.first()));
            run = told;
            anew = true;
        }
        RunLog into = told;
        if (Files.isRegularFile(metrics.file())) {
            more |= lines(metrics, book, line -> events.take(line, into));
        }
        events.flush(into);
        if (anew) {
            known.tell(into, files);
        }
        if (!more) {
            rest(into);
        }
        return more;
    }

    private boolean lines(GrowingLines from, Logbook book, Taker taker) throws IOException {
        IOException[] failure = new IOException[1];
        boolean more =
                from.read(
                        false,
                        (number, text) -> {
                            try {
                                if (!text.isBlank()) {
                                    taker.line(JSON.readTree(text));
                                }
                            } catch (JacksonException none) {
                                book.damaged(
                                        "Line %d of %s must be a JSON list of events, but is none; it is left out."
                                                .formatted(number + 1, from.file()));
                            } catch (IOException e) {
                                failure[0] = e;
                            }
                        });
        if (failure[0] != null) {
            throw failure[0];
        }
        if (!from.damage().isEmpty()) {
            book.damaged(from.damage());
        }
        return more;
    }

    /// Reads `task.json` when it is new or changed; waits while it is half written.
    private boolean changed() throws IOException {
        Path file = folder.resolve(ClearmlFormat.TASK);
        String now = FilesBelow.stamp(file);
        if (now.equals(stamp) || Files.size(file) > LONGEST) {
            return false;
        }
        try {
            task = new ClearmlTask(JSON.readTree(Files.readAllBytes(file)));
            stamp = now;
            return true;
        } catch (JacksonException notWhole) {
            return false;
        }
    }

    private void rest(RunLog told) throws IOException {
        long written = Files.getLastModifiedTime(log.file()).toMillis();
        if (Files.isRegularFile(metrics.file())) {
            written = Math.max(written, Files.getLastModifiedTime(metrics.file()).toMillis());
        }
        boolean rests = Silence.since(written);
        told.status(rests ? RunStatus.FINISHED : RunStatus.RUNNING, rests ? written : null);
    }

    @Override
    public String bookmark() {
        return log.offset() + " " + metrics.offset() + " " + events.lines();
    }
}
