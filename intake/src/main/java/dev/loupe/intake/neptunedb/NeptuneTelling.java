package dev.loupe.intake.neptunedb;

import dev.loupe.core.RunId;
import dev.loupe.intake.Columns;
import dev.loupe.intake.FilesBelow;
import dev.loupe.intake.Opening;
import dev.loupe.intake.RunLog;
import dev.loupe.intake.ShownFile;
import dev.loupe.intake.Steps;
import dev.loupe.intake.neptune.NeptuneMedia;
import dev.loupe.intake.neptunedb.NeptuneMessage.Created;
import dev.loupe.intake.neptunedb.NeptuneMessage.Snapshot;
import dev.loupe.intake.neptunedb.NeptuneMessage.Value;
import dev.loupe.runs.Console;
import dev.loupe.runs.domain.MediaItem;
import dev.loupe.runs.domain.MediaKind;
import dev.loupe.runs.domain.Param;
import dev.loupe.runs.domain.Project;
import dev.loupe.runs.domain.RunStatus;
import dev.loupe.runs.domain.SeriesKey;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What the operations of one run mean, gathered until they are told.
final class NeptuneTelling {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SYS = "sys/";

    private final NeptuneStore.Run whose;
    private final Columns points = new Columns();
    private final Map<String, Param> params = new TreeMap<>();
    private final Map<String, String> tags = new TreeMap<>();
    private final Map<String, Set<String>> sets = new TreeMap<>();
    private final List<MediaItem> items = new ArrayList<>();
    private final List<Console.Line> printed = new ArrayList<>();
    private final Map<String, Path> files = new TreeMap<>();
    private final Map<String, Long> counted = new HashMap<>();
    private final Set<String> fractional = new HashSet<>();
    private Created created = new Created("", null, "", 0);
    private @Nullable NeptuneUploads uploads;
    private long start;
    private long lines;
    private boolean failed;

    NeptuneTelling(NeptuneStore.Run whose) {
        this.whose = whose;
        tags.put("neptune.run_id", whose.id());
    }

    boolean failed() {
        return failed;
    }

    /// What is known now of files that were to be sent.
    void uploads(NeptuneUploads now) {
        uploads = now;
    }

    /// Looks whether series have steps that are no whole numbers.
    void prepare(Snapshot snapshot) {
        Double step = snapshot.step();
        if (step != null && step != Math.rint(step)) {
            fractional.addAll(snapshot.appended().keySet());
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
            tags.put("neptune.forking.parent", run.parent());
            tags.put("neptune.forking.parent_run", id(run.parent()).value());
            tags.put("neptune.forking.step", NeptuneParam.step(run.forkStep()));
        }
    }

    void take(Snapshot snapshot, long millis) {
        start = start == 0 ? millis : start;
        snapshot.assigned().forEach(this::assign);
        snapshot.sets()
                .forEach(
                        (path, changes) -> {
                            Set<String> set = sets.computeIfAbsent(path, p -> new TreeSet<>());
                            changes.forEach(
                                    (text, add) -> {
                                        if (add) {
                                            set.add(text);
                                        } else {
                                            set.remove(text);
                                        }
                                    });
                        });
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

    private static String key(String path) {
        return path.replace('/', '.');
    }

    private void assign(String path, Value value) {
        if (value instanceof Value.File file) {
            file(path, file);
            return;
        }
        Param param = NeptuneParam.of(key(path), value);
        if (param == null) {
            return;
        }
        if (!path.startsWith(SYS)) {
            params.put(param.key(), param);
            return;
        }
        String own = path.substring(SYS.length());
        switch (own) {
            case "failed" -> failed = param.text().equals("true");
            case "description" -> tags.put(Project.NOTE, param.text());
            default -> tags.put("neptune." + key(own), param.text());
        }
    }

    private @Nullable String file(String path, Value.File file) {
        NeptuneUploads known = uploads;
        Path source = known == null ? null : known.below(file.destination());
        if (known != null && source == null) {
            tags.put("neptune.elsewhere." + key(path), known.source(file.destination()));
        }
        if (source == null) {
            return null;
        }
        String name = NeptuneUploads.named(path, source);
        files.put(name, source);
        return name;
    }

    private void append(String path, Value value, @Nullable Double at, long micros) {
        double real = at == null ? counted.getOrDefault(path, 0L) : at;
        counted.put(path, (long) real + 1);
        boolean scaled = fractional.contains(path);
        long step = Steps.kept(real, scaled);
        switch (value) {
            case Value.Real number -> points.add(path, step, micros, number.real());
            case Value.Whole number -> points.add(path, step, micros, number.whole());
            case Value.Text text -> text(path, text.text(), step, micros);
            case Value.Histogram histogram -> {
                String meta = histogram.meta();
                if (meta != null) {
                    item(path, MediaKind.HISTOGRAM, step, micros, null, meta);
                }
            }
            case Value.File file -> {
                String name = file(path + "/" + NeptuneParam.step(real), file);
                if (name != null) {
                    item(path, ShownFile.kind(name), step, micros, name, "{}");
                }
            }
            case Value.Flag flag -> {}
            case Value.Moment moment -> {}
            case Value.Texts texts -> {}
        }
        if (scaled && !console(path)) {
            tags.putAll(Steps.tag(path));
        }
    }

    private static boolean console(String path) {
        return path.endsWith("/stdout") || path.endsWith("/stderr");
    }

    private void text(String path, String text, long step, long micros) {
        if (console(path)) {
            String stream = path.endsWith("/stderr") ? "err" : "out";
            String plain = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
            for (String line : plain.split("\n", -1)) {
                printed.add(
                        new Console.Line(
                                lines + printed.size(), micros, stream, line.stripTrailing()));
            }
        } else {
            item(path, MediaKind.TEXT, step, micros, null, NeptuneMedia.text(text));
        }
    }

    private void item(
            String path,
            MediaKind kind,
            long step,
            long micros,
            @Nullable String file,
            String meta) {
        items.add(new MediaItem(SeriesKey.of(path), kind, step, micros, 0, file, meta));
    }

    /// Tells what was gathered, and begins anew.
    void tell(RunLog run) throws IOException {
        run.status(failed ? RunStatus.FAILED : RunStatus.RUNNING, null);
        sets.forEach(
                (path, set) -> {
                    String list = JSON.writeValueAsString(List.copyOf(set));
                    if (path.startsWith(SYS)) {
                        tags.put("neptune." + key(path.substring(SYS.length())), list);
                    } else {
                        params.put(key(path), new Param(key(path), list, Param.Type.JSON));
                    }
                });
        run.params(List.copyOf(params.values()));
        run.tags(Map.copyOf(tags));
        for (Map.Entry<String, Path> file : files.entrySet()) {
            Path source = file.getValue();
            run.file(file.getKey(), FilesBelow.stamp(source), () -> Files.newInputStream(source));
        }
        if (points.size() > 0) {
            run.points(points.take());
        }
        if (!items.isEmpty()) {
            run.media(List.copyOf(items));
        }
        if (!printed.isEmpty()) {
            run.console(lines, List.copyOf(printed));
            lines += printed.size();
        }
        params.clear();
        tags.clear();
        files.clear();
        items.clear();
        printed.clear();
    }
}
