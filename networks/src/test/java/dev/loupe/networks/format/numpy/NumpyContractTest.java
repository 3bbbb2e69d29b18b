package dev.loupe.networks.format.numpy;

import dev.loupe.networks.format.Format;
import dev.loupe.networks.format.FormatContract;

import java.util.List;

class NumpyContractTest extends FormatContract {
    @Override
    protected Format format() {
        return new Numpy();
    }

    @Override
    protected List<String> fixtures() {
        return List.of("small.npy", "small.npz");
    }
}
