package dev.loupe.networks.format.tflite;

import dev.loupe.core.Reading;
import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Flat;
import dev.loupe.networks.format.Format;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.graph.Model;

/// TensorFlow Lite, now LiteRT: a flatbuffer with the identifier `TFL3`, weights in its buffers or behind it.
public final class Tflite implements Format {
    @Override
    public String name() {
        return "tflite";
    }

    @Override
    public Reading<Model> read(ModelFile file) {
        if (!Flat.identified(file.bytes(), "TFL3")) {
            return new Reading.NotThisFormat<>("It is no flatbuffer with the identifier TFL3.");
        }
        try {
            return new Reading.Read<>(new TfliteModel(file.bytes()).read());
        } catch (Broken broken) {
            return broken.reading();
        }
    }
}
