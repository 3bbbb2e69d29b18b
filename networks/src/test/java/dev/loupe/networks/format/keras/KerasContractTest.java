package dev.loupe.networks.format.keras;

import dev.loupe.networks.format.Format;
import dev.loupe.networks.format.FormatContract;

import java.util.List;

class KerasContractTest extends FormatContract {
    @Override
    protected Format format() {
        return new Keras();
    }

    @Override
    protected List<String> fixtures() {
        return List.of("chain.json", "chain.h5", "joined.keras");
    }
}
