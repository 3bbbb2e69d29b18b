package dev.loupe.intake.clearml;

import dev.loupe.intake.FilesBelow;
import dev.loupe.intake.RunLog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Files of a task's folder; links that lead out of it are not followed.
///
/// @param task its folder
record FolderFiles(Path task) implements ClearmlFiles {
    @Override
    public boolean tellLegal(RunLog run, String path, String member) throws IOException {
        if (!FilesBelow.legal(member)) {
            return false;
        }
        Path data = task.resolve(DATA);
        Path file = data.resolve(member);
        if (!new FilesBelow(data, "").own(file)) {
            return false;
        }
        run.file(path, FilesBelow.stamp(file), () -> Files.newInputStream(file));
        return true;
    }
}
