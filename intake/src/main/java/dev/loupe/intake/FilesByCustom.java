package dev.loupe.intake;

import dev.loupe.runs.artifact.MediaByCustom;
import dev.loupe.runs.domain.MediaItem;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The files of a run, of which those whose paths say so by custom ([MediaByCustom]) become things at steps too, once [#tell] is called.
public final class FilesByCustom implements FileLog {
    private final RunLog run;
    private final List<MediaItem> items = new ArrayList<>();

    public FilesByCustom(RunLog run) {
        this.run = run;
    }

    @Override
    public void file(String path, String stamp, Opener content) {
        run.file(path, stamp, content);
        MediaByCustom.of(path).ifPresent(items::add);
    }

    /// Tells the things of files since the last call.
    public void tell() {
        if (!items.isEmpty()) {
            run.media(List.copyOf(items));
            items.clear();
        }
    }

    /// All files that are new or changed, and the things that they are.
    public static void tellAll(FilesBelow files, RunLog run) throws IOException {
        FilesByCustom custom = new FilesByCustom(run);
        files.tellAll(custom);
        custom.tell();
    }
}
