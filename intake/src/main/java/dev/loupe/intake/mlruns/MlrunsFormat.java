package dev.loupe.intake.mlruns;

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

/// Runs of MLflow's file store: folders with a `meta.yaml` that names a run, below one that names an experiment (`mlflow/store/tracking/file_store.py`).
public final class MlrunsFormat implements Format {
    static final String META = "meta.yaml";
    private static final int HEAD = 4096;
    private static final Set<String> OF_EXPERIMENT = Set.of("tags", "traces", "datasets", "models");

    @Override
    public String name() {
        return "mlruns";
    }

    @Override
    public Claim claim(Folder folder) throws IOException {
        if (!folder.has(META)) {
            return Claim.NONE;
        }
        String head = head(folder.path().resolve(META));
        if (!head.contains("artifact_uri:")
                || !head.contains("run_id:") && !head.contains("run_uuid:")) {
            return head.contains("artifact_location:") && head.contains("experiment_id:")
                    ? new Claim(List.of(), OF_EXPERIMENT)
                    : Claim.NONE;
        }
        Path real = folder.path().toRealPath();
        Path root = folder.root();
        return new Claim(
                List.of(
                        new Claim.Find(
                                real.toString(), mark -> new MlrunsSource(real, root, mark))),
                Claim.ALL);
    }

    private static String head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(HEAD), StandardCharsets.UTF_8);
        }
    }
}
