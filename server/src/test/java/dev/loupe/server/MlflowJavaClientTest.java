package dev.loupe.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mlflow.api.proto.ModelRegistry.ModelVersion;
import org.mlflow.api.proto.Service.CreateRun;
import org.mlflow.api.proto.Service.Metric;
import org.mlflow.api.proto.Service.Param;
import org.mlflow.api.proto.Service.Run;
import org.mlflow.api.proto.Service.RunInfo;
import org.mlflow.api.proto.Service.RunStatus;
import org.mlflow.api.proto.Service.RunTag;
import org.mlflow.api.proto.Service.ViewType;
import org.mlflow.tracking.ActiveRun;
import org.mlflow.tracking.ExperimentsPage;
import org.mlflow.tracking.MlflowClient;
import org.mlflow.tracking.MlflowContext;
import org.mlflow.tracking.RunsPage;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/// The unchanged client `org.mlflow:mlflow-client` against a real server. Its artifact calls start the Python command `mlflow`, so files are left to the Python
/// client's test and to [MlflowFaceTest].
final class MlflowJavaClientTest extends ServerUnderTest {
    private @Nullable MlflowClient made;

    @BeforeEach
    void connect() {
        made = new MlflowClient(server().url());
    }

    @AfterEach
    void disconnect() {
        mlflow().close();
    }

    private MlflowClient mlflow() {
        return Objects.requireNonNull(made);
    }

    private String run(String experiment, String name) {
        return mlflow().createRun(
                        CreateRun.newBuilder()
                                .setExperimentId(experiment)
                                .setRunName(name)
                                .setStartTime(1_700_000_000_000L)
                                .addTags(RunTag.newBuilder().setKey("mlflow.user").setValue("me"))
                                .build())
                .getRunId();
    }

    private static Metric metric(String key, double value, long step) {
        return Metric.newBuilder()
                .setKey(key)
                .setValue(value)
                .setTimestamp(1_700_000_000_000L + step)
                .setStep(step)
                .build();
    }

    private List<String> found(String experiment, String filter, ViewType view, String... order) {
        return names(mlflow().searchRuns(List.of(experiment), filter, view, 10, List.of(order)));
    }

    private static List<String> names(RunsPage page) {
        return items(page.getItems()).stream().map(run -> run.getInfo().getRunName()).toList();
    }

    private static <T> List<T> items(Iterable<T> all) {
        return StreamSupport.stream(all.spliterator(), false).toList();
    }

    @Test
    void anExperimentIsMadeFoundRenamedTaggedDeletedAndRestored() {
        String id = mlflow().createExperiment("first");
        assertEquals("first", mlflow().getExperiment(id).getName());
        assertTrue(mlflow().getExperimentByName("nobody").isEmpty());
        mlflow().renameExperiment(id, "second");
        mlflow().setExperimentTag(id, "team", "vision");
        var found = mlflow().getExperimentByName("second").orElseThrow();
        assertEquals(id, found.getExperimentId());
        assertEquals("vision", found.getTags(0).getValue());
        mlflow().deleteExperiment(id);
        assertEquals("deleted", mlflow().getExperiment(id).getLifecycleStage());
        mlflow().restoreExperiment(id);
        assertEquals("active", mlflow().getExperiment(id).getLifecycleStage());
    }

    @Test
    void experimentsAreSearchedPageByPage() {
        for (String name : List.of("a-1", "a-2", "a-3", "b-1")) {
            mlflow().createExperiment(name);
        }
        ExperimentsPage first =
                mlflow().searchExperiments(
                                "name LIKE 'a-%'", ViewType.ACTIVE_ONLY, 2, List.of("name DESC"));
        assertEquals(
                List.of("a-3", "a-2"), first.getItems().stream().map(e -> e.getName()).toList());
        assertTrue(first.hasNextPage());
        assertEquals(
                List.of("a-1"),
                items(first.getNextPage().getItems()).stream().map(e -> e.getName()).toList());
    }

    @Test
    void whatARunLogsComesBack() {
        String id = run("0", "one");
        mlflow().logParam(id, "lr", "0.1");
        mlflow().logMetric(id, "loss", 0.5, 1_700_000_000_001L, 1);
        mlflow().logMetric(id, "loss", 0.25, 1_700_000_000_002L, 2);
        mlflow().setTag(id, "note", "Größe 数");
        mlflow().setTag(id, "gone", "soon");
        mlflow().deleteTag(id, "gone");
        Run run = mlflow().getRun(id);
        assertEquals("one", run.getInfo().getRunName());
        assertEquals(RunStatus.RUNNING, run.getInfo().getStatus());
        assertEquals(1_700_000_000_000L, run.getInfo().getStartTime());
        assertEquals("mlflow-artifacts:/0/" + id + "/artifacts", run.getInfo().getArtifactUri());
        assertEquals("0.1", run.getData().getParams(0).getValue());
        assertEquals(0.25, run.getData().getMetrics(0).getValue());
        Map<String, String> tags =
                run.getData().getTagsList().stream()
                        .collect(Collectors.toMap(RunTag::getKey, RunTag::getValue));
        assertEquals("Größe 数", tags.get("note"));
        assertFalse(tags.containsKey("gone"));
        assertEquals(
                List.of(0.5, 0.25),
                mlflow().getMetricHistory(id, "loss").stream().map(Metric::getValue).toList());
    }

    @Test
    void aBatchOfAThousandMetricsIsStoredOnceHoweverOftenItIsSent() {
        String id = run("0", "many");
        List<Metric> metrics =
                IntStream.range(0, 1_000).mapToObj(i -> metric("m", Math.sqrt(i), i)).toList();
        mlflow().logBatch(id, metrics, List.of(), List.of());
        mlflow().logBatch(id, metrics, List.of(), List.of());
        List<Metric> history = mlflow().getMetricHistory(id, "m");
        assertEquals(1_000, history.size());
        assertEquals(metrics, history);
    }

    @Test
    void notANumberAndTheInfinitiesComeBackAsTheyAre() {
        String id = run("0", "strange");
        List<Metric> metrics =
                List.of(
                        metric("v", Double.NaN, 0),
                        metric("v", Double.POSITIVE_INFINITY, 1),
                        metric("v", Double.NEGATIVE_INFINITY, 2),
                        metric("v", Double.MIN_VALUE, -4));
        mlflow().logBatch(id, metrics, List.of(), List.of());
        Map<Long, Double> values =
                mlflow().getMetricHistory(id, "v").stream()
                        .collect(Collectors.toMap(Metric::getStep, Metric::getValue));
        assertEquals(
                metrics.stream().collect(Collectors.toMap(Metric::getStep, Metric::getValue)),
                values);
    }

    /// The client's own reader of JSON loses the sign, so the answer is looked at as text.
    @Test
    void minusZeroKeepsItsSign() {
        String id = run("0", "zero");
        mlflow().logBatch(id, List.of(metric("v", -0.0, 3)), List.of(), List.of());
        String answer =
                get("/api/2.0/mlflow/metrics/get-history?run_id=" + id + "&metric_key=v").text();
        assertTrue(answer.contains("\"value\":-0.0,"), answer);
    }

    @Test
    void aParamCannotChangeAndABatchWithABadItemIsRefusedWhole() {
        String id = run("0", "strict");
        Function<String, Param> lr =
                value -> Param.newBuilder().setKey("lr").setValue(value).build();
        mlflow().logBatch(id, List.of(), List.of(lr.apply("1")), List.of());
        RuntimeException refused =
                assertThrows(
                        RuntimeException.class,
                        () ->
                                mlflow().logBatch(
                                                id,
                                                List.of(metric("m", 1, 1)),
                                                List.of(lr.apply("2")),
                                                List.of()));
        assertTrue(
                String.valueOf(refused.getMessage()).contains("INVALID_PARAMETER_VALUE"),
                refused.toString());
        assertEquals(List.of(), mlflow().getMetricHistory(id, "m"));
    }

    @Test
    void runsAreSearchedFilteredOrderedAndPaged() {
        String experiment = mlflow().createExperiment("search");
        for (int i = 0; i < 5; i++) {
            String id = run(experiment, "r" + i);
            mlflow().logMetric(id, "acc", i / 10.0, 1_700_000_000_000L, 0);
            mlflow().logParam(id, "model", i % 2 == 0 ? "mlp" : "tree");
        }
        assertEquals(5, mlflow().listRunInfos(experiment).size());
        assertEquals(
                List.of("r4", "r2"),
                found(
                        experiment,
                        "params.model = 'mlp' and metrics.acc > 0.1",
                        ViewType.ACTIVE_ONLY,
                        "metrics.acc DESC"));
        assertEquals(List.of("r1"), found(experiment, "attributes.run_name = 'r1'", ViewType.ALL));
        RunsPage page =
                mlflow().searchRuns(
                                List.of(experiment),
                                "",
                                ViewType.ALL,
                                3,
                                List.of("metrics.acc ASC"));
        assertEquals(List.of("r0", "r1", "r2"), names(page));
        assertTrue(page.hasNextPage());
        assertEquals(
                List.of("r3", "r4"),
                items(page.getNextPage().getItems()).stream()
                        .map(run -> run.getInfo().getRunName())
                        .toList());
    }

    @Test
    void aRunEndsIsDeletedAndIsRestored() {
        String experiment = mlflow().createExperiment("lives");
        String id = run(experiment, "one");
        mlflow().setTerminated(id, RunStatus.FAILED, 1_700_000_009_999L);
        RunInfo ended = mlflow().getRun(id).getInfo();
        assertEquals(RunStatus.FAILED, ended.getStatus());
        assertEquals(1_700_000_009_999L, ended.getEndTime());
        mlflow().deleteRun(id);
        assertEquals("deleted", mlflow().getRun(id).getInfo().getLifecycleStage());
        assertEquals(List.of(), mlflow().listRunInfos(experiment));
        assertEquals(List.of("one"), found(experiment, "", ViewType.DELETED_ONLY));
        mlflow().restoreRun(id);
        assertEquals(1, mlflow().listRunInfos(experiment).size());
    }

    @Test
    void nestedRunsAreMadeThroughTheContext() {
        MlflowContext context = new MlflowContext(mlflow());
        context.setExperimentId(mlflow().createExperiment("context"));
        ActiveRun parent = context.startRun("parent");
        ActiveRun child = context.startRun("child", parent.getId());
        child.logMetrics(Map.of("a", 1.0, "b", 2.0), 3);
        child.logParams(Map.of("p", "1"));
        child.endRun();
        parent.endRun(RunStatus.KILLED);
        Run run = mlflow().getRun(child.getId());
        assertEquals(
                parent.getId(),
                run.getData().getTagsList().stream()
                        .filter(t -> t.getKey().equals("mlflow.parentRunId"))
                        .findFirst()
                        .orElseThrow()
                        .getValue());
        assertEquals(2, run.getData().getMetricsCount());
        assertEquals(RunStatus.FINISHED, run.getInfo().getStatus());
        assertEquals(RunStatus.KILLED, mlflow().getRun(parent.getId()).getInfo().getStatus());
    }

    @Test
    void theRegistryIsReadAndMovedThrough() {
        String run = run("0", "source");
        mlflow().sendPost("registered-models/create", "{\"name\":\"net\"}");
        for (int i = 1; i <= 2; i++) {
            mlflow().sendPost(
                            "model-versions/create",
                            "{\"name\":\"net\",\"run_id\":\"%s\",\"source\":\"mlflow-artifacts:/0/%s/artifacts/m%d\"}"
                                    .formatted(run, run, i));
        }
        mlflow().sendPost(
                        "model-versions/transition-stage",
                        "{\"name\":\"net\",\"version\":\"1\",\"stage\":\"Production\",\"archive_existing_versions\":false}");
        assertEquals("net", mlflow().getRegisteredModel("net").getName());
        assertEquals(run, mlflow().getModelVersion("net", "2").getRunId());
        assertEquals(
                "mlflow-artifacts:/0/" + run + "/artifacts/m2",
                mlflow().getModelVersionDownloadUri("net", "2"));
        assertEquals(
                Map.of("Production", "1", "None", "2"),
                mlflow().getLatestVersions("net").stream()
                        .collect(
                                Collectors.toMap(
                                        ModelVersion::getCurrentStage, ModelVersion::getVersion)));
        assertEquals(
                List.of("1"),
                mlflow().getLatestVersions("net", List.of("Production")).stream()
                        .map(ModelVersion::getVersion)
                        .toList());
        assertEquals(2, mlflow().searchModelVersions("name = 'net'").getItems().size());
    }
}
