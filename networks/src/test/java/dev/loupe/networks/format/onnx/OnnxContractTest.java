package dev.loupe.networks.format.onnx;

import dev.loupe.networks.format.Format;
import dev.loupe.networks.format.FormatContract;

import java.util.List;

class OnnxContractTest extends FormatContract {
    @Override
    protected Format format() {
        return new Onnx();
    }

    @Override
    protected List<String> fixtures() {
        return List.of("conv.onnx", "branches.onnx", "odd.onnx");
    }
}
