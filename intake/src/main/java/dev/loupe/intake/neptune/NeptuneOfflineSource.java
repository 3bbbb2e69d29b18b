package dev.loupe.intake.neptune;

import dev.loupe.intake.GrowingLines;
import dev.loupe.intake.Logbook;
import dev.loupe.intake.Opening;
import dev.loupe.intake.Resting;
import dev.loupe.intake.RunLog;
import dev.loupe.intake.Source;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.stream.Stream;

/// The operations of one run, read on while its client writes them.
final class NeptuneOfflineSource implements Source {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

    private final Path root;
    private final Path folder;
    private final Map<String, GrowingLines> files = new TreeMap<>();
    private final JsonNode known;
    private NeptuneOperations operations;
    private final Resting resting = new Resting(false);
    private @Nullable RunLog run;

    NeptuneOfflineSource(Path root, Path folder, @Nullable String mark) {
        this.root = root;
        this.folder = folder;
        this.known = parsed(mark == null ? "{}" : mark);
        this.operations = operations(known.path("state"));
    }

    private NeptuneOperations operations(JsonNode state) {
        return new NeptuneOperations(new NeptuneFiles(folder, root), state);
    }

    private static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException odd) {
            return JSON.createObjectNode();
        }
    }

    @Override
    public boolean read(Logbook book) throws IOException {
        list();
        for (GrowingLines lines : files.values()) {
            if (Files.size(lines.file()) < lines.offset()) {
                beginAnew();
                break;
            }
        }
        for (GrowingLines lines : files.values()) {
            if (Files.size(lines.file()) > lines.offset()) {
                operations.prepare(lines.file(), lines.offset());
            }
        }
        boolean more = false;
        for (GrowingLines lines : files.values()) {
            more |= lines.read(false, (number, text) -> operation(lines, number, text, book));
        }
        tell(book);
        return more;
    }

    /// A log that became shorter was written anew.
    private void beginAnew() {
        run = null;
        operations = operations(JSON.createObjectNode());
        files.values().forEach(GrowingLines::restart);
    }

    private void list() throws IOException {
        List<Path> found;
        try (Stream<Path> all = Files.list(folder)) {
            found =
                    all.filter(
                                    file ->
                                            NeptuneOperations.DATA
                                                    .matcher(String.valueOf(file.getFileName()))
                                                    .matches())
                            .sorted(Comparator.comparingLong(NeptuneOfflineSource::number))
                            .toList();
        }
        for (Path file : found) {
            String name = "%020d".formatted(number(file));
            files.computeIfAbsent(
                    name,
                    n ->
                            new GrowingLines(
                                    file,
                                    known.path("offsets").path(n).asLong(0),
                                    known.path("numbers").path(n).asLong(0)));
        }
    }

    private static long number(Path file) {
        Matcher data = NeptuneOperations.DATA.matcher(String.valueOf(file.getFileName()));
        return data.matches() ? Long.parseLong(data.group(1)) : 0;
    }

    private void operation(GrowingLines lines, long number, String text, Logbook book) {
        if (text.isBlank()) {
            return;
        }
        try {
            operations.take(JSON.readTree(text));
        } catch (JacksonException e) {
            book.damaged(
                    "Line %d of the log %s must be a JSON object, but is not; it is left out."
                            .formatted(number + 1, lines.file()));
        }
    }

    @Override
    public void last(Logbook book) throws IOException {
        for (GrowingLines lines : files.values()) {
            lines.rest((number, text) -> operation(lines, number, text, book));
        }
        tell(book);
    }

    private void tell(Logbook book) throws IOException {
        if (operations.something()) {
            RunLog told = run == null ? run = book.run(opening()) : run;
            operations.tell(told);
            resting.goesOn();
        }
        if (run != null && !operations.failed()) {
            resting.tell(run, written());
        }
    }

    /// When the client wrote last; its operations do not say that the run has ended, only that it has failed.
    private long written() throws IOException {
        long written = 0;
        for (GrowingLines lines : files.values()) {
            written = Math.max(written, Files.getLastModifiedTime(lines.file()).toMillis());
        }
        return written;
    }

    private Opening opening() throws IOException {
        JsonNode about =
                parsed(
                        new String(
                                Files.readAllBytes(folder.resolve("metadata.json")),
                                StandardCharsets.UTF_8));
        String id = about.path("containerId").asString("");
        Path name = root.getFileName();
        long start = 0;
        try {
            start = Instant.parse(about.path("createdAt").asString("")).toEpochMilli();
        } catch (DateTimeParseException none) {
            start = Files.getLastModifiedTime(folder.resolve("metadata.json")).toMillis();
        }
        return new Opening(
                Opening.derived("neptune-offline", id.isEmpty() ? folder.toString() : id),
                name == null ? "neptune" : name.toString(),
                operations.name().isEmpty() ? id : operations.name(),
                operations.owner(),
                start);
    }

    @Override
    public String bookmark() {
        ObjectNode mark = JSON.createObjectNode();
        ObjectNode offsets = mark.putObject("offsets");
        ObjectNode numbers = mark.putObject("numbers");
        files.forEach(
                (name, lines) -> {
                    offsets.put(name, lines.offset());
                    numbers.put(name, lines.line());
                });
        mark.set("state", operations.state());
        return JSON.writeValueAsString(mark);
    }
}
