package dev.loupe.intake.comet;

import dev.loupe.intake.Format;
import dev.loupe.intake.SourceContract;

import java.nio.file.Path;
import java.util.List;

/// Archives are written whole, so none grows.
final class CometContractTest extends SourceContract {
    @Override
    protected Path fixture() {
        return Path.of("../fixtures/intake/comet");
    }

    @Override
    protected List<Format> formats() {
        return List.of(new CometFormat());
    }

    @Override
    protected boolean grows(Path file) {
        return false;
    }
}
