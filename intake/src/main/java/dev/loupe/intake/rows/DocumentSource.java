package dev.loupe.intake.rows;

import dev.loupe.intake.FilesBelow;
import dev.loupe.intake.Logbook;
import dev.loupe.intake.Resting;
import dev.loupe.intake.RunLog;
import dev.loupe.intake.Source;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// A history that is one JSON document, written whole again and again. One that does not parse is looked at again when it has changed, and said when nobody has written to it for a while.
final class DocumentSource implements Source {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();
    private static final long LONGEST = 1L << 29;
    private static final long SETTLED_MILLIS = 10_000;

    private final String format;
    private final LogPlace place;
    private final Newest newest;
    private final Teller teller;
    private final RowTelling telling;
    private final Sidecars sidecars;
    private final FilesBelow files;
    private @Nullable RunLog run;
    private String seen = "";
    private String broken = "";
    private String mark;

    /// Which file is the newest.
    @FunctionalInterface
    interface Newest {
        /// @throws NoSuchFileException if there is none any more
        Path file() throws IOException;
    }

    /// Understands the document.
    @FunctionalInterface
    interface Teller {
        void tell(JsonNode document, RowTelling into);
    }

    DocumentSource(
            String format, LogPlace place, Newest newest, Teller teller, @Nullable String mark) {
        this.format = format;
        this.place = place;
        this.newest = newest;
        this.teller = teller;
        this.telling = new RowTelling(start -> place.opening(format, start));
        this.sidecars = new Sidecars(place.folder());
        this.files = new FilesBelow(place.folder(), "");
        this.mark = mark == null ? "" : mark;
    }

    @Override
    public boolean read(Logbook book) throws IOException {
        Path file = newest.file();
        String stamp = file + " " + FilesBelow.stamp(file);
        if (stamp.equals(seen) || !(document(file, stamp, book) || stamp.equals(mark))) {
            return false;
        }
        seen = stamp;
        RunLog told = run == null ? run = book.run(place.opening(format, 0)) : run;
        telling.tell(book);
        sidecars.tell(told);
        files.tell(told, place.folder().toRealPath().relativize(file.toRealPath()).toString());
        new Resting(false).tell(told, Files.getLastModifiedTime(file).toMillis());
        mark = stamp;
        return false;
    }

    /// @return whether there is a whole document
    private boolean document(Path file, String stamp, Logbook book) throws IOException {
        if (Files.size(file) > LONGEST) {
            return false;
        }
        try {
            teller.tell(JSON.readTree(Files.readAllBytes(file)), telling);
            return true;
        } catch (JacksonException e) {
            long age = System.currentTimeMillis() - Files.getLastModifiedTime(file).toMillis();
            if (age > SETTLED_MILLIS && !stamp.equals(broken)) {
                broken = stamp;
                book.damaged(
                        "The log "
                                + file
                                + " must be a JSON document, but is not: "
                                + e.getOriginalMessage()
                                + ".");
            }
            return false;
        }
    }

    @Override
    public String bookmark() {
        return mark;
    }
}
