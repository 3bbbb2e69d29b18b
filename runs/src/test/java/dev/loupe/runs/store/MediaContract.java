package dev.loupe.runs.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.runs.Intake;
import dev.loupe.runs.domain.Batch;
import dev.loupe.runs.domain.MediaItem;
import dev.loupe.runs.domain.MediaKind;
import dev.loupe.runs.domain.MediaSeries;
import dev.loupe.runs.domain.Points;
import dev.loupe.runs.domain.Run;
import dev.loupe.runs.domain.SeriesKey;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Things at steps, bookmarks, and batches so large that they become chunks at once.
abstract class MediaContract extends ManyRunsContract {
    private static MediaItem image(String key, long step, int index) {
        return new MediaItem(
                SeriesKey.of(key),
                MediaKind.IMAGE,
                step,
                1_000 * step,
                index,
                "images/" + key + "/" + step + ".png",
                "{\"caption\":\"№ " + step + "\"}");
    }

    @Test
    void thingsLieAtTheirStepsAndWhatIsToldTwiceIsThereOnce() {
        Run run = run("0", "media");
        List<MediaItem> items = List.of(image("b", 5, 0), image("b", 5, 1), image("b", -2, 0));
        store.media().add(run.id(), items);
        store.media().add(run.id(), items);
        store.media().add(run.id(), List.of(image("a", 7, 0)));
        reopen();
        assertEquals(
                List.of(
                        new MediaSeries(SeriesKey.of("a"), MediaKind.IMAGE, 1, 7, 7, 7_000),
                        new MediaSeries(SeriesKey.of("b"), MediaKind.IMAGE, 3, -2, 5, 5_000)),
                store.media().series(run.id()));
        assertArrayEquals(new long[] {-2, 5}, store.media().steps(run.id(), SeriesKey.of("b")));
        assertEquals(
                List.of(image("b", 5, 0), image("b", 5, 1)),
                store.media().items(run.id(), SeriesKey.of("b"), 0, Long.MAX_VALUE, 10));
        assertEquals(
                List.of(image("b", -2, 0)),
                store.media()
                        .items(run.id(), SeriesKey.of("b"), Long.MIN_VALUE, Long.MAX_VALUE, 1));
    }

    @Test
    void thingsOfTwoKindsUnderOneKeyAreBothThere() {
        Run run = run("0", "twins");
        MediaItem embedding =
                new MediaItem(SeriesKey.of("points"), MediaKind.EMBEDDING, 3, 3_000, 0, null, "{}");
        for (int times = 0; times < 2; times++) {
            store.media().add(run.id(), List.of(image("points", 3, 0), embedding));
        }
        reopen();
        SeriesKey below = SeriesKey.of("points/embedding");
        assertEquals(
                List.of(
                        new MediaSeries(SeriesKey.of("points"), MediaKind.IMAGE, 1, 3, 3, 3_000),
                        new MediaSeries(below, MediaKind.EMBEDDING, 1, 3, 3, 3_000)),
                store.media().series(run.id()));
        assertEquals(
                List.of(image("points", 3, 0)),
                store.media().items(run.id(), SeriesKey.of("points"), 0, 9, 10));
        assertEquals(1, store.media().items(run.id(), below, 0, 9, 10).size());
    }

    @Test
    void aBookmarkIsTheLastOnePut() {
        assertEquals(Optional.empty(), store.bookmarks().find("/logs/a"));
        store.bookmarks().put(Map.of("/logs/a", "{\"at\":1}"));
        store.bookmarks().put(Map.of("/logs/a", "{\"at\":2}"));
        reopen();
        assertEquals(Optional.of("{\"at\":2}"), store.bookmarks().find("/logs/a"));
    }

    @Test
    void aLargeBatchIsStoredOnceAndReadWhole() {
        Run run = run("0", "bulk");
        int n = 40_000;
        int[] of = new int[n];
        long[] steps = new long[n];
        long[] micros = new long[n];
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            of[i] = i % 100 == 0 ? 1 : 0;
            steps[i] = i;
            micros[i] = 1_000_000L * i;
            values[i] = Math.sin(i);
        }
        Points points =
                new Points(
                        List.of(SeriesKey.of("loss"), SeriesKey.of("rare")),
                        of,
                        steps,
                        micros,
                        values);
        Batch batch = Batch.of(run.id(), points);
        assertEquals(new Intake.Receipt(n, 0), store.intake().write(batch));
        assertEquals(new Intake.Receipt(0, n), store.intake().write(batch));
        reopen();
        assertEquals(new Intake.Receipt(0, n), store.intake().write(batch));
        var loss = store.series().all(run.id(), SeriesKey.of("loss"));
        assertEquals(n - 400, loss.size());
        assertTrue(loss.values()[0] == Math.sin(1), "the first value");
        assertEquals(400, store.runs().series(run.id()).get(1).count());
    }
}
