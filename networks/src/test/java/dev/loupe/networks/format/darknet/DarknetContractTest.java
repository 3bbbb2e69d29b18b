package dev.loupe.networks.format.darknet;

import dev.loupe.networks.format.Format;
import dev.loupe.networks.format.FormatContract;

import java.util.List;

class DarknetContractTest extends FormatContract {
    @Override
    protected Format format() {
        return new Darknet();
    }

    @Override
    protected List<String> fixtures() {
        return List.of("yolo.cfg", "characters.cfg");
    }
}
