package dev.loupe.intake.open;

import dev.loupe.intake.Format;
import dev.loupe.intake.clearml.ClearmlFormat;
import dev.loupe.intake.comet.CometFormat;
import dev.loupe.intake.mlflowdb.MlflowDatabaseFormat;
import dev.loupe.intake.mlruns.MlrunsFormat;
import dev.loupe.intake.neptune.NeptuneFormat;
import dev.loupe.intake.neptune.NeptuneOfflineFormat;
import dev.loupe.intake.neptunedb.NeptuneStoreFormat;
import dev.loupe.intake.rows.DvcLiveFormat;
import dev.loupe.intake.rows.HistoryFormat;
import dev.loupe.intake.rows.RowFormat;
import dev.loupe.intake.rows.TrainerFormat;
import dev.loupe.intake.sacred.SacredFormat;
import dev.loupe.intake.sacred.SacredMongoFormat;
import dev.loupe.intake.tensorboard.TensorBoardFormat;
import dev.loupe.intake.wandb.WandbFormat;

import java.util.List;
import java.util.Optional;

/// All kinds of logs that Loupe opens, those that own whole folders first.
public final class Formats {
    /// In the order they are asked.
    public static final List<Format> ALL =
            List.of(
                    new WandbFormat(),
                    new MlrunsFormat(),
                    new MlflowDatabaseFormat(),
                    new SacredFormat(),
                    new SacredMongoFormat(),
                    new NeptuneFormat(),
                    new NeptuneOfflineFormat(),
                    new NeptuneStoreFormat(),
                    new CometFormat(),
                    new ClearmlFormat(),
                    new DvcLiveFormat(),
                    new TensorBoardFormat(),
                    new TrainerFormat(),
                    RowFormat.aim(),
                    RowFormat.csv(),
                    RowFormat.jsonLines(),
                    RowFormat.boosting(),
                    new HistoryFormat());

    private Formats() {}

    /// The kind of that name.
    public static Optional<Format> named(String name) {
        return ALL.stream().filter(format -> format.name().equals(name)).findFirst();
    }
}
