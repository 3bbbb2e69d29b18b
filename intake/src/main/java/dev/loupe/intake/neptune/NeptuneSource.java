package dev.loupe.intake.neptune;

import dev.loupe.intake.FilesBelow;
import dev.loupe.intake.Logbook;
import dev.loupe.intake.Source;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The parts of one run, read when they are new or were replaced: first its attributes and which series have fractional steps, then everything else, part by part. Memory: some ten thousands of points.
final class NeptuneSource implements Source {
    private static final int MOST_PARTS = 100_000;
    private static final Set<String> MODELS = Set.of("models", "model_versions");

    private final Path home;
    private final String stem;
    private String mark;
    private String broken = "";
    private @Nullable NeptuneRun run;

    NeptuneSource(Path home, String stem, @Nullable String mark) {
        this.home = home;
        this.stem = stem;
        this.mark = mark == null ? "" : mark;
    }

    private List<Path> parts() {
        List<Path> parts = new ArrayList<>();
        for (int i = 0; i < MOST_PARTS; i++) {
            Path part = home.resolve(stem + "_part_" + i + ".parquet");
            if (!Files.isRegularFile(part)) {
                break;
            }
            parts.add(part);
        }
        return parts;
    }

    private static String stamp(List<Path> parts) throws IOException {
        StringBuilder stamp = new StringBuilder();
        for (Path part : parts) {
            stamp.append(FilesBelow.stamp(part)).append(' ');
        }
        return stamp.toString();
    }

    @Override
    public boolean read(Logbook book) throws IOException {
        List<Path> parts = parts();
        String now = stamp(parts);
        if (now.equals(mark) || now.equals(broken) || parts.isEmpty()) {
            return false;
        }
        for (Path part : parts) {
            Path at = part;
            try {
                if (part.equals(parts.getFirst())) {
                    NeptuneAttributes attributes = new NeptuneAttributes();
                    for (Path one : parts) {
                        at = one;
                        NeptuneRow.each(one, attributes::row);
                    }
                    run = new NeptuneRun(attributes, files());
                    run.begin(book);
                }
                at = part;
                NeptuneRun known = run;
                if (known != null) {
                    NeptuneRow.each(part, known::row);
                    known.flush();
                }
            } catch (IOException | RuntimeException e) {
                if (!Files.exists(at)) {
                    throw e instanceof IOException io ? io : new IOException(e);
                }
                broken = now;
                book.damaged(
                        "The file "
                                + at
                                + " must be a run's attributes in Parquet, but cannot be read: "
                                + e.getMessage()
                                + ".");
                return false;
            }
        }
        mark = now;
        return false;
    }

    /// Files lie below `files/PROJECT/` beside the folder that this project's folder is in; those of models in a folder there that is called as the one in the project's.
    private Path files() {
        Path name = home.getFileName();
        Path project = home.getParent();
        if (name == null || project == null) {
            return home;
        }
        return MODELS.contains(name.toString())
                ? beside(project).resolve(name.toString())
                : beside(home);
    }

    private static Path beside(Path project) {
        Path data = project.getParent();
        Path exports = data == null ? null : data.getParent();
        Path name = project.getFileName();
        return exports == null || name == null
                ? project
                : exports.resolve("files").resolve(name.toString());
    }

    @Override
    public String bookmark() {
        return mark;
    }
}
