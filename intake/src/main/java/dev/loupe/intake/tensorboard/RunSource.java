package dev.loupe.intake.tensorboard;

import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.intake.Logbook;
import dev.loupe.intake.Opening;
import dev.loupe.intake.RunLog;
import dev.loupe.intake.Silence;
import dev.loupe.intake.Source;
import dev.loupe.runs.domain.RunStatus;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The event files of one folder as one run. All files are read on, by name; every point is kept, those from before a restart too.
///
/// A file that became shorter, or another file under the same name, was replaced, unless it is a copy that begins with what was read: then all files are read from their start, so that what is at a step again, after a restart, goes where it went before.
final class RunSource implements Source {
    private static final long PART = 8 << 20;

    private final Path folder;
    private final String project;
    private final String name;
    private final TagTable tags = new TagTable();
    private final Map<String, EventFile> files = new TreeMap<>();
    private final Plugins plugins;
    private final Events events;
    private final Series series = new Series();
    private final Projector projector;
    private @Nullable RunLog run;
    private long first = Long.MAX_VALUE;
    private long last;

    RunSource(Path folder, String project, String name, @Nullable String bookmark) {
        this.folder = folder;
        this.project = project;
        this.name = name;
        this.plugins = new Plugins(series);
        this.events = new Events(tags, plugins);
        this.projector = new Projector(folder);
        if (bookmark != null) {
            Place.of(bookmark).restore(files, tags);
        }
    }

    @Override
    public boolean read(Logbook book) throws IOException {
        list();
        long budget = PART;
        boolean more = false;
        boolean told = false;
        for (EventFile file : files.values()) {
            if (budget <= 0) {
                more = true;
                break;
            }
            long began = file.position;
            try {
                boolean changed = file.changed(folder.resolve(file.name));
                if (file.replaced()) {
                    again();
                    more = true;
                    break;
                }
                more |= changed && read(file, budget, book);
            } catch (NoSuchFileException gone) {
                continue;
            }
            budget -= Math.max(0, file.position - began);
            told |= file.position != began;
        }
        events.rest();
        if (files.isEmpty() || files.values().stream().anyMatch(file -> file.position > 0)) {
            told |= projector.tell(millis -> begun(millis, book), book);
        }
        RunLog log = run;
        if (log != null) {
            if (series.size() > 0) {
                log.points(series.take());
            }
            plugins.tell(log);
            if (!more) {
                plugins.settle(log);
                rest(log, told);
            }
        }
        return more;
    }

    private void list() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            all.map(path -> path.getFileName().toString())
                    .filter(TensorBoardFormat::holdsEvents)
                    .forEach(file -> files.computeIfAbsent(file, EventFile::new));
        }
    }

    private void again() {
        files.values().forEach(EventFile::again);
        tags.all().forEach(tag -> tag.greatestStep = Long.MIN_VALUE);
    }

    private boolean read(EventFile file, long budget, Logbook book) throws IOException {
        Path path = folder.resolve(file.name);
        long stop = file.position + budget;
        try (RecordFile records = new RecordFile(path, file.position)) {
            while (records.position() < stop) {
                long where = records.position();
                switch (records.next()) {
                    case WAIT -> {
                        readTo(file, records, records.position());
                        file.seen(path);
                        return false;
                    }
                    case LOST -> {
                        readTo(file, records, where);
                        file.lost = true;
                        book.damaged(
                                "The event file "
                                        + path
                                        + " cannot be read beyond byte "
                                        + where
                                        + ": the length of a record does not have its check sum.");
                        return false;
                    }
                    case ALTERED ->
                            book.damaged(
                                    "The record at byte "
                                            + where
                                            + " of the event file "
                                            + path
                                            + " was altered: its check sum is wrong; it is left out.");
                    case RECORD -> event(records, path, where, book);
                }
            }
            readTo(file, records, records.position());
            return true;
        }
    }

    private static void readTo(EventFile file, RecordFile records, long position)
            throws IOException {
        if (position != file.position || file.beginning().isEmpty()) {
            file.readTo(records.beginning(position));
        }
        file.position = position;
    }

    private void event(RecordFile records, Path path, long where, Logbook book) {
        try {
            if (run == null) {
                begin(records, book);
            }
            events.read(records.data(), records.from(), records.length());
            last = Math.max(last, plugins.newest());
        } catch (Broken e) {
            book.damaged(
                    "The record at byte "
                            + where
                            + " of the event file "
                            + path
                            + " cannot be understood "
                            + e.getMessage()
                            + "; it is left out.");
        }
    }

    private void begin(RecordFile records, Logbook book) {
        double wall = 0;
        Bytes event =
                Bytes.of(
                        java.util.Arrays.copyOfRange(
                                records.data(), records.from(), records.from() + records.length()));
        for (var p = new dev.loupe.core.bytes.Proto(event); p.next(); ) {
            wall = p.field() == 1 ? p.f64() : wall;
        }
        first = Events.micros(wall);
        last = first;
        run = opened(first / 1_000, book);
    }

    /// The run as events have begun it, now or before a restart; without event files it begins when its embeddings were written.
    private RunLog begun(long millis, Logbook book) {
        RunLog log = run;
        if (log == null) {
            log = opened(millis, book);
            last = Math.max(last, millis * 1_000);
            run = log;
        }
        return log;
    }

    private RunLog opened(long startMillis, Logbook book) {
        return book.run(
                new Opening(
                        Opening.derived("tensorboard", folder.toString()),
                        project,
                        name,
                        "",
                        startMillis));
    }

    /// Event files do not say that a run has ended; one that nobody has written to for a while has.
    private void rest(RunLog log, boolean told) throws IOException {
        if (plugins.ended()) {
            return;
        }
        long written = projector.written();
        for (EventFile file : files.values()) {
            written = Math.max(written, file.modified);
        }
        boolean rests = Silence.since(written);
        if (rests && (told || last > 0)) {
            log.status(RunStatus.FINISHED, last / 1_000);
        } else if (told) {
            log.status(RunStatus.RUNNING, null);
        }
    }

    @Override
    public String bookmark() {
        return Place.of(files.values(), tags, plugins.newest()).text();
    }

    @Override
    public Progress progress() {
        long read = 0;
        long bytes = 0;
        List<EventFile> all = new ArrayList<>(files.values());
        for (EventFile file : all) {
            read += file.position;
            bytes += Math.max(file.size, file.position);
        }
        return new Progress(read, bytes);
    }
}
