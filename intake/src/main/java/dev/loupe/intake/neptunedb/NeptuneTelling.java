package dev.loupe.intake.neptunedb;

import dev.loupe.core.RunId;
import dev.loupe.intake.FilesBelow;
import dev.loupe.intake.Opening;
import dev.loupe.intake.RunLog;
import dev.loupe.intake.ShownFile;
import dev.loupe.intake.neptune.Gathered;
import dev.loupe.intake.neptunedb.NeptuneMessage.Created;
import dev.loupe.intake.neptunedb.NeptuneMessage.Snapshot;
import dev.loupe.intake.neptunedb.NeptuneMessage.Value;
import dev.loupe.runs.domain.MediaKind;
import dev.loupe.runs.domain.Param;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/// What the operations of one run mean, gathered until they are told.
final class NeptuneTelling {
    private final NeptuneStore.Run whose;
    private final Gathered gathered = new Gathered();
    private final Map<String, Path> files = new TreeMap<>();
    private Created created = new Created("", null, "", 0);
    private @Nullable NeptuneUploads uploads;
    private long start;

    NeptuneTelling(NeptuneStore.Run whose) {
        this.whose = whose;
        gathered.tag("neptune.run_id", whose.id());
    }

    boolean failed() {
        return gathered.failed();
    }

    /// What is known now of files that were to be sent.
    void uploads(NeptuneUploads now) {
        uploads = now;
    }

    /// Looks whether series have steps that are no whole numbers.
    void prepare(Snapshot snapshot) {
        Double step = snapshot.step();
        if (step != null && step != Math.rint(step)) {
            snapshot.appended().keySet().forEach(gathered::fractional);
        }
    }

    /// The run as its exporter would name it, so that both are one.
    Opening opening() {
        Instant born = created.born();
        return new Opening(
                id(whose.id()),
                whose.project().isEmpty() ? "neptune" : whose.project(),
                created.name().isEmpty() ? whose.id() : created.name(),
                "",
                born == null ? start : born.toEpochMilli());
    }

    private RunId id(String of) {
        return Opening.derived("neptune", whose.project() + "\n" + of);
    }

    void create(Created run, long millis) {
        created = run;
        start = millis;
        if (!run.parent().isEmpty()) {
            gathered.tag("neptune.forking.parent", run.parent());
            gathered.tag("neptune.forking.parent_run", id(run.parent()).value());
            gathered.tag("neptune.forking.step", NeptuneParam.step(run.forkStep()));
        }
    }

    void take(Snapshot snapshot, long millis) {
        start = start == 0 ? millis : start;
        snapshot.assigned().forEach(this::assign);
        snapshot.sets()
                .forEach(
                        (path, changes) ->
                                changes.forEach((text, add) -> gathered.change(path, text, add)));
        Instant time = snapshot.time();
        long micros =
                time == null
                        ? millis * 1000
                        : time.getEpochSecond() * 1_000_000 + time.getNano() / 1000;
        if (!snapshot.preview()) {
            snapshot.appended()
                    .forEach((path, value) -> append(path, value, snapshot.step(), micros));
        }
    }

    private void assign(String path, Value value) {
        if (value instanceof Value.File file) {
            file(path, file);
            return;
        }
        Param param = NeptuneParam.of(Gathered.key(path), value);
        if (param != null) {
            gathered.assign(path, param);
        }
    }

    private @Nullable String file(String path, Value.File file) {
        NeptuneUploads known = uploads;
        Path source = known == null ? null : known.below(file.destination());
        if (known != null && source == null) {
            gathered.tag(
                    "neptune.elsewhere." + Gathered.key(path), known.source(file.destination()));
        }
        if (source == null) {
            return null;
        }
        String name = NeptuneUploads.named(path, source);
        files.put(name, source);
        return name;
    }

    private void append(String path, Value value, @Nullable Double at, long micros) {
        double step = gathered.step(path, at);
        switch (value) {
            case Value.Real number -> gathered.point(path, step, micros, number.real());
            case Value.Whole number -> gathered.point(path, step, micros, number.whole());
            case Value.Text text -> text(path, text.text(), step, micros);
            case Value.Histogram histogram -> {
                String meta = histogram.meta();
                if (meta != null) {
                    gathered.item(path, MediaKind.HISTOGRAM, step, micros, null, meta);
                }
            }
            case Value.File file -> {
                String name = file(path + "/" + NeptuneParam.step(step), file);
                if (name != null) {
                    gathered.item(path, ShownFile.kind(name), step, micros, name, "{}");
                }
            }
            case Value.Flag flag -> {}
            case Value.Moment moment -> {}
            case Value.Texts texts -> {}
        }
    }

    private void text(String path, String text, double step, long micros) {
        if (Gathered.console(path)) {
            String plain = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
            for (String line : plain.split("\n", -1)) {
                gathered.line(path, micros, line.stripTrailing());
            }
        } else {
            gathered.text(path, step, micros, text);
        }
    }

    /// Tells what was gathered, and begins anew.
    void tell(RunLog run) throws IOException {
        for (Map.Entry<String, Path> file : files.entrySet()) {
            Path source = file.getValue();
            run.file(file.getKey(), FilesBelow.stamp(source), () -> Files.newInputStream(source));
        }
        files.clear();
        gathered.tell(run);
    }
}
