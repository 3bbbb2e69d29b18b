package dev.loupe.server.mlflow;

import dev.loupe.core.RunId;
import dev.loupe.runs.Registry.ModelMetric;
import dev.loupe.runs.Store;
import dev.loupe.runs.domain.SeriesKey;
import dev.loupe.runs.series.Column;
import dev.loupe.server.http.Request;
import dev.loupe.server.http.Response;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Metrics in and out.
final class Metrics {
    private static final long LONGEST = 64_000_000;
    private static final int MOST_RUNS = 100;
    private static final int MOST_A_RUN = 2_500;
    private static final int ALL = Integer.MAX_VALUE;
    private final Store store;

    Metrics(Store store) {
        this.store = store;
    }

    void addTo(MlflowFace face) {
        face.add("POST", "mlflow/runs/log-metric", request -> log(request, true));
        face.add("POST", "mlflow/runs/log-batch", request -> log(request, false));
        face.add("GET", "mlflow/metrics/get-history", this::history);
        face.add("GET", "mlflow/metrics/get-history-bulk", this::bulk);
        face.add("GET", "mlflow/metrics/get-history-bulk-interval", this::interval);
    }

    private Response log(Request request, boolean single) {
        Ask.json(request);
        BatchReader.Said said = BatchReader.read(request.body(LONGEST), single);
        for (String model : said.ofModels().keySet()) {
            LoggedModels.check(store, model);
        }
        store.intake().write(said.batch());
        said.ofModels()
                .forEach(
                        (model, metrics) ->
                                store.registry()
                                        .metricOfModel(
                                                model, withRun(metrics, said.batch().run())));
        return Response.json(Map.of());
    }

    private static List<ModelMetric> withRun(List<ModelMetric> metrics, RunId run) {
        return metrics.stream()
                .map(
                        m ->
                                new ModelMetric(
                                        m.key(),
                                        m.value(),
                                        m.micros(),
                                        m.step(),
                                        run,
                                        m.datasetName(),
                                        m.datasetDigest()))
                .toList();
    }

    /// One point of a history.
    private record Point(String run, long step, long micros, double value) {
        static final Comparator<Point> BY_TIME =
                Comparator.comparingLong(Point::micros)
                        .thenComparingLong(Point::step)
                        .thenComparing(Point::value);
        static final Comparator<Point> BY_STEP =
                Comparator.comparingLong(Point::step).thenComparingLong(Point::micros);

        Map<String, Object> shape(String key, boolean withRun) {
            Map<String, Object> shape = Shapes.metric(key, value, micros, step);
            if (withRun) {
                shape.put("run_id", run);
            }
            return shape;
        }
    }

    private List<Point> points(RunId run, String key) {
        if (store.runs().find(run).isEmpty()) {
            return List.of();
        }
        Column column = store.series().all(run, SeriesKey.of(key));
        List<Point> points = new ArrayList<>(column.size());
        for (int i = 0; i < column.size(); i++) {
            points.add(
                    new Point(
                            run.value(),
                            column.steps()[i],
                            column.micros()[i],
                            column.values()[i]));
        }
        return points;
    }

    private Response history(Request request) {
        Ask ask = Ask.of(request);
        String key = ask.needed("metric_key");
        List<Point> points =
                points(TrackedRuns.id(ask), key).stream().sorted(Point.BY_TIME).toList();
        if (points.isEmpty()) {
            return Response.json(Map.of());
        }
        int offset = Limits.offset(ask.text("page_token").orElse(""));
        long most = ask.whole("max_results").orElse((long) ALL);
        if (most < 1) {
            throw MlflowError.invalid(
                    "Invalid value "
                            + most
                            + " for parameter 'max_results' supplied. It must be a positive integer.");
        }
        int limit = (int) Math.min(ALL, most);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put(
                "metrics",
                points.stream().skip(offset).limit(limit).map(p -> p.shape(key, false)).toList());
        if ((long) offset + limit < points.size()) {
            answer.put("next_page_token", Limits.token(offset + limit));
        }
        return Response.json(answer);
    }

    private Response bulk(Request request) {
        Ask ask = Ask.of(request);
        String key = ask.needed("metric_key");
        long most =
                Math.min(
                        ask.whole("max_results").orElse((long) MOST_RUNS * MOST_A_RUN),
                        (long) MOST_RUNS * MOST_A_RUN);
        List<Object> metrics = new ArrayList<>();
        for (String run : runs(ask, "run_id")) {
            points(TrackedRuns.id(run), key).stream()
                    .sorted(Point.BY_STEP)
                    .limit(Math.max(0, most - metrics.size()))
                    .forEach(p -> metrics.add(p.shape(key, true)));
        }
        return Response.json(Map.of("metrics", metrics));
    }

    private static List<String> runs(Ask ask, String name) {
        List<String> runs = ask.texts(name);
        if (runs.isEmpty()) {
            throw MlflowError.invalid(
                    "GetMetricHistoryBulk request must specify at least one " + name + ".");
        }
        if (runs.size() > MOST_RUNS) {
            throw MlflowError.invalid(
                    "GetMetricHistoryBulk request cannot specify more than "
                            + MOST_RUNS
                            + " run_ids. Received "
                            + runs.size()
                            + " run_ids.");
        }
        return runs;
    }

    /// Distinct steps of all runs, about `max_results` of them evenly chosen, each run's first and last step always; all points at these steps.
    private Response interval(Request request) {
        Ask ask = Ask.of(request);
        String key = ask.needed("metric_key");
        @Nullable Long start = ask.whole("start_step").orElse(null);
        @Nullable Long end = ask.whole("end_step").orElse(null);
        if ((start == null) != (end == null)) {
            throw MlflowError.invalid(
                    "If either start step or end step are specified, both must be specified.");
        }
        if (start != null && end != null && start > end) {
            throw MlflowError.invalid(
                    "end_step must be greater than start_step. Found start_step="
                            + start
                            + " and end_step="
                            + end
                            + ".");
        }
        int most = Limits.results(ask.whole("max_results").orElse((long) MOST_A_RUN), MOST_A_RUN);
        List<List<Point>> all = new ArrayList<>();
        TreeSet<Long> steps = new TreeSet<>();
        TreeSet<Long> chosen = new TreeSet<>();
        for (String run : runs(ask, "run_ids")) {
            List<Point> points =
                    points(TrackedRuns.id(run), key).stream()
                            .filter(
                                    p ->
                                            start == null
                                                    || end == null
                                                    || p.step >= start && p.step <= end)
                            .sorted(Point.BY_STEP)
                            .toList();
            all.add(points);
            points.forEach(p -> steps.add(p.step));
            if (!points.isEmpty()) {
                chosen.add(points.getFirst().step);
                chosen.add(points.getLast().step);
            }
        }
        choose(steps, most, chosen);
        List<Object> metrics = new ArrayList<>();
        for (List<Point> points : all) {
            points.stream()
                    .filter(p -> chosen.contains(p.step))
                    .forEach(p -> metrics.add(p.shape(key, true)));
        }
        return Response.json(Map.of("metrics", metrics));
    }

    private static void choose(TreeSet<Long> steps, int most, TreeSet<Long> into) {
        if (steps.size() <= most) {
            into.addAll(steps);
            return;
        }
        Long[] sorted = steps.toArray(Long[]::new);
        double stride = (double) sorted.length / most;
        for (int i = 0; i < most; i++) {
            into.add(sorted[(int) (i * stride)]);
        }
    }
}
