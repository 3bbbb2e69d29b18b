package dev.loupe.networks.format.ncnn;

import dev.loupe.networks.format.Format;
import dev.loupe.networks.format.FormatContract;

import java.util.List;

class NcnnContractTest extends FormatContract {
    @Override
    protected Format format() {
        return new Ncnn();
    }

    @Override
    protected List<String> fixtures() {
        return List.of("conv.ncnn.param", "conv.ncnn.param.bin", "lstm.ncnn.param");
    }
}
