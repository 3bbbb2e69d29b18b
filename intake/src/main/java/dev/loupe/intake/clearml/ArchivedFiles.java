package dev.loupe.intake.clearml;

import dev.loupe.intake.ArchiveMember;
import dev.loupe.intake.RunLog;

import java.nio.file.Path;
import java.util.zip.ZipEntry;
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
        run.file(
                path,
                stamp + ":" + entry.getCrc(),
                new ArchiveMember(archive, DATA + member)::open);
        return true;
    }
}
