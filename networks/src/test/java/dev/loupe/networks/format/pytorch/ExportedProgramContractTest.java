package dev.loupe.networks.format.pytorch;

import dev.loupe.networks.format.Format;
import dev.loupe.networks.format.FormatContract;

import java.util.List;

class ExportedProgramContractTest extends FormatContract {
    @Override
    protected Format format() {
        return new ExportedProgram();
    }

    @Override
    protected List<String> fixtures() {
        return List.of("program.pt2");
    }
}
