package dev.loupe.networks.format.onnx;

import dev.loupe.core.Reading;
import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Flat;
import dev.loupe.networks.format.Format;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.graph.Model;

/// ONNX Runtime's own form of ONNX models: a flatbuffer with the identifier `ORTM`.
public final class Ort implements Format {
    @Override
    public String name() {
        return "ort";
    }

    @Override
    public Reading<Model> read(ModelFile file) {
        if (!Flat.identified(file.bytes(), "ORTM")) {
            return new Reading.NotThisFormat<>("It is no flatbuffer with the identifier ORTM.");
        }
        try {
            return new Reading.Read<>(new OrtModel(file.bytes()).read());
        } catch (Broken broken) {
            return broken.reading();
        }
    }
}
