package dev.loupe.networks.format.onnx;

import dev.loupe.networks.format.Format;
import dev.loupe.networks.format.FormatContract;

import java.util.List;

class OrtContractTest extends FormatContract {
    @Override
    protected Format format() {
        return new Ort();
    }

    @Override
    protected List<String> fixtures() {
        return List.of("conv.ort", "branches.ort");
    }
}
