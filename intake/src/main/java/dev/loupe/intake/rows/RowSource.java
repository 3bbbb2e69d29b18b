package dev.loupe.intake.rows;

import dev.loupe.intake.FilesBelow;
import dev.loupe.intake.GrowingLines;
import dev.loupe.intake.Logbook;
import dev.loupe.intake.Resting;
import dev.loupe.intake.RunLog;
import dev.loupe.intake.Source;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// One log of rows as one run, or as the runs that its rows name. A file that became shorter, or begins otherwise than before, was written anew and is read from its start: some loggers do so when a column is added.
final class RowSource implements Source {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int POINTS_AT_ONCE = 200_000;

    private final RowFormat format;
    private final LogPlace place;
    private final Sidecars sidecars;
    private final FilesBelow files;
    private final RowTelling telling;
    private final GrowingLines lines;
    private @Nullable Rows rows;
    private @Nullable RunLog run;
    private String first = "";
    private String restored = "";
    private String seen = "";
    private boolean own;
    private final Resting resting;

    RowSource(RowFormat format, LogPlace place, @Nullable String mark) {
        this.format = format;
        this.place = place;
        this.sidecars = new Sidecars(place.folder());
        this.files = new FilesBelow(place.folder(), "");
        this.telling = new RowTelling(start -> place.opening(format.name(), start));
        JsonNode known = parsed(mark);
        this.lines =
                new GrowingLines(
                        place.file(), known.path("offset").asLong(0), known.path("line").asLong(0));
        this.first = known.path("first").asString("");
        this.restored = known.path("state").asString("");
        this.own = known.path("own").asBoolean(false);
        this.resting = new Resting(known.path("ended").asBoolean(false));
    }

    private static JsonNode parsed(@Nullable String mark) {
        try {
            return mark == null ? JSON.createObjectNode() : JSON.readTree(mark);
        } catch (JacksonException odd) {
            return JSON.createObjectNode();
        }
    }

    @Override
    public boolean read(Logbook book) throws IOException {
        String stamp = FilesBelow.stamp(place.file());
        boolean more = false;
        if (!stamp.equals(seen)) {
            more = lines(book);
            seen = more ? "" : stamp;
        }
        RunLog told = run;
        if (told != null && !more) {
            beside(told);
        }
        return more;
    }

    private boolean lines(Logbook book) throws IOException {
        Rows known = rows(false);
        if (known == null) {
            return false;
        }
        boolean more = lines.read(true, (number, text) -> known.line(number, text, telling));
        while (more && telling.size() < POINTS_AT_ONCE) {
            more = lines.read(true, (number, text) -> known.line(number, text, telling));
        }
        if (!lines.damage().isEmpty()) {
            book.damaged(lines.damage());
        }
        tell(book);
        return more;
    }

    private void tell(Logbook book) {
        own |= telling.hasOwn();
        if (telling.size() > 0) {
            resting.goesOn();
        }
        telling.tell(book);
        if (own && run == null) {
            run = book.run(place.opening(format.name(), 0));
        }
    }

    /// What understands the lines, as the first of them say; from the start again where these have changed.
    private @Nullable Rows rows(boolean cut) throws IOException {
        List<String> head = Head.lines(place.file(), cut);
        String line = head.isEmpty() ? "" : head.getFirst();
        boolean same = line.equals(first);
        Rows known = rows;
        if (known != null && same && Files.size(place.file()) >= lines.offset()) {
            return known;
        }
        Optional<Rows> found = format.kind(place.file()).of(head, place.file().toString());
        if (found.isEmpty()) {
            return null;
        }
        if (!same || Files.size(place.file()) < lines.offset()) {
            lines.restart();
        } else if (!restored.isEmpty()) {
            found.get().restore(restored);
        }
        restored = "";
        first = line;
        return rows = found.get();
    }

    /// Hyperparameters beside the log, and whether it still grows. Once it rests, it is one of the run's files.
    private void beside(RunLog told) throws IOException {
        sidecars.tell(told);
        if (resting.tell(told, Files.getLastModifiedTime(place.file()).toMillis())) {
            itself(told);
        }
    }

    private void itself(RunLog told) throws IOException {
        Path name = place.file().getFileName();
        if (name != null) {
            files.tell(told, name.toString());
        }
    }

    @Override
    public void last(Logbook book) throws IOException {
        Rows known = rows(true);
        if (known != null) {
            lines.read(false, (number, text) -> known.line(number, text, telling));
            lines.rest((number, text) -> known.line(number, text, telling));
            tell(book);
        }
        RunLog told = run;
        if (told != null) {
            beside(told);
            itself(told);
        }
    }

    @Override
    public String bookmark() {
        ObjectNode mark = JSON.createObjectNode();
        mark.put("offset", lines.offset());
        mark.put("line", lines.line());
        mark.put("first", first);
        Rows known = rows;
        mark.put("state", known == null ? restored : known.state());
        mark.put("own", own);
        mark.put("ended", resting.ended());
        return JSON.writeValueAsString(mark);
    }

    @Override
    public Progress progress() {
        try {
            return new Progress(lines.offset(), Files.size(place.file()));
        } catch (IOException gone) {
            return new Progress(0, 0);
        }
    }
}
