package dev.loupe.networks.format.hdf5;

import dev.loupe.networks.format.Format;
import dev.loupe.networks.format.FormatContract;

import java.util.List;

class Hdf5ContractTest extends FormatContract {
    @Override
    protected Format format() {
        return new Hdf5();
    }

    @Override
    protected List<String> fixtures() {
        return List.of("plain.h5");
    }
}
