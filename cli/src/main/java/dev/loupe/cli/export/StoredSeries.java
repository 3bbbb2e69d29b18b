package dev.loupe.cli.export;

import dev.loupe.runs.Refused;
import dev.loupe.runs.Store;
import dev.loupe.runs.domain.Run;
import dev.loupe.runs.domain.SeriesKey;
import dev.loupe.runs.domain.SeriesSummary;
import dev.loupe.runs.series.Column;

import java.io.IOException;
import java.util.function.Consumer;

/// All series of a run but those that are damaged.
public final class StoredSeries {
    private StoredSeries() {}

    /// Takes a series.
    @FunctionalInterface
    public interface Taker {
        void series(SeriesKey key, Column points) throws IOException;
    }

    /// @return how many points were given
    public static long each(Store store, Run run, Consumer<String> damaged, Taker taker)
            throws IOException {
        long given = 0;
        for (SeriesSummary summary : store.runs().series(run.id())) {
            Column points;
            try {
                points = store.series().all(run.id(), summary.series());
            } catch (Refused refused) {
                if (refused.why() != Refused.Why.DAMAGED) {
                    throw refused;
                }
                damaged.accept(
                        "Series "
                                + summary.series().key()
                                + " of run "
                                + run.id()
                                + " is left out: "
                                + refused.getMessage());
                continue;
            }
            taker.series(summary.series(), points);
            given += points.size();
        }
        return given;
    }
}
