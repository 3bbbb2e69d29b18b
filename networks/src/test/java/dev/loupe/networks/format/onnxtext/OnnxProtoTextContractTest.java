package dev.loupe.networks.format.onnxtext;

import dev.loupe.networks.format.Format;
import dev.loupe.networks.format.FormatContract;

import java.util.List;

class OnnxProtoTextContractTest extends FormatContract {
    @Override
    protected Format format() {
        return new OnnxProtoText();
    }

    @Override
    protected List<String> fixtures() {
        return List.of(
                "onnxtext/conv.textproto", "onnxtext/branches.textproto", "onnxtext/odd.textproto");
    }
}
