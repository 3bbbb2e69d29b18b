package dev.loupe.networks.format.onnxtext;

import dev.loupe.networks.format.Format;
import dev.loupe.networks.format.FormatContract;

import java.util.List;

class OnnxJsonContractTest extends FormatContract {
    @Override
    protected Format format() {
        return new OnnxJson();
    }

    @Override
    protected List<String> fixtures() {
        return List.of(
                "onnxtext/conv.onnx.json", "onnxtext/branches.onnx.json", "onnxtext/odd.onnx.json");
    }
}
