package dev.loupe.networks.format.executorch;

import dev.loupe.networks.format.Format;
import dev.loupe.networks.format.FormatContract;

import java.util.List;

class ExecutorchContractTest extends FormatContract {
    @Override
    protected Format format() {
        return new Executorch();
    }

    @Override
    protected List<String> fixtures() {
        return List.of("conv.pte", "delegated.pte");
    }
}
