package dev.loupe.cli.export.events;

import dev.loupe.cli.export.RunExport;
import dev.loupe.cli.export.RunFolders;
import dev.loupe.cli.export.SeriesTable;
import dev.loupe.cli.export.StoredSeries;
import dev.loupe.core.bytes.ProtoWriter;
import dev.loupe.runs.Store;
import dev.loupe.runs.domain.Project;
import dev.loupe.runs.domain.Run;
import dev.loupe.runs.domain.SeriesKey;
import dev.loupe.runs.series.Column;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/// A folder of TensorBoard's for each run: scalars, things at steps, params as hparams, and the status a run ended with.
///
/// A series whose values are all floats of 32 bits is written as the simple values that every reader knows, any other as tensors of 64 bits, so that nothing is rounded.
public final class EventsExport implements RunExport {
    private static final byte[] NOTHING = {};

    private final RunFolders folders;

    public EventsExport(RunFolders folders) {
        this.folders = folders;
    }

    @Override
    public long run(Store store, Project project, Run run, Consumer<String> damaged)
            throws IOException {
        Path folder = Files.createDirectories(folders.of(project, run));
        long seconds = run.startMillis() / 1_000;
        Path file =
                folder.resolve("events.out.tfevents.%d.%s.0.loupe".formatted(seconds, run.id()));
        try (EventFile events = new EventFile(file, run.startMillis() * 1_000)) {
            new Session(store, run).begin(events);
            long points =
                    StoredSeries.each(
                            store, run, damaged, (key, column) -> scalars(events, key, column));
            new Things(store, run, folder, damaged).write(events);
            Session.end(run, events);
            return points;
        }
    }

    private static void scalars(EventFile events, SeriesKey key, Column points) throws IOException {
        String tag = SeriesTable.name(key);
        boolean narrow = true;
        for (int i = 0; i < points.size() && narrow; i++) {
            double value = points.values()[i];
            narrow = (float) value == value || Double.isNaN(value);
        }
        ProtoWriter metadata = Tensors.metadata("scalars", NOTHING, Tensors.SCALAR);
        for (int i = 0; i < points.size(); i++) {
            double value = points.values()[i];
            events.value(
                    tag,
                    metadata,
                    points.steps()[i],
                    points.micros()[i],
                    narrow
                            ? new ProtoWriter().f32(2, (float) value)
                            : Tensors.value(Tensors.doubles(new double[] {value})));
        }
    }

    @Override
    public void close() {}
}
