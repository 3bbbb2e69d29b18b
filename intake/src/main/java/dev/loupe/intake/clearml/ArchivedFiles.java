package dev.loupe.intake.clearml;

import dev.loupe.intake.RunLog;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// Members of an archive.
///
/// @param stamp of the archive
record ArchivedFiles(Path archive, ZipFile zip, String stamp) implements ClearmlFiles {
    @Override
    public boolean tellLegal(RunLog run, String path, String member) {
        ZipEntry entry = zip.getEntry(DATA + member);
        if (entry == null) {
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
}
