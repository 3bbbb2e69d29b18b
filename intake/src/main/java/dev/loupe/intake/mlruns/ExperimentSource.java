package dev.loupe.intake.mlruns;

import dev.loupe.intake.FilesBelow;
import dev.loupe.intake.Logbook;
import dev.loupe.intake.Source;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;

/// What an experiment's folder says of the experiment itself: its name, its tags, whether MLflow put it away. Traces of language models are said to be there, once.
final class ExperimentSource implements Source {
    private static final String AWAY = "deleted";

    private final Path folder;
    private final Path traces;
    private final TextFiles tags;
    private final Patience patience = new Patience();
    private String stamp = "";
    private String name = "";
    private boolean away;
    private boolean said;

    /// @param mark what [#bookmark] said, or null
    ExperimentSource(Path folder, @org.jspecify.annotations.Nullable String mark) {
        this.folder = folder;
        traces = folder.resolve(MlrunsFormat.TRACES);
        tags = new TextFiles(folder.resolve("tags"));
        away = AWAY.equals(mark);
    }

    @Override
    public boolean read(Logbook book) throws IOException {
        if (patience.waits()) {
            return false;
        }
        boolean anew = meta(book);
        if (!name.isEmpty()) {
            var fresh = new TreeMap<>(tags.fresh());
            if (anew || !fresh.isEmpty()) {
                book.project(name, fresh);
                anew = true;
            }
        }
        if (!said && Files.isDirectory(traces)) {
            try (DirectoryStream<Path> some = Files.newDirectoryStream(traces)) {
                if (some.iterator().hasNext()) {
                    book.passedOver("The traces in " + traces + " are passed over.");
                    said = true;
                }
            }
        }
        patience.saw(anew);
        return false;
    }

    /// Reads `meta.yaml` when it changed; says whether it did.
    private boolean meta(Logbook book) throws IOException {
        String now = FilesBelow.stamp(folder.resolve(MlrunsFormat.META));
        if (now.equals(stamp)) {
            return false;
        }
        MetaFile meta = MetaFile.of(folder);
        if (meta.text("name").isEmpty()) {
            return false;
        }
        stamp = now;
        name = meta.text("name");
        if (meta.deleted() && !away) {
            book.projectDeleted(name);
        }
        away = meta.deleted();
        return true;
    }

    @Override
    public String bookmark() {
        return away ? AWAY : "";
    }
}
