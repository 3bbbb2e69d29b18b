package dev.loupe.networks.format.tflite;

import dev.loupe.networks.format.Format;
import dev.loupe.networks.format.FormatContract;

import java.util.List;

class TfliteContractTest extends FormatContract {
    @Override
    protected Format format() {
        return new Tflite();
    }

    @Override
    protected List<String> fixtures() {
        return List.of("conv.tflite", "quantised.tflite", "loops.tflite");
    }
}
