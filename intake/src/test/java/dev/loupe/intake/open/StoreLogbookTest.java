package dev.loupe.intake.open;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.loupe.core.RunId;
import dev.loupe.intake.Opening;
import dev.loupe.intake.RunLog;
import dev.loupe.runs.Refused;
import dev.loupe.runs.Store;
import dev.loupe.runs.domain.Lifecycle;
import dev.loupe.runs.domain.Points;
import dev.loupe.runs.domain.RunStatus;
import dev.loupe.runs.domain.SeriesKey;
import dev.loupe.runs.store.Stores;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

final class StoreLogbookTest {
    @TempDir Path folder;

    @Test
    void aStatusThatIsRefusedNamesItsRunAndTheOthersAreTaken() {
        List<String> said = new ArrayList<>();
        try (Store store = Stores.open(folder.resolve("store").toString(), null)) {
            StoreLogbook book = new StoreLogbook(store, null, said::add);
            RunId gone = Opening.derived("test", "gone");
            RunId here = Opening.derived("test", "here");
            RunLog first = book.run(new Opening(gone, "p", "night shift", "", 1));
            RunLog second = book.run(new Opening(here, "p", "day shift", "", 1));
            book.settle();
            store.runs().delete(gone);
            String why =
                    assertThrows(Refused.class, () -> store.runs().heartbeat(gone)).getMessage();
            first.status(RunStatus.FINISHED, 5L);
            second.status(RunStatus.FAILED, 6L);
            book.settle();
            assertEquals(List.of("The status of run 'night shift' cannot be taken: " + why), said);
            assertEquals(RunStatus.FAILED, store.runs().find(here).orElseThrow().status());
        }
    }

    @Test
    void aLogOfARunThatItsToolDeletedHoldsAsManyPointsTheSecondTime() {
        try (Store store = Stores.open(folder.resolve("store").toString(), null)) {
            RunId gone = Opening.derived("test", "gone");
            for (int time = 0; time < 2; time++) {
                StoreLogbook book = new StoreLogbook(store, null, said -> {});
                RunLog run = book.run(new Opening(gone, "p", "gone", "", 1));
                run.points(
                        new Points(
                                List.of(SeriesKey.of("a")),
                                new int[] {0, 0},
                                new long[] {0, 1},
                                new long[] {0, 1},
                                new double[] {1, 2}));
                run.deleted();
                book.settle();
                assertEquals(2, book.points());
                assertEquals(Lifecycle.DELETED, store.runs().find(gone).orElseThrow().lifecycle());
            }
        }
    }
}
