package dev.loupe.intake.rows;

import dev.loupe.intake.Format;
import dev.loupe.intake.SourceContract;

import java.nio.file.Path;
import java.util.List;

final class RowsContractTest extends SourceContract {
    @Override
    protected Path fixture() {
        return Path.of("../fixtures/intake/rows");
    }

    @Override
    protected List<Format> formats() {
        return List.of(
                new DvcLiveFormat(),
                new TrainerFormat(),
                RowFormat.csv(),
                RowFormat.jsonLines(),
                RowFormat.boosting(),
                new HistoryFormat());
    }

    @Override
    protected boolean apart() {
        return true;
    }

    @Override
    protected boolean tellsStarts() {
        return false;
    }

    @Override
    protected boolean grows(Path file) {
        String name = String.valueOf(file.getFileName());
        return !name.endsWith(".json")
                && !name.endsWith(".yaml")
                && !name.equals("halves.csv")
                && !name.equals("chats.jsonl");
    }
}
