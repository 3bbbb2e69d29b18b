package dev.loupe.intake.wandb;

import dev.loupe.intake.Format;
import dev.loupe.intake.SourceContract;

import java.nio.file.Path;
import java.util.List;

final class WandbContractTest extends SourceContract {
    @Override
    protected Path fixture() {
        return Path.of("../fixtures/intake/wandb");
    }

    @Override
    protected List<Format> formats() {
        return List.of(new WandbFormat());
    }

    @Override
    protected boolean grows(Path file) {
        return file.toString().endsWith(".wandb");
    }

    @Override
    protected boolean apart() {
        return true;
    }
}
