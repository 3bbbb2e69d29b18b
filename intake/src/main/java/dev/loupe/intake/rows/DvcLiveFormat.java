package dev.loupe.intake.rows;

import dev.loupe.intake.Claim;
import dev.loupe.intake.Folder;
import dev.loupe.intake.Format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Folders of DVCLive 2 and 3: `plots/metrics/**.tsv`, `params.yaml`, `metrics.json`, and pictures below `plots`.
public final class DvcLiveFormat implements Format {
    @Override
    public String name() {
        return "dvclive";
    }

    @Override
    public Claim claim(Folder folder) throws IOException {
        Path metrics = folder.path().resolve("plots").resolve("metrics");
        if (!folder.hasFolder("plots") || !Files.isDirectory(metrics)) {
            return Claim.NONE;
        }
        LogPlace place = LogPlace.ofFolder(folder, "metrics.json");
        Path real = folder.path().toRealPath();
        return new Claim(
                List.of(
                        new Claim.Find(
                                real.toString(), mark -> new DvcLiveSource(place, real, mark))),
                Claim.ALL);
    }
}
