package dev.loupe.intake.neptune;

import dev.loupe.intake.Columns;
import dev.loupe.intake.FilesBelow;
import dev.loupe.intake.Logbook;
import dev.loupe.intake.RunLog;
import dev.loupe.intake.ShownFile;
import dev.loupe.intake.Steps;
import dev.loupe.runs.Console;
import dev.loupe.runs.domain.MediaItem;
import dev.loupe.runs.domain.MediaKind;
import dev.loupe.runs.domain.Param;
import dev.loupe.runs.domain.SeriesKey;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Tells one run's rows: single values as params, series of numbers as series, of texts, histograms and files as things at steps, of what was printed as console lines.
final class NeptuneRun {
    private static final int AT_ONCE = 50_000;

    private final NeptuneAttributes attributes;
    private final FilesBelow files;
    private final Columns points = new Columns();
    private final List<Param> params = new ArrayList<>();
    private final List<MediaItem> items = new ArrayList<>();
    private final Map<String, List<Console.Line>> printed = new TreeMap<>();
    private final Map<String, String> tags = new TreeMap<>();
    private final Map<String, Integer> missing = new HashMap<>();
    private @Nullable RunLog log;
    private @Nullable Logbook book;
    private long lines;

    /// @param files the folder of the project's files
    NeptuneRun(NeptuneAttributes attributes, Path files) {
        this.attributes = attributes;
        this.files = new FilesBelow(files, "");
    }

    void begin(Logbook into) {
        book = into;
        RunLog told = into.run(attributes.opening());
        told.tags(attributes.tags());
        told.status(attributes.status(), attributes.end());
        log = told;
    }

    void row(NeptuneRow row) throws IOException {
        String path = row.path();
        String type = row.type();
        if (path.isEmpty() || NeptuneAttributes.own(path)) {
            return;
        }
        boolean scaled = attributes.fractional(path);
        long step = row.step.isNull() ? 0 : Steps.kept(row.step.decimal().doubleValue(), scaled);
        long micros = row.time.isNull() ? 0 : row.time.whole() * 1_000;
        switch (type) {
            case "float_series" -> {
                if (!row.real.isNull()) {
                    points.add(path, step, micros, row.real.real());
                    if (scaled) {
                        tags.putAll(Steps.tag(path));
                    }
                }
            }
            case "string_series" -> text(path, step, micros, row);
            case "histogram_series" -> {
                String meta = NeptuneValue.histogram(row);
                if (meta != null) {
                    item(path, MediaKind.HISTOGRAM, step, micros, null, meta);
                }
            }
            case "file_series", "file", "file_set", "artifact" ->
                    file(type, path, step, micros, row);
            default -> {
                Param param = NeptuneValue.param(path.replace('/', '.'), row);
                if (param != null) {
                    params.add(param);
                }
            }
        }
        if (points.size() + items.size() > AT_ONCE) {
            flush();
        }
    }

    private void text(String path, long step, long micros, NeptuneRow row) {
        if (row.text.isNull()) {
            return;
        }
        String text = row.text.text();
        if (path.endsWith("/stdout") || path.endsWith("/stderr")) {
            String stream = path.endsWith("/stderr") ? "err" : "out";
            printed.computeIfAbsent(stream, s -> new ArrayList<>())
                    .add(new Console.Line(0, micros, stream, text.stripTrailing()));
        } else {
            item(path, MediaKind.TEXT, step, micros, null, NeptuneMedia.text(text));
        }
    }

    private void file(String type, String path, long step, long micros, NeptuneRow row)
            throws IOException {
        String file = row.file.isNull() ? null : row.file.text().replace('\\', '/');
        RunLog told = log;
        if (file == null || told == null) {
            return;
        }
        if (type.equals("file_set") && files.tellAll(told, file)) {
            return;
        }
        if (!files.has(file)) {
            missing.merge(path, 1, Integer::sum);
            return;
        }
        files.tell(told, file);
        if (type.equals("file_series")) {
            item(path, ShownFile.kind(file), step, micros, file, "{}");
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

    void flush() {
        RunLog told = log;
        if (told == null) {
            return;
        }
        if (!params.isEmpty()) {
            told.params(List.copyOf(params));
            params.clear();
        }
        if (!tags.isEmpty()) {
            told.tags(Map.copyOf(tags));
            tags.clear();
        }
        if (points.size() > 0) {
            told.points(points.take());
        }
        if (!items.isEmpty()) {
            told.media(List.copyOf(items));
            items.clear();
        }
        for (List<Console.Line> stream : printed.values()) {
            List<Console.Line> numbered = new ArrayList<>();
            for (Console.Line line : stream) {
                numbered.add(
                        new Console.Line(
                                lines + numbered.size(),
                                line.micros(),
                                line.stream(),
                                line.text()));
            }
            told.console(lines, numbered);
            lines += numbered.size();
        }
        printed.clear();
        Logbook known = book;
        if (known != null) {
            missing.forEach(
                    (path, count) ->
                            known.damaged(
                                    "The attribute %s of run '%s' names %d files that are not among the exported ones."
                                            .formatted(path, attributes.opening().name(), count)));
        }
        missing.clear();
    }
}
