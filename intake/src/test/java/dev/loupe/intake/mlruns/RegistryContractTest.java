package dev.loupe.intake.mlruns;

import dev.loupe.intake.Format;
import dev.loupe.intake.SourceContract;

import java.nio.file.Path;
import java.util.List;

final class RegistryContractTest extends SourceContract {
    @Override
    protected Path fixture() {
        return Path.of("../fixtures/intake/mlflow-registry/files");
    }

    @Override
    protected List<Format> formats() {
        return List.of(new MlrunsFormat());
    }

    @Override
    protected boolean grows(Path file) {
        return file.toString().contains("/metrics/");
    }
}
