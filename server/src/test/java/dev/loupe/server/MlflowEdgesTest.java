package dev.loupe.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loupe.core.RunId;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// The MLflow face at its edges: lengths beyond the basic plane, requests at once, what others left behind. Lengths are as Python counts them, in characters of Unicode.
final class MlflowEdgesTest extends ServerUnderTest {
    private static final String API = "/api/2.0/mlflow/";
    private static final String HISTORY = "mlflow.log-model.history";
    private String run = "";

    @BeforeEach
    void aRun() {
        Answer made = post(API + "runs/create", "{\"experiment_id\":\"0\"}");
        run = made.json().at("/run/info/run_id").stringValue();
    }

    private void expect(int status, String route, Object... body) {
        Answer answer = post(API + route, json(body));
        assertEquals(status, answer.status(), answer.text());
        if (status == 400) {
            assertEquals("INVALID_PARAMETER_VALUE", answer.json().get("error_code").stringValue());
        }
    }

    /// @param pairs keys and values
    private String json(Object... pairs) {
        Map<Object, Object> body = new java.util.LinkedHashMap<>();
        body.put("run_id", run);
        for (int i = 0; i < pairs.length; i += 2) {
            body.put(pairs[i], pairs[i + 1]);
        }
        return JSON.writeValueAsString(body);
    }

    private Map<String, String> tags() {
        return store().runs().tags(new RunId(run));
    }

    @Test
    void valuesAreCutAtCharactersAndNeverWithinOne() {
        String faces = "😀".repeat(8_001);
        expect(200, "runs/set-tag", "key", "t", "value", faces);
        assertEquals("😀".repeat(8_000), tags().get("t"));
        expect(200, "runs/log-parameter", "key", "p", "value", faces);
        assertEquals("😀".repeat(6_000), store().runs().params(new RunId(run)).getFirst().text());
        expect(200, "runs/log-parameter", "key", "p", "value", faces);
    }

    @Test
    void namesAndKeysAreTextsAndIdsMayBeNumbers() {
        expect(400, "experiments/create", "name", 5);
        expect(400, "registered-models/create", "name", 5);
        expect(400, "runs/set-tag", "key", 5, "value", "v");
        expect(400, "runs/update", "run_name", 5);
        expect(200, "runs/create", "experiment_id", 0);
        expect(200, "runs/update", "run_name", "five");
    }

    @Test
    void keysHaveAtMost250Characters() {
        expect(200, "runs/set-tag", "key", "😀".repeat(250), "value", "");
        expect(400, "runs/set-tag", "key", "😀".repeat(251), "value", "");
    }

    private String model() {
        return JSON.writeValueAsString(
                Map.of(
                        "artifact_path",
                        "m",
                        "flavors",
                        Map.of(),
                        "utc_time_created",
                        "x",
                        "run_id",
                        run));
    }

    @Test
    void modelsThatAreLoggedAtOnceAllReachTheHistory() throws InterruptedException {
        List<Thread> clients =
                IntStream.range(0, 24)
                        .mapToObj(
                                i ->
                                        Thread.startVirtualThread(
                                                () ->
                                                        expect(
                                                                200,
                                                                "runs/log-model",
                                                                "model_json",
                                                                model())))
                        .toList();
        for (Thread client : clients) {
            client.join();
        }
        assertEquals(24, JSON.readTree(tags().get(HISTORY)).size());
    }

    @Test
    void aHistoryOfModelsThatIsNoListIsNotTouched() {
        expect(200, "runs/set-tag", "key", HISTORY, "value", "mine");
        expect(400, "runs/log-model", "model_json", model());
        assertEquals("mine", tags().get(HISTORY));
        expect(200, "runs/set-tag", "key", HISTORY, "value", "");
        expect(200, "runs/log-model", "model_json", model());
        assertEquals(1, JSON.readTree(tags().get(HISTORY)).size());
    }

    @Test
    void aliasesMayHaveLettersOfAnyScript() {
        expect(200, "registered-models/create", "name", "net");
        expect(200, "model-versions/create", "name", "net", "source", "runs:/" + run + "/m");
        for (String alias : List.of("冠军", "a-b_c", "v1a", "x".repeat(255))) {
            expect(200, "registered-models/alias", "name", "net", "alias", alias, "version", "1");
        }
        for (String alias : List.of("a b", "v12", "Latest", "x".repeat(256))) {
            expect(400, "registered-models/alias", "name", "net", "alias", alias, "version", "1");
        }
    }
}
