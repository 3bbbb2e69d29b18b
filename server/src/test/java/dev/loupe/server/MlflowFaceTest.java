package dev.loupe.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;

/// MLflow's protocol over real HTTP: shapes, limits, error codes, repetition.
final class MlflowFaceTest extends ServerUnderTest {
    private static final String API = "/api/2.0/mlflow/";

    private String experiment(String name) {
        return post(API + "experiments/create", "{\"name\":\"" + name + "\"}")
                .json()
                .get("experiment_id")
                .stringValue();
    }

    private String run() {
        Answer answer =
                post(
                        API + "runs/create",
                        "{\"experiment_id\":\"0\",\"start_time\":1700000000000,\"run_name\":\"r1\",\"tags\":[{\"key\":\"mlflow.user\",\"value\":\"me\"}]}");
        assertEquals(200, answer.status(), answer.text());
        return answer.json().get("run").get("info").get("run_id").stringValue();
    }

    @Test
    void anAbsentExperimentIsA404ThatClientsKnow() {
        Answer answer = get(API + "experiments/get-by-name?experiment_name=demo");
        assertEquals(404, answer.status());
        assertEquals(
                "{\"error_code\":\"RESOURCE_DOES_NOT_EXIST\",\"message\":\"Could not find experiment with name 'demo'\"}",
                answer.text());
    }

    @Test
    void aNewRunHasBothIdsAndAnArtifactUriOfTheProxy() {
        String id = run();
        JsonNode info = get(API + "runs/get?run_id=" + id).json().get("run").get("info");
        assertEquals(id, info.get("run_uuid").stringValue());
        assertEquals(
                "mlflow-artifacts:/0/" + id + "/artifacts", info.get("artifact_uri").stringValue());
        assertEquals("me", info.get("user_id").stringValue());
        assertEquals("RUNNING", info.get("status").stringValue());
        assertEquals(1_700_000_000_000L, info.get("start_time").longValue());
    }

    @Test
    void aBatchIsReadBackAndFound() {
        String id = run();
        String batch =
                """
                {"run_id":"%s","metrics":[{"key":"loss","value":0.5,"timestamp":1700000000001,"step":1},{"key":"loss","value":"NaN","timestamp":"1700000000002","step":"2"},
                 {"key":"gain","value":"-Infinity","timestamp":1700000000003}],"params":[{"key":"lr","value":"0.1"}],"tags":[{"key":"k","value":"v"}]}"""
                        .formatted(id);
        assertEquals("{}", post(API + "runs/log-batch", batch).text());
        assertEquals("{}", post(API + "runs/log-batch", batch).text());
        String history = get(API + "metrics/get-history?run_id=" + id + "&metric_key=loss").text();
        assertEquals(
                "{\"metrics\":[{\"key\":\"loss\",\"value\":0.5,\"timestamp\":1700000000001,\"step\":1},{\"key\":\"loss\",\"value\":\"NaN\",\"timestamp\":1700000000002,\"step\":2}]}",
                history);
        Answer found =
                post(
                        API + "runs/search",
                        "{\"experiment_ids\":[\"0\"],\"filter\":\"params.lr = '0.1' and metrics.gain < 0\",\"order_by\":[\"metrics.loss ASC\"]}");
        assertEquals(1, found.json().get("runs").size(), found.text());
        assertEquals(
                "-Infinity",
                found.json()
                        .get("runs")
                        .get(0)
                        .get("data")
                        .get("metrics")
                        .get(0)
                        .get("value")
                        .stringValue());
    }

    @Test
    void oneMetricTooManyIsRefusedWithTheSentenceThatToolsLookFor() {
        String id = run();
        List<String> metrics = new ArrayList<>();
        for (int i = 0; i < 1_001; i++) {
            metrics.add("{\"key\":\"m\",\"value\":" + i + ",\"timestamp\":1,\"step\":" + i + "}");
        }
        Answer answer =
                post(
                        API + "runs/log-batch",
                        "{\"run_id\":\""
                                + id
                                + "\",\"metrics\":["
                                + String.join(",", metrics)
                                + "]}");
        assertEquals(400, answer.status());
        assertEquals(
                "A batch logging request can contain at most 1000 metrics. Got 1001 metrics. Please split up metrics across multiple requests and try again.",
                answer.json().get("message").stringValue());
        assertEquals(
                200,
                post(
                                API + "runs/log-batch",
                                "{\"run_id\":\""
                                        + id
                                        + "\",\"metrics\":["
                                        + String.join(",", metrics.subList(0, 1_000))
                                        + "]}")
                        .status());
    }

    @Test
    void nothingOfABatchWithOneWrongItemIsStored() {
        String id = run();
        for (String bad :
                new String[] {
                    "\"value\":\"x\",\"timestamp\":1",
                    "\"value\":1,\"timestamp\":-1",
                    "\"value\":1",
                    "\"value\":{},\"timestamp\":1"
                }) {
            Answer answer =
                    post(
                            API + "runs/log-batch",
                            "{\"run_id\":\""
                                    + id
                                    + "\",\"metrics\":[{\"key\":\"a\",\"value\":1,\"timestamp\":1},{\"key\":\"b\","
                                    + bad
                                    + "}]}");
            assertEquals(400, answer.status(), bad);
            assertEquals(
                    "INVALID_PARAMETER_VALUE", answer.json().get("error_code").stringValue(), bad);
        }
        assertEquals("{}", get(API + "metrics/get-history?run_id=" + id + "&metric_key=a").text());
    }

    @Test
    void aChangedParamIsRefusedAndTheSameOneIsFine() {
        String id = run();
        String param = "{\"run_id\":\"" + id + "\",\"key\":\"lr\",\"value\":\"%s\"}";
        assertEquals(200, post(API + "runs/log-parameter", param.formatted("0.1")).status());
        assertEquals(200, post(API + "runs/log-parameter", param.formatted("0.1")).status());
        assertEquals(400, post(API + "runs/log-parameter", param.formatted("0.2")).status());
    }

    @Test
    void malformedBodiesAndForeignContentTypesAreA400InJson() {
        for (String body : new String[] {"{", "[]", "3", "[".repeat(5_000), "{\"run_id\":{}}"}) {
            Answer answer = post(API + "runs/log-batch", body);
            assertEquals(400, answer.status(), body);
            assertTrue(answer.json().has("error_code"), answer.text());
        }
        Answer form =
                send(
                        request(API + "runs/log-metric")
                                .header("content-type", "text/plain")
                                .POST(HttpRequest.BodyPublishers.ofString("{}")));
        assertEquals(400, form.status());
    }

    @Test
    void unknownRoutesAnswerEndpointNotFoundUnderEveryPrefix() {
        for (String path :
                new String[] {
                    "/api/2.0/mlflow/traces",
                    "/ajax-api/3.0/mlflow/nothing",
                    "/api/3.0/mlflow/scorers"
                }) {
            Answer answer = get(path);
            assertEquals(404, answer.status());
            assertEquals("ENDPOINT_NOT_FOUND", answer.json().get("error_code").stringValue());
        }
        assertEquals(200, get("/ajax-api/2.0/mlflow/experiments/get?experiment_id=0").status());
    }

    @Test
    void artifactsGoThroughTheProxyAndPartsAreDeclined() {
        String id = run();
        String path = "/api/2.0/mlflow-artifacts/artifacts/0/" + id + "/artifacts/dir/a%20b.txt";
        assertEquals(
                200,
                send(request(path).PUT(HttpRequest.BodyPublishers.ofString("hello"))).status());
        assertEquals("hello", get(path).text());
        assertEquals(
                "{\"files\":[{\"path\":\"a b.txt\",\"is_dir\":false,\"file_size\":5}]}",
                get("/api/2.0/mlflow-artifacts/artifacts?path=0/" + id + "/artifacts/dir").text());
        assertEquals(
                "{\"path\":\"dir\",\"is_dir\":true}",
                get(API + "artifacts/list?run_id=" + id).json().get("files").get(0).toString());
        assertEquals(501, post("/api/2.0/mlflow-artifacts/mpu/create/x", "{}").status());
        assertEquals(
                400, get("/api/2.0/mlflow-artifacts/artifacts/..%2F..%2Fetc%2Fpasswd").status());
    }

    @Test
    void deletingARunTwiceIsFineAnExperimentIsNot() {
        String id = run();
        assertEquals(200, post(API + "runs/delete", "{\"run_id\":\"" + id + "\"}").status());
        assertEquals(200, post(API + "runs/delete", "{\"run_id\":\"" + id + "\"}").status());
        assertEquals(
                400,
                post(
                                API + "runs/log-metric",
                                "{\"run_id\":\""
                                        + id
                                        + "\",\"key\":\"a\",\"value\":1,\"timestamp\":1}")
                        .status());
        String experiment = experiment("gone");
        assertEquals(
                200,
                post(API + "experiments/delete", "{\"experiment_id\":\"" + experiment + "\"}")
                        .status());
        assertEquals(
                404,
                post(API + "experiments/delete", "{\"experiment_id\":\"" + experiment + "\"}")
                        .status());
        assertEquals(400, post(API + "experiments/create", "{\"name\":\"gone\"}").status());
    }

    @Test
    void theIntervalHistoryKeepsFirstAndLastStepOfEveryRun() {
        String id = run();
        List<String> metrics = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            metrics.add("{\"key\":\"m\",\"value\":" + i + ",\"timestamp\":1,\"step\":" + i + "}");
        }
        post(
                API + "runs/log-batch",
                "{\"run_id\":\"" + id + "\",\"metrics\":[" + String.join(",", metrics) + "]}");
        JsonNode found =
                get(API
                                + "metrics/get-history-bulk-interval?run_ids="
                                + id
                                + "&metric_key=m&max_results=10")
                        .json()
                        .get("metrics");
        assertEquals(11, found.size());
        assertEquals(0, found.get(0).get("step").longValue());
        assertEquals(999, found.get(10).get("step").longValue());
    }

    @Test
    void pagesGoOnWhereTheyEnded() {
        for (int i = 0; i < 5; i++) {
            run();
        }
        String body = "{\"experiment_ids\":[\"0\"],\"max_results\":2%s}";
        List<String> seen = new ArrayList<>();
        String token = "";
        do {
            JsonNode page = post(API + "runs/search", body.formatted(token)).json();
            page.get("runs").forEach(run -> seen.add(run.get("info").get("run_id").stringValue()));
            token =
                    page.has("next_page_token")
                            ? ",\"page_token\":\""
                                    + page.get("next_page_token").stringValue()
                                    + "\""
                            : "";
        } while (!token.isEmpty());
        assertEquals(5, seen.stream().distinct().count());
        assertEquals(
                400,
                post(API + "runs/search", "{\"experiment_ids\":[\"0\"],\"max_results\":50001}")
                        .status());
    }
}
