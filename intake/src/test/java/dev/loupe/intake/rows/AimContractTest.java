package dev.loupe.intake.rows;

import dev.loupe.intake.Format;
import dev.loupe.intake.SourceContract;

import java.nio.file.Path;
import java.util.List;

final class AimContractTest extends SourceContract {
    @Override
    protected Path fixture() {
        return Path.of("../fixtures/intake/aim");
    }

    @Override
    protected List<Format> formats() {
        return List.of(RowFormat.aim());
    }

    @Override
    protected boolean grows(Path file) {
        return file.getFileName().toString().endsWith(".csv");
    }

    @Override
    protected boolean tellsStarts() {
        return false;
    }
}
