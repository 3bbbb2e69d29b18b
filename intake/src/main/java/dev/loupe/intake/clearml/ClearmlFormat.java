package dev.loupe.intake.clearml;

import dev.loupe.intake.Claim;
import dev.loupe.intake.Folder;
import dev.loupe.intake.Format;
import dev.loupe.intake.Recognised;
import dev.loupe.intake.ZipLogs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What ClearML leaves of tasks after `Task.set_offline(True)` (clearml 2.0): zip archives of `task.json`, `metrics.jsonl` and `log.jsonl` with a list of events a line, and files below `data/`; or the folder of these, while the task runs, or unpacked. An archive beside its folder stands for it.
public final class ClearmlFormat implements Format {
    static final String TASK = "task.json";
    static final String METRICS = "metrics.jsonl";
    static final String LOG = "log.jsonl";
    private static final int HEAD = 1 << 16;

    private final ZipLogs archives = new ZipLogs(TASK, LOG);
    private final Recognised recognised = new Recognised();

    @Override
    public String name() {
        return "clearml";
    }

    @Override
    public Claim claim(Folder folder) throws IOException {
        if (!folder.has(TASK) || !folder.has(LOG)) {
            return archives.claim(folder, ClearmlSource::open);
        }
        Path real = folder.path().toRealPath();
        boolean packed =
                !folder.path().equals(folder.root())
                        && Files.exists(real.resolveSibling(real.getFileName() + ".zip"));
        if (packed) {
            return new Claim(List.of(), Claim.ALL);
        }
        return recognised.file(folder.path().resolve(TASK), ClearmlFormat::known)
                ? new Claim(
                        List.of(
                                new Claim.Find(
                                        real.toString(), mark -> new ClearmlFolder(real, mark))),
                        Claim.ALL)
                : Claim.NONE;
    }

    private static boolean known(Path task) throws IOException {
        try (InputStream in = Files.newInputStream(task)) {
            String head = new String(in.readNBytes(HEAD), StandardCharsets.UTF_8);
            return head.contains("\"execution\"") && head.contains("\"artifacts\"");
        }
    }
}
