package dev.loupe.networks.format.mxnet;

import dev.loupe.networks.format.Format;
import dev.loupe.networks.format.FormatContract;

import java.util.List;

class MxNetContractTest extends FormatContract {
    @Override
    protected Format format() {
        return new MxNet();
    }

    @Override
    protected List<String> fixtures() {
        return List.of("conv-symbol.json", "conv-0001.params", "odd.params");
    }
}
