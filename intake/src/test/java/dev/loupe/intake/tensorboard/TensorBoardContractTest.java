package dev.loupe.intake.tensorboard;

import dev.loupe.intake.Format;
import dev.loupe.intake.SourceContract;

import java.nio.file.Path;
import java.util.List;

final class TensorBoardContractTest extends SourceContract {
    @Override
    protected Path fixture() {
        return Path.of("../fixtures/intake/tensorboard");
    }

    @Override
    protected List<Format> formats() {
        return List.of(new TensorBoardFormat());
    }

    @Override
    protected boolean grows(Path file) {
        return file.getFileName().toString().contains("tfevents");
    }

    @Override
    protected boolean apart() {
        return true;
    }
}
