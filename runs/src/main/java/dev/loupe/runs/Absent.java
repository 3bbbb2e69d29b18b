package dev.loupe.runs;

import dev.loupe.core.RunId;
import dev.loupe.core.Wording;

/// What is said of things that are not there, the same wherever they are asked for.
public final class Absent {
    private Absent() {}

    public static Wording project(String id) {
        return Wording.of("project.absent", "There is no project with id '{id}'.", "id", id);
    }

    public static Wording run(RunId id) {
        return Wording.of("run.absent", "There is no run with id '{id}'.", "id", id);
    }

    /// @param path below the run
    public static Wording file(String path) {
        return Wording.of("file.absent", "The run has no file '{path}'.", "path", path);
    }

    /// @param id of a saved view, as it was asked for
    public static Wording view(String id) {
        return Wording.of("view.absent", "The project has no saved view {id}.", "id", id);
    }
}
