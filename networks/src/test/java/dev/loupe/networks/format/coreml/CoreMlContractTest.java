package dev.loupe.networks.format.coreml;

import dev.loupe.networks.format.Format;
import dev.loupe.networks.format.FormatContract;

import java.util.List;

class CoreMlContractTest extends FormatContract {
    @Override
    protected Format format() {
        return new CoreMl();
    }

    @Override
    protected List<String> fixtures() {
        return List.of(
                "layers.mlmodel",
                "program.mlpackage/Data/com.apple.CoreML/model.mlmodel",
                "coreml/older.mlmodelc/model.mil",
                "coreml/newer.mlmodelc/model.mil");
    }
}
