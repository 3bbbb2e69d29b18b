package dev.loupe.networks.format.modelexplorer;

import dev.loupe.networks.format.Format;
import dev.loupe.networks.format.FormatContract;

import java.util.List;

class ModelExplorerContractTest extends FormatContract {
    @Override
    protected Format format() {
        return new ModelExplorer();
    }

    @Override
    protected List<String> fixtures() {
        return List.of(
                "modelexplorer/loops.json", "modelexplorer/built.json", "modelexplorer/list.json");
    }
}
