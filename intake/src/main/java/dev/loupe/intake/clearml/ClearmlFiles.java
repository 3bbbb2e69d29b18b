package dev.loupe.intake.clearml;

import dev.loupe.intake.FilesBelow;
import dev.loupe.intake.RunLog;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// Members of the archive as files of the run.
///
/// @param stamp of the archive
record ClearmlFiles(Path archive, ZipFile zip, String stamp) {
    private static final String DATA = "data/";

    /// Tells the member of that name below `data/`.
    ///
    /// @return whether there is one
    boolean tell(RunLog run, String path, String member) {
        ZipEntry entry = zip.getEntry(DATA + member);
        if (entry == null || !FilesBelow.legal(path)) {
            return false;
        }
        run.file(path, stamp + ":" + entry.getCrc(), () -> content(DATA + member));
        return true;
    }

    private InputStream content(String member) throws IOException {
        ZipFile again = new ZipFile(archive.toFile());
        ZipEntry entry = again.getEntry(member);
        if (entry == null) {
            again.close();
            throw new ZipException("The archive " + archive + " has no " + member + " any more");
        }
        return new FilterInputStream(again.getInputStream(entry)) {
            @Override
            public void close() throws IOException {
                again.close();
            }
        };
    }

    /// Tells a text as a file.
    static void text(RunLog run, String path, String text) {
        if (!text.isBlank() && FilesBelow.legal(path)) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            run.file(
                    path,
                    bytes.length + ":" + Arrays.hashCode(bytes),
                    () -> new ByteArrayInputStream(bytes));
        }
    }
}
