package dev.loupe.cli.export;

import dev.loupe.runs.Store;
import dev.loupe.runs.domain.Project;
import dev.loupe.runs.domain.Run;

import java.io.IOException;
import java.util.function.Consumer;

/// Series as one long table.
public final class TableExport implements RunExport {
    private final SeriesTable table;

    public TableExport(SeriesTable table) {
        this.table = table;
    }

    @Override
    public long run(Store store, Project project, Run run, Consumer<String> damaged)
            throws IOException {
        return StoredSeries.each(
                store,
                run,
                damaged,
                (key, points) -> {
                    table.series(project.name(), run.id().value(), run.name(), key);
                    for (int i = 0; i < points.size(); i++) {
                        table.point(points.steps()[i], points.micros()[i], points.values()[i]);
                    }
                });
    }

    @Override
    public void close() throws IOException {
        table.close();
    }
}
