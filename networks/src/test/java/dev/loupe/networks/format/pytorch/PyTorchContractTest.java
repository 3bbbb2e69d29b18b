package dev.loupe.networks.format.pytorch;

import dev.loupe.networks.format.Format;
import dev.loupe.networks.format.FormatContract;

import java.util.List;

class PyTorchContractTest extends FormatContract {
    @Override
    protected Format format() {
        return new PyTorch();
    }

    @Override
    protected List<String> fixtures() {
        return List.of(
                "state.pt", "module.pt", "legacy.pt", "checkpoint.pt", "evil.pt", "evil.pkl");
    }
}
