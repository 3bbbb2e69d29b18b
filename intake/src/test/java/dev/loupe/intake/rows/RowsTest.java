package dev.loupe.intake.rows;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.loupe.intake.Reader;
import dev.loupe.intake.RecordingLogbook;
import dev.loupe.intake.RecordingLogbook.Point;
import dev.loupe.intake.RecordingLogbook.Recorded;
import dev.loupe.intake.open.Formats;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Against what fixtures/intake/make-rows.py logged with each library.
final class RowsTest {
    private static final Path FIXTURE = Path.of("../fixtures/intake/rows");

    @TempDir Path folder;

    private static RecordingLogbook fixture() throws IOException {
        RecordingLogbook book = Reader.read(FIXTURE, Formats.ALL);
        assertEquals(List.of(), book.damage);
        return book;
    }

    private static Recorded run(RecordingLogbook book, String name) {
        return book.runs.values().stream()
                .filter(r -> r.opening.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not among " + names(book)));
    }

    private static Set<String> names(RecordingLogbook book) {
        Set<String> names = new TreeSet<>();
        book.runs.values().forEach(run -> names.add(run.opening.name()));
        return names;
    }

    private static List<Long> steps(Recorded run, String key) {
        return run.series.getOrDefault(key, Set.of()).stream().map(Point::step).toList();
    }

    @Test
    void plotsOfDvcliveAreTables() throws IOException {
        RecordingLogbook book = new RecordingLogbook();
        try (Reader.Opened opened =
                new Reader.Opened(FIXTURE.resolve("dvc-plots"), Formats.ALL, book)) {
            opened.read();
            opened.last();
        }
        Recorded run = run(book, "dvclive");
        assertEquals(
                "{\"columns\":[\"a\",\"b\"],\"data\":[[1,2.5],[2,5.5]]}",
                text(run, "plots/custom/mine.table.json"));
        assertEquals(
                "{\"columns\":[\"actual\",\"predicted\"],\"data\":[[\"a\",\"a\"],[\"b\",\"a\"],[\"a\",\"a\"]]}",
                text(run, "plots/sklearn/confusion.table.json"));
        assertTrue(
                text(run, "plots/sklearn/roc.table.json")
                        .startsWith(
                                "{\"columns\":[\"fpr\",\"tpr\",\"threshold\"],\"data\":[[0.0,0.0,Infinity],"));
        assertEquals(
                Set.of("plots/custom/mine", "plots/sklearn/confusion", "plots/sklearn/roc"),
                run.media.stream()
                        .filter(i -> i.kind() == dev.loupe.runs.domain.MediaKind.TABLE)
                        .map(i -> i.series().key())
                        .collect(java.util.stream.Collectors.toSet()));
    }

    private static String text(Recorded run, String file) {
        return new String(run.file(file), java.nio.charset.StandardCharsets.UTF_8);
    }

    @Test
    void aLogThatTrainingsWereAppendedToKeepsAllOfThem() throws IOException {
        Recorded run = run(fixture(), "appended/training.log");
        JsonNode said =
                JsonMapper.builder()
                        .build()
                        .readTree(FIXTURE.resolve("appended/said.json").toFile());
        assertEquals(said.propertyNames(), run.series.keySet());
        for (String key : said.propertyNames()) {
            List<String> expected = new ArrayList<>();
            said.get(key).forEach(p -> expected.add(p.get(0).asInt() + " " + p.get(1).asDouble()));
            assertEquals(8, expected.size());
            assertEquals(
                    expected,
                    run.series.getOrDefault(key, Set.of()).stream()
                            .map(p -> p.step() + " " + p.value())
                            .toList());
        }
    }

    @Test
    void epochsThatFallElsewhereAreNoTraining() throws IOException {
        Files.writeString(folder.resolve("a.csv"), "epoch,x\n3,1\n4,2\n2,3\n");
        Files.writeString(folder.resolve("b.csv"), "batch,x\n0,1\n1,2\n0,3\n");
        Files.writeString(folder.resolve("c.csv"), "epoch,x\n1,1\n0,2\n1,3\n");
        assertEquals(Set.of(), names(Reader.read(folder, Formats.ALL)));
    }

    /// As the command line of LightGBM prints them, with a line for each metric.
    @Test
    void iterationsOfLightgbmsCommandLineAreRead() throws IOException {
        Files.writeString(
                folder.resolve("train.log"),
                """
                [LightGBM] [Info] Finished loading parameters
                [LightGBM] [Info] Started training...
                [LightGBM] [Info] Iteration:1, training auc : 0.5
                [LightGBM] [Info] Iteration:1, valid_1 ndcg@10 : 0.25
                [LightGBM] [Info] 0.009204 seconds elapsed, finished iteration 1
                [LightGBM] [Info] Iteration:2, training auc : 0.75
                [LightGBM] [Info] Iteration:2, valid_1 ndcg@10 : nan
                [LightGBM] [Info] Finished training
                """);
        Recorded run = run(Reader.read(folder, Formats.ALL), "train.log");
        assertEquals(Set.of("training auc", "valid_1 ndcg@10"), run.series.keySet());
        assertArrayEquals(new double[] {0.5, 0.75}, run.values("training auc"));
        assertArrayEquals(new double[] {0.25, Double.NaN}, run.values("valid_1 ndcg@10"));
        assertEquals(List.of(1L, 2L), steps(run, "training auc"));
    }

    @Test
    void everyLogIsARunAndNoTableIs() throws IOException {
        assertEquals(
                new TreeSet<>(
                        Set.of(
                                "lightning/lightning_logs/version_0",
                                "trainer",
                                "appended/training.log",
                                "dvc-plots/dvclive",
                                "yolo",
                                "dvc/dvclive",
                                "dvc-pictures/dvclive",
                                "boosting/xgboost.log",
                                "boosting/xgboost-cv.log",
                                "boosting/lightgbm.log",
                                "boosting/evals_result.json",
                                "keras/training.log",
                                "keras/semicolon.csv",
                                "keras/history.json",
                                "gaps/training.log",
                                "gaps/history.json",
                                "stopped/early.log",
                                "stopped/late.log",
                                "trial",
                                "lines/a/log.jsonl",
                                "lines/long.jsonl",
                                "lines/phases.csv",
                                "lines/halves.csv",
                                "lines/run-a-tag-loss.csv")),
                names(fixture()));
    }

    @Test
    void lightningKeepsEmptyCellsOutAndRepeatedStepsApart() throws IOException {
        Recorded run = run(fixture(), "lightning/lightning_logs/version_0");
        assertEquals("rows", run.opening.project());
        assertArrayEquals(
                new double[] {1, 1 / 2., 1 / 3., 1 / 4., 1 / 5., 1 / 6., Double.NaN},
                run.values("train_loss"));
        assertArrayEquals(new double[] {2 / 3., 2 / 6.}, run.values("val_loss"));
        assertEquals(List.of(2L, 5L), steps(run, "val_loss"));
        assertEquals("[64,32]", run.param("net.layers"));
        assertEquals("größe", run.param("name"));
    }

    @Test
    void theNewestCheckpointOfATrainerHoldsItsHistory() throws IOException {
        Recorded run = run(fixture(), "trainer");
        assertEquals(
                List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L), steps(run, "loss"));
        assertEquals(List.of(4L, 8L), steps(run, "eval_loss"));
        assertEquals(0.25, run.values("epoch")[0]);
        assertEquals("12", run.param("max_steps"));
    }

    @Test
    void secondsSinceTheStartStayASeriesAndBecomeTimes() throws IOException {
        Recorded run = run(fixture(), "yolo");
        assertArrayEquals(new double[] {1, 0.5, 0.333333, 0.25}, run.values("train/box_loss"));
        assertArrayEquals(new double[] {1.50001, 3, 4.5, 6}, run.values("time"));
        assertEquals(List.of(1L, 2L, 3L, 4L), steps(run, "metrics/mAP50(B)"));
        assertEquals(
                List.of(1_500_010L, 3_000_000L, 4_500_000L, 6_000_000L),
                run.series.getOrDefault("time", Set.of()).stream().map(Point::micros).toList());
        assertEquals("640", run.param("imgsz"));
    }

    @Test
    void dvcLiveNamesSeriesByPath() throws IOException {
        Recorded run = run(fixture(), "dvc/dvclive");
        assertArrayEquals(new double[] {0, 0.25, 0.5, 0.75}, run.values("train/acc"));
        assertArrayEquals(new double[] {1, 1 / 2., 1 / 3., 1 / 4.}, run.values("loss"));
        assertTrue(
                run.series.getOrDefault("loss", Set.of()).stream()
                        .allMatch(p -> p.micros() > 1_795_000_000_000_000L));
        assertEquals("[1,2]", run.param("net.layers"));
    }

    @Test
    void dvcLivesPicturesLieAtTheirSteps() throws IOException {
        RecordingLogbook book = new RecordingLogbook();
        try (Reader.Opened opened =
                new Reader.Opened(FIXTURE.resolve("dvc-pictures"), Formats.ALL, book)) {
            opened.read();
            opened.last();
        }
        Recorded run = book.runs.values().iterator().next();
        assertEquals(
                List.of(
                        "plots/images/last 2 plots/images/last.png",
                        "plots/images/seen 0 plots/images/seen/0.png",
                        "plots/images/seen 1 plots/images/seen/1.png",
                        "plots/images/seen 2 plots/images/seen/2.png"),
                run.media.stream()
                        .map(i -> i.series().key() + " " + i.step() + " " + i.path())
                        .sorted()
                        .toList());
        assertTrue(run.files.containsKey("plots/images/seen/1.png"));
    }

    @Test
    void boostingLibrariesPrintTheirRounds() throws IOException {
        RecordingLogbook book = fixture();
        double[] printed = run(book, "boosting/xgboost.log").values("valid-rmse");
        double[] exact = run(book, "boosting/evals_result.json").values("valid.rmse");
        assertEquals(8, printed.length);
        assertArrayEquals(exact, printed, 5.1e-6);
        Recorded folds = run(book, "boosting/xgboost-cv.log");
        assertArrayEquals(
                new double[] {0.01446, 0.01803, 0.02014, 0.00775}, folds.values("train-rmse-std"));
        Recorded light = run(book, "boosting/lightgbm.log");
        assertEquals(
                Set.of("train's l2", "train's l1", "valid's l2", "valid's l1"),
                light.series.keySet());
        assertEquals(List.of(1L, 2L, 3L, 4L, 5L, 6L), steps(light, "valid's l1"));
    }

    @Test
    void kerasWritesTheSameWithEitherSeparator() throws IOException {
        RecordingLogbook book = fixture();
        double[] commas = run(book, "keras/training.log").values("val_mae");
        assertEquals(5, commas.length);
        assertArrayEquals(commas, run(book, "keras/semicolon.csv").values("val_mae"));
        assertArrayEquals(commas, run(book, "keras/history.json").values("val_mae"));
    }

    @Test
    void theBestRoundThatIsPrintedOnceMoreIsNamed() throws IOException {
        RecordingLogbook book = fixture();
        Recorded early = run(book, "stopped/early.log");
        assertEquals(List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L), steps(early, "valid_0's l2"));
        assertEquals("4", early.tags.get("best_iteration"));
        Recorded late = run(book, "stopped/late.log");
        assertEquals(12, late.values("valid_0's l2").length);
        assertEquals("12", late.tags.get("best_iteration"));
    }

    @Test
    void lossesThatLeaveTheNumbersAndValuesThatAreMissing() throws IOException {
        RecordingLogbook book = fixture();
        double[] diverged = run(book, "gaps/history.json").values("loss");
        assertEquals(3, diverged.length);
        assertEquals(Double.POSITIVE_INFINITY, diverged[1]);
        assertTrue(Double.isNaN(diverged[2]));
        Recorded gaps = run(book, "gaps/training.log");
        assertEquals(List.of(1L, 3L), steps(gaps, "val_loss"));
        assertFalse(gaps.tags.containsKey("val_loss"), "NA is no text");
    }

    @Test
    void paramsOfATrialAreParams() throws IOException {
        Recorded trial = run(fixture(), "trial");
        assertEquals("11", trial.param("seed"));
        assertEquals(3e-5, Double.parseDouble(trial.param("learning_rate")));
        assertEquals("run-7", trial.tags.get("trial_name"));
        assertTrue(Double.isNaN(trial.values("loss")[1]));
    }

    @Test
    void linesOfJsonAndTablesByTheirColumns() throws IOException {
        RecordingLogbook book = fixture();
        Recorded wide = run(book, "lines/a/log.jsonl");
        assertArrayEquals(
                new double[] {1, 1 / 2., 1 / 3., 1 / 4., 1 / 5.}, wide.values("train.loss"));
        assertArrayEquals(new double[] {Double.NaN}, wide.values("val.loss"));
        assertEquals("[1,2]", wide.param("config.layers"));
        assertEquals("größe", wide.tags.get("note"));
        assertEquals(1_767_225_600_500L, wide.opening.startMillis());
        Recorded phases = run(book, "lines/phases.csv");
        assertArrayEquals(new double[] {1, 0.5}, phases.values("loss{\"phase\":\"train\"}"));
        assertArrayEquals(new double[] {2}, phases.values("loss{\"phase\":\"val\"}"));
        Recorded named = run(book, "lines/long.jsonl");
        assertArrayEquals(new double[] {0, 0.5, 1}, named.values("loss{\"split\":\"val\"}"));
        Recorded halves = run(book, "lines/halves.csv");
        assertEquals(List.of(500_000L, 1_000_000L), steps(halves, "loss"));
        assertEquals("1000000", halves.tags.get("stepScale/loss"));
        assertArrayEquals(
                new double[] {0.5, 0.25}, run(book, "lines/run-a-tag-loss.csv").values("loss"));
    }

    @Test
    void aLogThatGetsAColumnIsReadAnew() throws IOException {
        Path log = folder.resolve("metrics.csv");
        Files.writeString(log, "step,a\n0,1\n1,2\n");
        RecordingLogbook book = new RecordingLogbook();
        try (Reader.Opened opened = new Reader.Opened(folder, Formats.ALL, book)) {
            opened.read();
            Files.writeString(log, "step,a,b\n0,1,\n1,2,\n2,3,4\n3,5,");
            opened.read();
            assertArrayEquals(new double[] {1, 2, 3}, run(book, ".").values("a"));
            Files.writeString(log, "step,a,b\n0,1,\n1,2,\n2,3,4\n3,5,6,7\n4,5\n5,6,7\n");
            opened.read();
        }
        assertArrayEquals(new double[] {1, 2, 3, 6}, run(book, ".").values("a"));
        assertArrayEquals(new double[] {4, 7}, run(book, ".").values("b"));
        assertEquals(1, book.damage.size());
        assertTrue(book.damage.getFirst().startsWith("Line 5 of the log "), book.damage.getFirst());
    }

    @Test
    void aRowThatIsStillBeingWrittenWaits() throws IOException {
        Path log = folder.resolve("log.csv");
        Files.writeString(log, "epoch,loss\n0,0.5\n1,0.2");
        RecordingLogbook book = new RecordingLogbook();
        try (Reader.Opened opened = new Reader.Opened(folder, Formats.ALL, book)) {
            opened.read();
            assertArrayEquals(new double[] {0.5}, run(book, "log.csv").values("loss"));
            Files.writeString(log, "epoch,loss\n0,0.5\n1,0.25\n");
            opened.read();
        }
        assertArrayEquals(new double[] {0.5, 0.25}, run(book, "log.csv").values("loss"));
        assertFalse(run(book, "log.csv").series.containsKey("epoch"));
    }
}
