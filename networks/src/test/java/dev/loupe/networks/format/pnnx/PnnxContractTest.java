package dev.loupe.networks.format.pnnx;

import dev.loupe.networks.format.Format;
import dev.loupe.networks.format.FormatContract;

import java.util.List;

class PnnxContractTest extends FormatContract {
    @Override
    protected Format format() {
        return new Pnnx();
    }

    @Override
    protected List<String> fixtures() {
        return List.of("conv.pnnx.param", "lstm.pnnx.param");
    }
}
