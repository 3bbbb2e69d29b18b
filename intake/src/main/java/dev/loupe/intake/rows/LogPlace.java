package dev.loupe.intake.rows;

import dev.loupe.intake.Folder;
import dev.loupe.intake.Opening;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/// Where a log lies, and what its run is called.
///
/// @param file   the log
/// @param folder whose files beside the log are the run's
/// @param name   of the run: the path below the opened folder of the run's folder, or of the log itself
record LogPlace(Path file, Path folder, String project, String name) {
    /// A log that has a folder for itself.
    static LogPlace ofFolder(Folder folder, String file) throws IOException {
        return place(folder, file, folder.relative());
    }

    /// A log that may lie beside others.
    static LogPlace ofFile(Folder folder, String file) throws IOException {
        String below = folder.relative();
        return place(folder, file, below.equals(".") ? file : below + "/" + file);
    }

    private static LogPlace place(Folder folder, String file, String name) throws IOException {
        Path root = folder.root().toRealPath().getFileName();
        return new LogPlace(
                folder.path().toRealPath().resolve(file),
                folder.path(),
                root == null ? "logs" : root.toString(),
                name);
    }

    /// @param startMillis since 1970; 0 where the log does not say: then the file's age does
    Opening opening(String format, long startMillis) {
        return new Opening(
                Opening.derived(format, file.toString()),
                project,
                name,
                "",
                startMillis > 100_000_000_000L ? startMillis : begun());
    }

    /// How old the file is, or its folder where what is named is not kept any more.
    private long begun() {
        for (Path aged : List.of(file, folder)) {
            try {
                var times = Files.readAttributes(aged, BasicFileAttributes.class);
                return Math.min(
                        times.creationTime().toMillis(), times.lastModifiedTime().toMillis());
            } catch (IOException unknown) {
                continue;
            }
        }
        return 0;
    }
}
