package dev.loupe.intake.tensorboard;

import dev.loupe.intake.Claim;
import dev.loupe.intake.Folder;
import dev.loupe.intake.Format;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// A folder with event files, or with the config of a projector, is a run, whatever lies below it.
public final class TensorBoardFormat implements Format {
    @Override
    public String name() {
        return "tensorboard";
    }

    @Override
    public Claim claim(Folder folder) throws IOException {
        if (!folder.has(Projector.CONFIG)
                && folder.files().stream().noneMatch(TensorBoardFormat::holdsEvents)) {
            return Claim.NONE;
        }
        Path real = folder.path().toRealPath();
        Path root = folder.root().toRealPath();
        String project = root.getFileName() == null ? "logs" : root.getFileName().toString();
        String name = folder.relative();
        return new Claim(
                List.of(
                        new Claim.Find(
                                real.toString(),
                                bookmark -> new RunSource(real, project, name, bookmark))),
                Set.of());
    }

    /// `logdir.rs`, EVENT_FILE_BASENAME_INFIX; packed copies are left alone.
    static boolean holdsEvents(String file) {
        return file.contains("tfevents")
                && !file.endsWith(".gz")
                && !file.endsWith(".zip")
                && !file.endsWith(".tmp");
    }
}
