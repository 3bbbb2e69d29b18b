package dev.loupe.runs.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.loupe.core.RunId;
import dev.loupe.runs.Refused;
import dev.loupe.runs.RunSearch;
import dev.loupe.runs.Runs;
import dev.loupe.runs.domain.Batch;
import dev.loupe.runs.domain.Lifecycle;
import dev.loupe.runs.domain.Param;
import dev.loupe.runs.domain.Points;
import dev.loupe.runs.domain.Run;
import dev.loupe.runs.domain.RunStatus;
import dev.loupe.runs.domain.SeriesKey;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

/// What search promises on every database.
abstract class SearchContract extends MediaContract {
    @Test
    void searchFiltersSortsAndSeesWhatWasJustWritten() {
        for (int i = 0; i < 10; i++) {
            Run run = run("0", "run-" + i);
            store.intake()
                    .write(
                            new Batch(
                                    run.id(),
                                    points("val/acc", new long[] {1, 2}, i / 10.0, (9 - i) / 10.0),
                                    List.of(
                                            Param.of("lr", i % 2 == 0 ? "0.1" : "1e-2"),
                                            Param.of("model", i < 5 ? "mlp" : "trees")),
                                    Map.of()));
        }
        assertEquals(
                List.of("run-4", "run-2", "run-0"),
                names("params.lr = 0.1 and params.model = 'mlp'", "max(metrics.`val/acc`) asc"));
        assertEquals(List.of("run-0"), names("val/acc > 0.85", "name"));
        assertEquals(
                List.of("run-1", "run-3"),
                names("(lr < 0.05 OR NOT model = 'mlp') AND model LIKE 'm%'", "name"));
        assertEquals(List.of(), names("metrics.absent > 0", "name"));
        assertEquals(10, names("metrics.absent IS NULL", "name").size());
    }

    @Test
    void runsAreNumberedByTheirMakingWhateverIsDeletedOrAskedFor() {
        String other = store.projects().create("other", null, Map.of()).id();
        for (String project : List.of("0", other, "0", "0", other)) {
            run(project, "run");
        }
        Run gone = run("0", "gone");
        store.runs().delete(gone.id());
        run("0", "last");
        assertEquals(List.of(1, 2, 3, 5), numbers("0"));
        assertEquals(List.of(1, 2), numbers(other));
        assertEquals(List.of(1, 1, 2, 2, 3, 5), numbers("0", other));
        run(other, "new");
        assertEquals(List.of(1, 1, 2, 2, 3, 3, 5), numbers("0", other));
    }

    private List<Integer> numbers(String... projects) {
        return store
                .search()
                .search(
                        new RunSearch.Question(
                                List.of(projects),
                                "",
                                List.of(),
                                Lifecycle.ACTIVE,
                                List.of(),
                                0,
                                100))
                .rows()
                .stream()
                .map(RunSearch.Row::number)
                .sorted()
                .toList();
    }

    @Test
    void runsFromElsewhereWereHeardOfWhenTheyLoggedLast() {
        Run running = run("0", "running");
        Run silent = run("0", "without points");
        Run ended = run("0", "ended");
        for (Run run : List.of(running, ended)) {
            store.intake().write(Batch.of(run.id(), points("loss", new long[] {1, 2}, 0.5, 0.25)));
        }
        store.runs().update(ended.id(), new Runs.Change(null, RunStatus.FINISHED, 5L, null));
        long before = heard(ended);
        long logged = store.projects().activity("0").lastMicros() / 1_000;
        RunId absent = new RunId("0".repeat(32));
        store.runs().heardWhenLogged(List.of(absent, running.id(), silent.id(), ended.id()));
        assertEquals(Math.max(logged, running.startMillis()), heard(running));
        assertEquals(silent.startMillis(), heard(silent));
        assertEquals(before, heard(ended));
        assertEquals(List.of("without points", "running", "ended"), names("", "heartbeat asc"));
    }

    private long heard(Run run) {
        return store.runs().find(run.id()).orElseThrow().heartbeatMillis();
    }

    private void param(String name, String key, String text) {
        store.intake()
                .write(
                        new Batch(
                                run("0", name).id(),
                                Points.NONE,
                                List.of(Param.of(key, text)),
                                Map.of()));
    }

    @Test
    void paramsAreComparedAsNumbersWithNumbersAndByCharactersWithTexts() {
        param("a", "lr", "0.1");
        param("b", "lr", "1e-2");
        param("c", "lr", "0.010");
        param("d", "lr", "high 😀");
        run("0", "e");
        assertEquals(List.of("b", "c"), names("params.lr = 0.01", "name"));
        assertEquals(List.of("a", "d"), names("params.lr != 0.01", "name"));
        assertEquals(List.of("a", "b", "c"), names("params.lr IN (0.01, 0.1)", "name"));
        assertEquals(List.of("a", "d"), names("params.lr NOT IN (0.01)", "name"));
        assertEquals(List.of("b", "d"), names("params.lr IN ('1e-2', 'high 😀')", "name"));
        assertEquals(List.of("a", "b"), names("params.lr IN (0.1, '1e-2')", "name"));
        assertEquals(List.of("d"), names("params.lr LIKE '%😀'", "name"));
        assertEquals(List.of("d"), names("params.lr LIKE 'high _'", "name"));
    }

    /// Its summary is not yet written when the other work is undone.
    @Test
    void aRefusedWriteTakesNothingOfAnEarlierOneOutOfSearch() {
        Run run = run("0", "early");
        store.intake()
                .write(new Batch(run.id(), points("loss", new long[] {1}, 7), List.of(), Map.of()));
        assertThrows(
                Refused.class,
                () ->
                        store.runs()
                                .create(
                                        new Runs.NewRun(
                                                null,
                                                "0",
                                                "never",
                                                "",
                                                1,
                                                RunStatus.RUNNING,
                                                List.of(Param.of("p", "1"), Param.of("p", "2")),
                                                Map.of())));
        assertEquals(List.of("early"), names("metrics.loss = 7", "name"));
    }

    @Test
    void metricsInContextsAreFieldsOfTheirOwn() {
        for (int i = 0; i < 3; i++) {
            Run run = run("0", "run-" + i);
            Points val =
                    new Points(
                            List.of(
                                    SeriesKey.of("loss"),
                                    new SeriesKey("loss", "{\"subset\":\"val\"}")),
                            new int[] {0, 1},
                            new long[] {1, 1},
                            new long[] {1_000_000, 1_000_000},
                            new double[] {i, 10 - i});
            store.intake().write(new Batch(run.id(), val, List.of(), Map.of()));
        }
        assertEquals(
                List.of("run-2", "run-1", "run-0"),
                names("", "metrics.loss{\"subset\":\"val\"} asc"));
        assertEquals(List.of("run-0"), names("loss{subset=val} > 9", "name"));
        assertEquals(List.of("run-2"), names("loss > 1", "name"));
        assertEquals(List.of(), names("loss{subset=test} > 0", "name"));
        assertEquals(
                List.of("metrics.loss 3", "metrics.loss{\"subset\":\"val\"} 3"),
                store.search().fields(List.of("0"), RunSearch.Kind.METRIC, "", 0, 10).stream()
                        .map(f -> f.field() + " " + f.runs())
                        .toList());
        assertEquals(
                List.of(), store.search().fields(List.of("0"), RunSearch.Kind.PARAM, "", 0, 10));
    }

    private List<String> names(String filter, String order) {
        RunSearch.Answer answer =
                store.search()
                        .search(
                                new RunSearch.Question(
                                        List.of("0"),
                                        filter,
                                        List.of(order),
                                        Lifecycle.ACTIVE,
                                        List.of("name"),
                                        0,
                                        100));
        return answer.rows().stream().map(r -> String.valueOf(r.values().getFirst())).toList();
    }

    @Test
    void afterAnyChangesSearchAnswersAsFromNothing() {
        new RandomChanges(1, List.of((SqlStore) store)).compare(60);
    }

    @Test
    void groupsTellMeanAndSpread() {
        for (int i = 0; i < 4; i++) {
            Run run = run("0", "run-" + i);
            store.intake()
                    .write(
                            new Batch(
                                    run.id(),
                                    points("acc", new long[] {1}, i),
                                    List.of(Param.of("model", i < 2 ? "a" : "b")),
                                    Map.of()));
        }
        List<RunSearch.Group> groups =
                store.search()
                        .groups(
                                new RunSearch.Question(
                                        List.of("0"),
                                        "",
                                        List.of("name"),
                                        null,
                                        List.of("metrics.acc"),
                                        0,
                                        10),
                                List.of("model"));
        assertEquals(2, groups.size());
        assertEquals(0.5, groups.getFirst().values().getFirst().mean());
        assertEquals(Math.sqrt(0.5), groups.getFirst().values().getFirst().sd(), 1e-15);
    }
}
