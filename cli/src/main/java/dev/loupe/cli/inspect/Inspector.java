package dev.loupe.cli.inspect;

import dev.loupe.cli.figure.Source;
import dev.loupe.figure.data.Column;
import dev.loupe.figure.data.Table;
import dev.loupe.intake.open.Formats;
import dev.loupe.intake.open.Found;
import dev.loupe.intake.open.Scan;
import dev.loupe.networks.Inspection;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Tells what is in a file or folder: a model, runs, or a table, in this order; by content, not by name.
public final class Inspector {
    private static final List<String> TABLES = List.of("csv", "tsv", "jsonl");

    private Inspector() {}

    /// What `inspect --json` says of the path.
    public static Inspection of(Path path) throws IOException {
        boolean folder = Files.isDirectory(path);
        Inspection model = Inspection.of(path);
        boolean damaged = model.json().containsKey("damaged");
        if (!"unknown".equals(model.json().get("kind")) || damaged && !folder) {
            return model;
        }
        Optional<Inspection> runs = runs(path);
        if (runs.isPresent()) {
            return runs.get();
        }
        if (!folder) {
            return table(path).orElse(model);
        }
        return damaged
                ? model
                : Inspection.unknown(
                        path, "This is a folder without a model or runs that Loupe knows.");
    }

    /// The runs of the first kind of logs there.
    private static Optional<Inspection> runs(Path path) throws IOException {
        CountingLogbook book = new CountingLogbook();
        List<Found> logs = new Scan(path, Formats.ALL, book::damaged).look();
        if (logs.isEmpty()) {
            return Optional.empty();
        }
        String format = logs.getFirst().format().name();
        for (Found log : logs) {
            if (log.format().name().equals(format)) {
                try (var source = log.find().opener().open(null)) {
                    while (source.read(book)) {
                        continue;
                    }
                }
            }
        }
        Map<String, @Nullable Object> json = begun(path, "runs", format);
        json.put("runs", book.runs().stream().map(CountingLogbook.Counted::json).toList());
        if (!book.damage().isEmpty()) {
            Map<String, @Nullable Object> damaged = new LinkedHashMap<>();
            damaged.put("at", null);
            damaged.put("what", book.damage().getFirst());
            json.put("damaged", damaged);
        }
        return Optional.of(new Inspection(json, book.damage().isEmpty()));
    }

    private static Optional<Inspection> table(Path path) throws IOException {
        String text;
        Table table;
        try {
            text = Source.text(path.toString(), InputStream.nullInputStream()).strip();
            table = Source.table(path.toString(), InputStream.nullInputStream());
        } catch (IllegalArgumentException noTable) {
            return Optional.empty();
        }
        String name = path.toString().toLowerCase(Locale.ROOT);
        String ending = name.substring(name.lastIndexOf('.') + 1);
        boolean said = TABLES.contains(ending);
        boolean document = text.startsWith("{") && table.rows() < 2 && !said;
        if (document || table.columns().size() < 2 && !said || table.columns().isEmpty()) {
            return Optional.empty();
        }
        Map<String, @Nullable Object> json = begun(path, "table", said ? ending : format(text));
        json.put("rows", table.rows());
        List<Map<String, String>> columns = new ArrayList<>();
        table.columns().forEach((column, values) -> columns.add(column(column, values)));
        json.put("columns", columns);
        return Optional.of(new Inspection(json, true));
    }

    private static String format(String text) {
        return text.startsWith("{") ? "jsonl" : text.startsWith("[") ? "json" : "csv";
    }

    private static Map<String, String> column(String name, Column values) {
        Map<String, String> json = new LinkedHashMap<>();
        json.put("name", name);
        json.put("type", type(values));
        return json;
    }

    private static String type(Column column) {
        if (column instanceof Column.Numbers numbers) {
            boolean whole = Arrays.stream(numbers.values()).allMatch(v -> v == Math.rint(v));
            return whole ? "int64" : "float64";
        }
        return column.kind().equals("times") ? "timestamp" : "string";
    }

    private static Map<String, @Nullable Object> begun(Path path, String kind, String format) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("file", path.toString());
        json.put("kind", kind);
        json.put("format", format);
        return json;
    }
}
