package dev.loupe.intake.rows;

import dev.loupe.intake.FilesBelow;
import dev.loupe.intake.GrowingLines;
import dev.loupe.intake.Logbook;
import dev.loupe.intake.Resting;
import dev.loupe.intake.RunLog;
import dev.loupe.intake.Source;
import dev.loupe.runs.domain.SeriesKey;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Stream;

/// One DVCLive folder as one run: a table of steps a metric, which names the series by its path.
final class DvcLiveSource implements Source {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final LogPlace place;
    private final Path metrics;
    private final Map<String, Table> tables = new TreeMap<>();
    private final Map<String, Long> offsets = new HashMap<>();
    private final RowTelling telling;
    private final Sidecars sidecars;
    private final FilesBelow files;
    private final DvcLivePictures pictures;
    private @Nullable RunLog run;
    private final Resting resting = new Resting(false);

    /// One metric's table.
    private static final class Table {
        private final GrowingLines lines;
        private List<String> names;

        private Table(GrowingLines lines, List<String> names) {
            this.lines = lines;
            this.names = names;
        }
    }

    DvcLiveSource(LogPlace place, Path folder, @Nullable String mark) {
        this.place = place;
        this.metrics = folder.resolve("plots").resolve("metrics");
        this.telling = new RowTelling(start -> place.opening("dvclive", start));
        this.sidecars = new Sidecars(folder);
        this.files = new FilesBelow(folder, "");
        this.pictures = new DvcLivePictures(folder);
        try {
            JSON.readTree(mark == null ? "{}" : mark)
                    .properties()
                    .forEach(e -> offsets.put(e.getKey(), e.getValue().asLong(0)));
        } catch (JacksonException odd) {
            offsets.clear();
        }
    }

    @Override
    public boolean read(Logbook book) throws IOException {
        boolean more = false;
        long newest = 0;
        for (Path file : tables()) {
            String key = key(file);
            Table table = tables.computeIfAbsent(key, name -> table(file, name));
            more |= table.lines.read(true, (number, text) -> row(table, key, number, text));
            newest = Math.max(newest, Files.getLastModifiedTime(file).toMillis());
        }
        boolean fresh = telling.size() > 0;
        telling.tell(book);
        RunLog told = run == null ? run = book.run(place.opening("dvclive", 0)) : run;
        if (!more) {
            sidecars.tell(told);
            pictures.tell(told);
            rest(told, fresh, newest);
        }
        return more;
    }

    /// Files are told once nothing changes any more: the tables change with each step.
    private void rest(RunLog told, boolean fresh, long newest) throws IOException {
        if (fresh) {
            resting.goesOn();
        }
        if (resting.tell(told, newest)) {
            files.tellAll(told);
            pictures.tellLast(told);
        }
    }

    private List<Path> tables() throws IOException {
        try (Stream<Path> all = Files.walk(metrics)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(".tsv"))
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private String key(Path file) {
        String path = metrics.relativize(file).toString().replace('\\', '/');
        return path.substring(0, path.length() - ".tsv".length());
    }

    /// Read on where an earlier reader stopped; the line of names is read anew.
    private Table table(Path file, String key) {
        long offset = offsets.getOrDefault(key, 0L);
        List<String> names = List.of();
        try {
            List<String> head = Head.lines(file, false);
            names = head.isEmpty() ? names : CsvFields.of(head.getFirst(), '\t');
        } catch (IOException e) {
            offset = 0;
        }
        return new Table(
                new GrowingLines(file, offset, names.isEmpty() || offset == 0 ? 0 : 1), names);
    }

    private void row(Table table, String key, long number, String text) {
        List<String> fields = CsvFields.of(text, '\t');
        if (number == 0) {
            table.names = fields;
            return;
        }
        int step = table.names.indexOf("step");
        int time = table.names.indexOf("timestamp");
        if (fields.size() != table.names.size() || step < 0) {
            return;
        }
        OptionalDouble at = Cell.number(fields.get(step));
        OptionalDouble value = Cell.number(fields.getLast());
        if (at.isPresent() && value.isPresent()) {
            telling.value(
                    SeriesKey.of(key),
                    new RowTelling.Step(at.getAsDouble(), false),
                    time < 0 ? 0 : Cell.time(fields.get(time)),
                    value.getAsDouble());
        }
    }

    @Override
    public void last(Logbook book) throws IOException {
        for (Map.Entry<String, Table> table : tables.entrySet()) {
            table.getValue()
                    .lines
                    .rest((number, text) -> row(table.getValue(), table.getKey(), number, text));
        }
        telling.tell(book);
        RunLog told = run;
        if (told != null) {
            files.tellAll(told);
            pictures.tellLast(told);
        }
    }

    @Override
    public String bookmark() {
        ObjectNode mark = JSON.createObjectNode();
        tables.forEach((key, table) -> mark.put(key, table.lines.offset()));
        return JSON.writeValueAsString(mark);
    }
}
