package dev.loupe.intake.neptune;

import dev.loupe.intake.Format;
import dev.loupe.intake.SourceContract;

import java.nio.file.Path;
import java.util.List;

final class NeptuneOfflineContractTest extends SourceContract {
    @Override
    protected Path fixture() {
        return Path.of("../fixtures/intake/neptune-offline");
    }

    @Override
    protected List<Format> formats() {
        return List.of(new NeptuneOfflineFormat());
    }

    @Override
    protected boolean grows(Path file) {
        return String.valueOf(file.getFileName()).startsWith("data-");
    }
}
