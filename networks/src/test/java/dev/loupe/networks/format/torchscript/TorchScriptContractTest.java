package dev.loupe.networks.format.torchscript;

import dev.loupe.networks.format.Format;
import dev.loupe.networks.format.FormatContract;

import java.util.List;

class TorchScriptContractTest extends FormatContract {
    @Override
    protected Format format() {
        return new TorchScript();
    }

    @Override
    protected List<String> fixtures() {
        return List.of("traced.pt", "scripted.pt", "frozen.pt");
    }
}
