package dev.loupe.networks.format.tfjs;

import dev.loupe.networks.format.Format;
import dev.loupe.networks.format.FormatContract;

import java.util.List;

class TfjsContractTest extends FormatContract {
    @Override
    protected Format format() {
        return new Tfjs();
    }

    @Override
    protected List<String> fixtures() {
        return List.of("tfjs/graph/model.json", "tfjs/layers/model.json");
    }
}
