package dev.loupe.intake.clearml;

import dev.loupe.intake.Claim;
import dev.loupe.intake.Folder;
import dev.loupe.intake.Format;
import dev.loupe.intake.ZipLogs;

import java.io.IOException;

/// Zip archives that ClearML leaves of tasks after `Task.set_offline(True)` (clearml 2.0): `task.json`, `metrics.jsonl` and `log.jsonl` with a list of events a line, and files below `data/`.
public final class ClearmlFormat implements Format {
    static final String TASK = "task.json";
    static final String METRICS = "metrics.jsonl";
    static final String LOG = "log.jsonl";

    private final ZipLogs archives = new ZipLogs(TASK, LOG);

    @Override
    public String name() {
        return "clearml";
    }

    @Override
    public Claim claim(Folder folder) throws IOException {
        return archives.claim(folder, ClearmlSource::new);
    }
}
