package dev.loupe.intake.neptunedb;

import dev.loupe.intake.Format;
import dev.loupe.intake.SourceContract;

import java.nio.file.Path;
import java.util.List;

final class NeptuneStoreContractTest extends SourceContract {
    @Override
    protected Path fixture() {
        return Path.of("../fixtures/intake/neptune-3");
    }

    @Override
    protected List<Format> formats() {
        return List.of(new NeptuneStoreFormat());
    }

    @Override
    protected boolean grows(Path file) {
        return file.toString().endsWith(".sqlite3");
    }
}
