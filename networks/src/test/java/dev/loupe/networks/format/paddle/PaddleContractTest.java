package dev.loupe.networks.format.paddle;

import dev.loupe.networks.format.Format;
import dev.loupe.networks.format.FormatContract;

import java.util.List;

class PaddleContractTest extends FormatContract {
    @Override
    protected Format format() {
        return new Paddle();
    }

    @Override
    protected List<String> fixtures() {
        return List.of("program.pdmodel", "program.pdiparams", "pir.json");
    }
}
