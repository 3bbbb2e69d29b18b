package dev.loupe.intake.sacred;

import dev.loupe.intake.Format;
import dev.loupe.intake.SourceContract;

import java.nio.file.Path;
import java.util.List;

final class SacredContractTest extends SourceContract {
    @Override
    protected Path fixture() {
        return Path.of("../fixtures/intake/sacred");
    }

    @Override
    protected List<Format> formats() {
        return List.of(new SacredFormat());
    }

    @Override
    protected boolean grows(Path file) {
        return file.endsWith("cout.txt");
    }
}
