package dev.loupe.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.loupe.core.RunId;
import dev.loupe.runs.Registry;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// Logged models and the registry over MLflow's protocol, as MLflow 3.17.2 answers the same requests.
final class MlflowModelsTest extends ServerUnderTest {
    private static final String API = "/api/2.0/mlflow/";
    private String run = "";

    @BeforeEach
    void aRun() {
        run =
                ok(post(API + "runs/create", "{\"experiment_id\":\"0\"}"))
                        .at("/run/info/run_id")
                        .stringValue();
    }

    private static JsonNode ok(Answer answer) {
        assertEquals(200, answer.status(), answer.text());
        return answer.json();
    }

    private static void refused(int status, String code, Answer answer) {
        assertEquals(status, answer.status(), answer.text());
        assertEquals(code, answer.json().get("error_code").stringValue());
    }

    private static void invalid(Answer answer) {
        refused(400, "INVALID_PARAMETER_VALUE", answer);
    }

    private String model(String name, String param) {
        return ok(post(
                        API + "logged-models",
                        "{\"experiment_id\":\"0\",\"name\":\""
                                + name
                                + "\",\"params\":[{\"key\":\""
                                + param
                                + "\",\"value\":\"1\"}]}"))
                .at("/model/info/model_id")
                .stringValue();
    }

    private Answer metric(String model, String key, double value, String more) {
        return post(
                API + "runs/log-metric",
                "{\"run_id\":\"%s\",\"key\":\"%s\",\"value\":%s,\"timestamp\":5,\"model_id\":\"%s\"%s}"
                        .formatted(run, key, value, model, more));
    }

    private List<String> models(String fields) {
        List<String> names = new ArrayList<>();
        ok(post(API + "logged-models/search", "{\"experiment_ids\":[\"0\"]," + fields + "}"))
                .path("models")
                .forEach(m -> names.add(m.at("/info/name").stringValue()));
        return names;
    }

    @Test
    void modelsWithoutTheParamOrMetricOfAFilterDoNotPassIt() {
        String a = model("a", "p");
        model("b", "q");
        ok(metric(a, "acc", 0.5, ""));
        assertEquals(List.of("a"), models("\"filter\":\"params.p = '1'\""));
        assertEquals(List.of("a"), models("\"filter\":\"metrics.acc > 0.1\""));
        assertEquals(List.of(), models("\"filter\":\"metrics.acc > 0.9\""));
        assertEquals(List.of(), models("\"filter\":\"params.none != 'x'\""));
    }

    @Test
    void modelsAreOrderedByMetricsEitherWayAndThoseWithoutComeLast() {
        model("none", "p");
        ok(metric(model("low", "p"), "acc", 0.25, ""));
        ok(metric(model("high", "p"), "acc", 0.75, ""));
        String by = "\"order_by\":[{\"field_name\":\"metrics.acc\"%s}]";
        assertEquals(List.of("low", "high", "none"), models(by.formatted("")));
        assertEquals(List.of("low", "high", "none"), models(by.formatted(",\"ascending\":true")));
        assertEquals(List.of("high", "low", "none"), models(by.formatted(",\"ascending\":false")));
        invalid(
                post(
                        API + "logged-models/search",
                        "{\"experiment_ids\":[\"0\"],\"order_by\":[{\"field_name\":\"nothing\"}]}"));
        invalid(post(API + "logged-models/search", "{}"));
    }

    @Test
    void metricsCanBeAskedOnOneDatasetOnly() {
        String a = model("a", "p");
        String b = model("b", "p");
        ok(metric(a, "acc", 0.9, ",\"dataset_name\":\"d\",\"dataset_digest\":\"1\""));
        ok(metric(b, "acc", 0.8, ",\"dataset_name\":\"e\",\"dataset_digest\":\"2\""));
        String filter = "\"filter\":\"metrics.acc > 0.5\",\"datasets\":[{\"dataset_name\":\"%s\"}]";
        assertEquals(List.of("a"), models(filter.formatted("d")));
        assertEquals(List.of("b"), models(filter.formatted("e")));
        assertEquals(List.of(), models(filter.formatted("f")));
    }

    @Test
    void nothingOfABatchThatNamesAnAbsentModelIsStored() {
        refused(404, "RESOURCE_DOES_NOT_EXIST", metric("m-nothing", "acc", 1, ""));
        assertEquals(
                "{}", get(API + "metrics/get-history?run_id=" + run + "&metric_key=acc").text());
    }

    @Test
    void aParamOfAModelDoesNotChange() {
        String path = API + "logged-models/" + model("a", "p") + "/params";
        String body = "{\"params\":[{\"key\":\"p\",\"value\":\"%s\"}]}";
        ok(post(path, body.formatted("1")));
        invalid(post(path, body.formatted("2")));
    }

    @Test
    void whatIsNoModelDoesNotReachTheHistoryOfModels() {
        String body = "{\"run_id\":\"" + run + "\",\"model_json\":\"%s\"}";
        invalid(post(API + "runs/log-model", body.formatted("{")));
        invalid(post(API + "runs/log-model", body.formatted("{}")));
        String model =
                "{\\\"artifact_path\\\":\\\"m\\\",\\\"flavors\\\":{},\\\"utc_time_created\\\":\\\"x\\\",\\\"run_id\\\":\\\"r\\\"}";
        ok(post(API + "runs/log-model", body.formatted(model)));
        ok(post(API + "runs/log-model", body.formatted(model)));
        JsonNode tags = ok(get(API + "runs/get?run_id=" + run)).at("/run/data/tags");
        String history = "";
        for (JsonNode tag : tags) {
            if (tag.get("key").stringValue().equals("mlflow.log-model.history")) {
                history = tag.get("value").stringValue();
            }
        }
        assertEquals(2, JSON.readTree(history).size(), history);
    }

    private void versions(int n) {
        ok(
                post(
                        API + "registered-models/create",
                        "{\"name\":\"net\",\"tags\":[{\"key\":\"k\",\"value\":\"v\"}]}"));
        for (int i = 0; i < n; i++) {
            ok(
                    post(
                            API + "model-versions/create",
                            "{\"name\":\"net\",\"source\":\"s3://b/" + i + "\"}"));
        }
    }

    private List<Integer> found(String filter, String... orders) {
        StringBuilder query = new StringBuilder("?filter=").append(escaped(filter));
        for (String order : orders) {
            query.append("&order_by=").append(escaped(order));
        }
        List<Integer> versions = new ArrayList<>();
        ok(get(API + "model-versions/search" + query))
                .get("model_versions")
                .forEach(v -> versions.add(Integer.parseInt(v.get("version").stringValue())));
        return versions;
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void versionsAreOrderedAsAsked() {
        versions(3);
        assertEquals(List.of(1, 2, 3), found("name = 'net'", "version_number ASC"));
        assertEquals(List.of(3, 2, 1), found("name = 'net'", "name", "version_number DESC"));
        assertEquals(List.of(2), found("version_number = '2'"));
        assertEquals(List.of(2), found("source_path = 's3://b/1'"));
        invalid(get(API + "model-versions/search?order_by=nothing"));
        invalid(get(API + "model-versions/search?order_by=" + escaped("name UP")));
        invalid(get(API + "registered-models/search?order_by=nothing"));
    }

    @Test
    void theAliasLatestIsTheNewestVersion() {
        versions(2);
        String path = API + "registered-models/alias?name=net&alias=";
        assertEquals("2", ok(get(path + "latest")).at("/model_version/version").stringValue());
        invalid(get(path + "champion"));
    }

    @Test
    void aTagThatAModelLacksFailsItsTestUnlessItMarksPrompts() {
        versions(0);
        String path = API + "registered-models/search?filter=";
        assertEquals(
                0, ok(get(path + escaped("tags.none != 'x'"))).get("registered_models").size());
        assertEquals(
                1,
                ok(get(path + escaped("tags.`mlflow.prompt.is_prompt` != 'true'")))
                        .get("registered_models")
                        .size());
    }

    /// As `mlflow.genai.register_prompt` makes them.
    @Test
    void aPromptIsAVersionWithoutASource() {
        versions(0);
        String body =
                "{\"name\":\"net\",\"source\":\"dummy-source\",\"tags\":[{\"key\":\"mlflow.prompt.is_prompt\",\"value\":\"%s\"},"
                        + "{\"key\":\"mlflow.prompt.text\",\"value\":\"Hi {{n}}\"}]}";
        invalid(post(API + "model-versions/create", body.formatted("false")));
        assertEquals(
                "dummy-source",
                ok(post(API + "model-versions/create", body.formatted("true")))
                        .at("/model_version/source")
                        .stringValue());
    }

    @Test
    void namesStagesAndSourcesThatNobodyCouldUseAreRefused() {
        versions(1);
        invalid(post(API + "registered-models/create", "{\"name\":\"a/b\"}"));
        invalid(post(API + "registered-models/create", "{\"name\":\"a:b\"}"));
        invalid(post(API + "registered-models/rename", "{\"name\":\"net\",\"new_name\":\"a/b\"}"));
        invalid(
                post(
                        API + "registered-models/get-latest-versions",
                        "{\"name\":\"net\",\"stages\":[\"Nothing\"]}"));
        for (String source :
                List.of("/etc", "file:///etc/passwd", "etc", "mlflow-artifacts:/0/../../x")) {
            invalid(
                    post(
                            API + "model-versions/create",
                            "{\"name\":\"net\",\"source\":\"" + source + "\"}"));
        }
    }

    @Test
    void aDeletedExperimentTakesNothingNew() {
        String id =
                ok(post(API + "experiments/create", "{\"name\":\"gone\"}"))
                        .get("experiment_id")
                        .stringValue();
        String named = "{\"experiment_id\":\"" + id + "\"%s}";
        ok(post(API + "experiments/delete", named.formatted("")));
        invalid(post(API + "runs/create", named.formatted("")));
        invalid(post(API + "logged-models", named.formatted("")));
        invalid(post(API + "experiments/update", named.formatted(",\"new_name\":\"x\"")));
        invalid(
                post(
                        API + "experiments/set-experiment-tag",
                        named.formatted(",\"key\":\"k\",\"value\":\"v\"")));
    }

    @Test
    void tagsOfExperimentsAndModelsHaveLimitsEverywhereTheyAreSet() {
        String tags = "\"tags\":[{\"key\":\"%s\",\"value\":\"%s\"}]}";
        String create = "{\"name\":\"e\"," + tags;
        invalid(post(API + "experiments/create", create.formatted("../x", "v")));
        invalid(post(API + "experiments/create", create.formatted("k".repeat(251), "v")));
        invalid(post(API + "experiments/create", create.formatted("k", "v".repeat(20_001))));
        ok(post(API + "experiments/create", create.formatted("k".repeat(250), "v".repeat(20_000))));
        invalid(post(API + "registered-models/create", create.formatted("k".repeat(251), "v")));
        invalid(post(API + "registered-models/create", create.formatted("k", "v".repeat(100_001))));
        String input =
                "{\"run_id\":\""
                        + run
                        + "\",\"datasets\":[{\"dataset\":{\"name\":\"n\",\"digest\":\"d\",\"source_type\":\"l\",\"source\":\"s\"},"
                        + tags.replace("]}", "]}]}");
        invalid(post(API + "runs/log-inputs", input.formatted("k".repeat(256), "v")));
        invalid(post(API + "runs/log-inputs", input.formatted("k", "v".repeat(501))));
        ok(post(API + "runs/log-inputs", input.formatted("k".repeat(255), "v".repeat(500))));
    }

    @Test
    void anEntityMayStandInBackticks() {
        ok(
                post(
                        API + "runs/log-metric",
                        "{\"run_id\":\""
                                + run
                                + "\",\"key\":\"a b\",\"value\":1,\"timestamp\":1}"));
        for (String filter : List.of("`metrics`.`a b` > 0", "\\\"metrics\\\".`a b` > 0")) {
            assertEquals(
                    1,
                    ok(post(
                                    API + "runs/search",
                                    "{\"experiment_ids\":[\"0\"],\"filter\":\"" + filter + "\"}"))
                            .get("runs")
                            .size(),
                    filter);
        }
    }

    @Test
    void aVersionOfAnOpenedStoreIsFetchedFromItsRun() {
        Registry.Version told =
                new Registry.Version(
                        "net",
                        4,
                        "file:///gone/mlruns/1/" + run + "/artifacts/model",
                        new RunId(run),
                        null,
                        null,
                        "None",
                        "FAILED_REGISTRATION",
                        "no room",
                        "",
                        "ada",
                        1,
                        2,
                        new TreeMap<>(),
                        List.of());
        store().registry()
                .takeOver(
                        new Registry.Catalogued(
                                new Registry.Registered(
                                        "net", "", 1, 2, new TreeMap<>(), new TreeMap<>()),
                                List.of(told)),
                        null);
        String at = "?name=net&version=4";
        JsonNode version = ok(get(API + "model-versions/get" + at)).get("model_version");
        assertEquals(told.source(), version.get("source").stringValue());
        assertEquals("FAILED_REGISTRATION", version.get("status").stringValue());
        assertEquals("no room", version.get("status_message").stringValue());
        assertEquals("ada", version.get("user_id").stringValue());
        assertEquals(
                ok(get(API + "runs/get?run_id=" + run)).at("/run/info/artifact_uri").stringValue()
                        + "/model",
                ok(get(API + "model-versions/get-download-uri" + at))
                        .get("artifact_uri")
                        .stringValue());
    }
}
