package dev.loupe.intake;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// One archive as one run. It is written whole, and read whole when it is new or was replaced.
public final class WholeArchive implements Source {
    private final Path file;
    private final String tool;
    private final Reader reader;
    private String mark;
    private String broken = "";

    /// What tells all that an archive holds.
    @FunctionalInterface
    public interface Reader {
        /// @param stamp of the file, for those in it
        void read(Path file, ZipFile zip, String stamp, Logbook book) throws IOException;
    }

    /// @param mark what [#bookmark] said, or null
    /// @param tool whose it is, for sentences
    public WholeArchive(Path file, @Nullable String mark, String tool, Reader reader) {
        this.file = file;
        this.mark = mark == null ? "" : mark;
        this.tool = tool;
        this.reader = reader;
    }

    @Override
    public boolean read(Logbook book) throws IOException {
        String stamp = FilesBelow.stamp(file);
        if (stamp.equals(mark) || stamp.equals(broken)) {
            return false;
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            reader.read(file, zip, stamp, book);
            mark = stamp;
        } catch (ZipException | EOFException | JacksonException | IllegalArgumentException e) {
            broken = stamp;
            book.damaged(
                    "The archive "
                            + file
                            + " cannot be read as "
                            + tool
                            + "'s: "
                            + e.getMessage()
                            + ".");
        }
        return false;
    }

    @Override
    public String bookmark() {
        return mark;
    }
}
