package dev.loupe.networks.format.openvino;

import dev.loupe.networks.format.Format;
import dev.loupe.networks.format.FormatContract;

import java.util.List;

class OpenVinoContractTest extends FormatContract {
    @Override
    protected Format format() {
        return new OpenVino();
    }

    @Override
    protected List<String> fixtures() {
        return List.of("branches.xml");
    }
}
