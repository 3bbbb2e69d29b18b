package dev.loupe.intake.neptune;

import dev.loupe.intake.Format;
import dev.loupe.intake.SourceContract;

import java.nio.file.Path;
import java.util.List;

/// Parts are written whole, so none grows.
final class NeptuneContractTest extends SourceContract {
    @Override
    protected Path fixture() {
        return Path.of("../fixtures/intake/neptune");
    }

    @Override
    protected List<Format> formats() {
        return List.of(new NeptuneFormat());
    }

    @Override
    protected boolean grows(Path file) {
        return false;
    }
}
