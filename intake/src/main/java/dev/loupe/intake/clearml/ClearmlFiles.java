package dev.loupe.intake.clearml;

import dev.loupe.intake.FilesBelow;
import dev.loupe.intake.RunLog;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// What lies below `data/`, in an archive or a folder, as files of the run.
interface ClearmlFiles {
    String DATA = "data/";

    /// Tells the one of that name below `data/`.
    ///
    /// @param path legal
    /// @return whether there is one
    boolean tellLegal(RunLog run, String path, String member) throws IOException;

    /// As [#tellLegal], where the path may be any.
    default boolean tell(RunLog run, String path, String member) throws IOException {
        return FilesBelow.legal(path) && tellLegal(run, path, member);
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
