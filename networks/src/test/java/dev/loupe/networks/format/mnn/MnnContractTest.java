package dev.loupe.networks.format.mnn;

import dev.loupe.networks.format.Format;
import dev.loupe.networks.format.FormatContract;

import java.util.List;

class MnnContractTest extends FormatContract {
    @Override
    protected Format format() {
        return new Mnn();
    }

    @Override
    protected List<String> fixtures() {
        return List.of("conv.mnn", "conv-int8.mnn");
    }
}
