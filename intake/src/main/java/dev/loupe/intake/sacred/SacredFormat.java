package dev.loupe.intake.sacred;

import dev.loupe.intake.Claim;
import dev.loupe.intake.Folder;
import dev.loupe.intake.Format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// Runs of Sacred's FileStorageObserver: folders with a `run.json` that names an experiment, beside `_sources` and `_resources` that they share (`sacred/observers/file_storage.py`, 0.7).
public final class SacredFormat implements Format {
    private static final String RUN = "run.json";
    private static final Set<String> SHARED = Set.of("_sources", "_resources");
    private static final int HEAD = 1 << 16;

    @Override
    public String name() {
        return "sacred";
    }

    @Override
    public Claim claim(Folder folder) throws IOException {
        if (folder.has(RUN) && begins(folder.path().resolve(RUN))) {
            Path real = folder.path().toRealPath();
            return new Claim(
                    List.of(new Claim.Find(real.toString(), mark -> new SacredSource(real, mark))),
                    Claim.ALL);
        }
        return folder.hasFolder("_sources") ? new Claim(List.of(), SHARED) : Claim.NONE;
    }

    private static boolean begins(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            String head = new String(in.readNBytes(HEAD), StandardCharsets.UTF_8);
            return head.contains("\"experiment\"") && head.contains("\"command\"");
        }
    }
}
