package dev.loupe.intake.mlruns;

import dev.loupe.intake.Claim;
import dev.loupe.intake.Folder;
import dev.loupe.intake.Format;
import dev.loupe.intake.Source;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What MLflow's file store holds: folders with a `meta.yaml` that names an experiment or a run (`mlflow/store/tracking/file_store.py`), a logged model, or a registered model (`mlflow/store/model_registry/file_store.py`).
public final class MlrunsFormat implements Format {
    static final String META = "meta.yaml";
    private static final int HEAD = 4096;
    static final String TRACES = "traces";
    private static final Set<String> OF_EXPERIMENT = Set.of("tags", TRACES, "datasets");
    private static final Pattern KEY = Pattern.compile("(?m)^(\\w+):");

    @Override
    public String name() {
        return "mlruns";
    }

    @Override
    public Claim claim(Folder folder) throws IOException {
        if (!folder.has(META)) {
            return Claim.NONE;
        }
        Path path = folder.path();
        Path root = folder.root();
        Set<String> keys = keys(path.resolve(META));
        if (keys.contains("artifact_uri")
                && (keys.contains("run_id") || keys.contains("run_uuid"))) {
            return whole(path, (real, mark) -> new MlrunsSource(real, root, mark));
        }
        if (keys.contains("model_id") && keys.contains("artifact_location")) {
            return whole(path, (real, mark) -> new LoggedModelSource(real, root));
        }
        if (keys.contains("experiment_id") && keys.contains("artifact_location")) {
            return new Claim(List.of(find(path, ExperimentSource::new)), OF_EXPERIMENT);
        }
        return keys.containsAll(Set.of("creation_timestamp", "description"))
                        && !keys.contains("current_stage")
                ? whole(path, (real, mark) -> new RegisteredSource(real))
                : Claim.NONE;
    }

    /// Opens what lies at a real path.
    private interface Opener {
        Source open(Path real, @Nullable String mark) throws IOException;
    }

    private static Claim whole(Path folder, Opener opener) throws IOException {
        return new Claim(List.of(find(folder, opener)), Claim.ALL);
    }

    private static Claim.Find find(Path folder, Opener opener) throws IOException {
        Path real = folder.toRealPath();
        return new Claim.Find(real.toString(), mark -> opener.open(real, mark));
    }

    /// The keys that begin in the first bytes.
    private static Set<String> keys(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            String head = new String(in.readNBytes(HEAD), StandardCharsets.UTF_8);
            return KEY.matcher(head).results().map(m -> m.group(1)).collect(Collectors.toSet());
        }
    }
}
