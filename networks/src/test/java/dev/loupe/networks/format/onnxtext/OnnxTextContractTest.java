package dev.loupe.networks.format.onnxtext;

import dev.loupe.networks.format.Format;
import dev.loupe.networks.format.FormatContract;

import java.util.List;

class OnnxTextContractTest extends FormatContract {
    @Override
    protected Format format() {
        return new OnnxText();
    }

    @Override
    protected List<String> fixtures() {
        return List.of(
                "onnxtext/conv.onnxtxt",
                "onnxtext/branches.onnxtxt",
                "onnxtext/odd.onnxtxt",
                "onnxtext/syntax.onnxtxt");
    }
}
