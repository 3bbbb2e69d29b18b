package dev.loupe.cli.export;

import dev.loupe.runs.Store;
import dev.loupe.runs.domain.Project;
import dev.loupe.runs.domain.Run;

import java.io.Closeable;
import java.io.IOException;
import java.util.function.Consumer;

/// Runs on their way out of a store, one after another.
public interface RunExport extends Closeable {
    /// Writes a run, all but what is damaged.
    ///
    /// @param damaged told one sentence for everything that is left out
    /// @return how many points were written
    long run(Store store, Project project, Run run, Consumer<String> damaged) throws IOException;
}
