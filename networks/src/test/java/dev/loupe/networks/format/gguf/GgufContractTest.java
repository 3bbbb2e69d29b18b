package dev.loupe.networks.format.gguf;

import dev.loupe.networks.format.Format;
import dev.loupe.networks.format.FormatContract;

import java.util.List;

class GgufContractTest extends FormatContract {
    @Override
    protected Format format() {
        return new Gguf();
    }

    @Override
    protected List<String> fixtures() {
        return List.of("small.gguf");
    }
}
