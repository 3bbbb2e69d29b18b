package dev.loupe.intake.clearml;

import dev.loupe.intake.Format;
import dev.loupe.intake.SourceContract;

import java.nio.file.Path;
import java.util.List;

final class ClearmlContractTest extends SourceContract {
    @Override
    protected Path fixture() {
        return Path.of("../fixtures/intake/clearml");
    }

    @Override
    protected List<Format> formats() {
        return List.of(new ClearmlFormat());
    }

    @Override
    protected boolean grows(Path file) {
        return true;
    }
}
