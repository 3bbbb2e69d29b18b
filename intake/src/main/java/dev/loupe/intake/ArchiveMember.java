package dev.loupe.intake;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// A member of a zip archive, to be read when the archive may have been closed.
public record ArchiveMember(Path archive, String name) {
    /// @throws ZipException if it is not there any more
    public InputStream open() throws IOException {
        ZipFile own = new ZipFile(archive.toFile());
        ZipEntry entry = own.getEntry(name);
        if (entry == null) {
            own.close();
            throw new ZipException("The archive " + archive + " has no " + name + " any more");
        }
        return new FilterInputStream(own.getInputStream(entry)) {
            @Override
            public void close() throws IOException {
                own.close();
            }
        };
    }
}
