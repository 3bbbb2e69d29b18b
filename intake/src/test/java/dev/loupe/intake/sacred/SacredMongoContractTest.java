package dev.loupe.intake.sacred;

import dev.loupe.intake.Format;
import dev.loupe.intake.SourceContract;

import java.nio.file.Path;
import java.util.List;

final class SacredMongoContractTest extends SourceContract {
    @Override
    protected Path fixture() {
        return Path.of("../fixtures/intake/sacred-mongo");
    }

    @Override
    protected List<Format> formats() {
        return List.of(new SacredMongoFormat());
    }

    @Override
    protected boolean grows(Path file) {
        return file.endsWith("runs.bson")
                || file.endsWith("fs.chunks.bson")
                || file.endsWith("metrics.json");
    }
}
