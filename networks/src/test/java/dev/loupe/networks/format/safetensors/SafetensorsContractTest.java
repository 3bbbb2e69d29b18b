package dev.loupe.networks.format.safetensors;

import dev.loupe.networks.format.Format;
import dev.loupe.networks.format.FormatContract;

import java.util.List;

class SafetensorsContractTest extends FormatContract {
    @Override
    protected Format format() {
        return new Safetensors();
    }

    @Override
    protected List<String> fixtures() {
        return List.of("small.safetensors");
    }
}
