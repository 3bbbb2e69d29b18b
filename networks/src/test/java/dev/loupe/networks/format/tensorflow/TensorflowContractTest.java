package dev.loupe.networks.format.tensorflow;

import dev.loupe.networks.format.Format;
import dev.loupe.networks.format.FormatContract;

import java.util.List;

class TensorflowContractTest extends FormatContract {
    @Override
    protected Format format() {
        return new Tensorflow();
    }

    @Override
    protected List<String> fixtures() {
        return List.of("saved/saved_model.pb", "frozen.pb", "old.meta", "small.ckpt.index");
    }
}
