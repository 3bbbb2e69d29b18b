package dev.loupe.networks.format.netron;

import dev.loupe.networks.format.Format;
import dev.loupe.networks.format.FormatContract;

import java.util.List;

class NetronMessageContractTest extends FormatContract {
    @Override
    protected Format format() {
        return new NetronMessage();
    }

    @Override
    protected List<String> fixtures() {
        return List.of("netron/conv.json", "netron/torch.json");
    }
}
