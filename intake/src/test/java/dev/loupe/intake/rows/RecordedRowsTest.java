package dev.loupe.intake.rows;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loupe.intake.Reader;
import dev.loupe.intake.RecordingLogbook;
import dev.loupe.intake.RecordingLogbook.Point;
import dev.loupe.intake.RecordingLogbook.Recorded;
import dev.loupe.intake.open.Formats;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// What callbacks of boosting libraries record, and tables with padded columns (fixtures/intake/make-rows.py), against what the libraries and pandas say.
final class RecordedRowsTest {
    private static final Path FIXTURE = Path.of("../fixtures/intake/recorded");

    private static Recorded run(String folder, String name) throws IOException {
        RecordingLogbook book = Reader.read(FIXTURE.resolve(folder), Formats.ALL);
        assertEquals(List.of(), book.damage);
        return book.runs.values().stream()
                .filter(run -> run.opening.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode said(String file) throws IOException {
        return JsonMapper.builder().build().readTree(FIXTURE.resolve(file).toFile());
    }

    private static double[] numbers(JsonNode list) {
        return list.valueStream().mapToDouble(JsonNode::doubleValue).toArray();
    }

    private static List<Long> steps(Recorded run, String key) {
        return run.series.getOrDefault(key, Set.of()).stream().map(Point::step).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"lightgbm_evals.json", "xgboost_evals.json"})
    void whatACallbackKeptIsThereRoundByRound(String file) throws IOException {
        Recorded run = run("callbacks", file);
        JsonNode kept = said("callbacks/" + file);
        TreeSet<String> keys = new TreeSet<>();
        for (String data : kept.propertyNames()) {
            for (String metric : kept.get(data).propertyNames()) {
                String key = data + "." + metric;
                double[] values = numbers(kept.get(data).get(metric));
                keys.add(key);
                assertArrayEquals(values, run.values(key));
                assertEquals(
                        IntStream.range(0, values.length).mapToObj(i -> (long) i).toList(),
                        steps(run, key));
            }
        }
        assertEquals(keys, new TreeSet<>(run.series.keySet()));
    }

    /// XGBoost prints every third round, and the last one of a training that stopped early.
    @Test
    void roundsThatArePrintedNowAndThenKeepTheirNumbers() throws IOException {
        Recorded run = run("callbacks", "xgboost.out");
        JsonNode kept = said("callbacks/xgboost_evals.json");
        for (String metric : List.of("rmse", "mae")) {
            String key = "validation_1-" + metric;
            double[] all = numbers(kept.get("validation_1").get(metric));
            List<Long> steps = steps(run, key);
            assertEquals(List.of(0L, 3L, (long) all.length - 1), steps);
            assertArrayEquals(
                    steps.stream().mapToDouble(step -> all[step.intValue()]).toArray(),
                    run.values(key),
                    5.1e-6);
        }
    }

    @Test
    void columnsOfUltralyticsThatArePaddedHaveTheirNames() throws IOException {
        Recorded run = run("yolo-padded", ".");
        JsonNode said = said("yolo-padded/said.json");
        TreeSet<String> keys = new TreeSet<>(said.propertyNames());
        keys.remove("epoch");
        assertEquals(13, keys.size());
        assertEquals(keys, new TreeSet<>(run.series.keySet()));
        for (String key : keys) {
            assertArrayEquals(numbers(said.get(key)), run.values(key), key);
            assertEquals(List.of(1L, 2L, 3L, 4L), steps(run, key));
        }
    }
}
