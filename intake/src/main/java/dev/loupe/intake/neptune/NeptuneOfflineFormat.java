package dev.loupe.intake.neptune;

import dev.loupe.intake.Claim;
import dev.loupe.intake.Folder;
import dev.loupe.intake.Format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Folders that Neptune's clients 1 and 2 keep below `.neptune`: `metadata.json`, and operations in `data-N.log`, a JSON object a line (neptune-client 1.14, `core/components/queue/disk_queue.py`, `internal/operation.py`).
public final class NeptuneOfflineFormat implements Format {
    private static final String METADATA = "metadata.json";
    private static final int HEAD = 1 << 14;

    @Override
    public String name() {
        return "neptune-offline";
    }

    @Override
    public Claim claim(Folder folder) throws IOException {
        boolean data =
                folder.files().stream().anyMatch(f -> NeptuneOperations.DATA.matcher(f).matches());
        if (!data || !folder.has(METADATA) || !runs(folder.path().resolve(METADATA))) {
            return Claim.NONE;
        }
        Path real = folder.path().toRealPath();
        Path root = folder.root().toRealPath();
        return new Claim(
                List.of(
                        new Claim.Find(
                                real.toString(),
                                mark -> new NeptuneOfflineSource(root, real, mark))),
                Claim.ALL);
    }

    private static boolean runs(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            String head = new String(in.readNBytes(HEAD), StandardCharsets.UTF_8);
            return head.contains("\"containerId\"") && head.contains("\"containerType\"");
        }
    }
}
