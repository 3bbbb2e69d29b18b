package dev.loupe.server.mlflow;

import dev.loupe.core.RunId;
import dev.loupe.runs.Registry.ModelMetric;
import dev.loupe.runs.domain.Batch;
import dev.loupe.runs.domain.Param;
import dev.loupe.runs.domain.Points;
import dev.loupe.runs.domain.SeriesKey;
import dev.loupe.server.http.Json;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads `runs/log-batch` and `runs/log-metric` token by token into columns, without an object a point. Nothing is kept of a body with one wrong item.
final class BatchReader {
    private static final long MOST_MILLIS = Long.MAX_VALUE / 1_000;

    private final Map<String, Integer> keys = new HashMap<>();
    private final List<SeriesKey> series = new ArrayList<>();
    private final Set<String> named = new HashSet<>();
    private final List<Param> params = new ArrayList<>();
    private final Map<String, String> tags = new LinkedHashMap<>();
    private final Map<String, List<ModelMetric>> ofModels = new LinkedHashMap<>();
    private int[] of = new int[16];
    private long[] steps = new long[16];
    private long[] micros = new long[16];
    private double[] values = new double[16];
    private int n;
    private int paramCount;
    private int tagCount;
    private String run = "";

    /// What a body says.
    ///
    /// @param ofModels metrics that name a logged model, by its id
    record Said(Batch batch, Map<String, List<ModelMetric>> ofModels) {}

    /// @param single whether the body is one metric (`log-metric`)
    static Said read(InputStream in, boolean single) {
        BatchReader reader = new BatchReader();
        try (JsonParser json =
                Json.FACTORY.createParser(tools.jackson.core.ObjectReadContext.empty(), in)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new MlflowError(
                        MlflowError.Code.BAD_REQUEST, "The body must be a JSON object.");
            }
            if (single) {
                reader.metric(json, true);
            } else {
                reader.batch(json);
            }
            if (json.nextToken() != null) {
                throw new MlflowError(
                        MlflowError.Code.BAD_REQUEST, "The body goes on after its JSON object.");
            }
        }
        return reader.said(single);
    }

    private Said said(boolean single) {
        if (!single) {
            Limits.batch("metrics", n, Limits.METRICS);
            Limits.batch("params", paramCount, Limits.PARAMS);
            Limits.batch("tags", tagCount, Limits.TAGS);
            Limits.batch("metrics, params, and tags", n + paramCount + tagCount, Limits.TOTAL);
        }
        RunId id = TrackedRuns.id(run);
        Points points =
                new Points(
                        series,
                        Arrays.copyOf(of, n),
                        Arrays.copyOf(steps, n),
                        Arrays.copyOf(micros, n),
                        Arrays.copyOf(values, n));
        return new Said(new Batch(id, points, params, tags), ofModels);
    }

    private void batch(JsonParser json) {
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            switch (name) {
                case "run_id" ->
                        run = value == JsonToken.VALUE_NULL ? run : Scalar.text(json, name);
                case "metrics" -> list(json, name, value, () -> metric(json, false));
                case "params" -> list(json, name, value, () -> pair(json, true));
                case "tags" -> list(json, name, value, () -> pair(json, false));
                default -> json.skipChildren();
            }
        }
    }

    private static void list(JsonParser json, String name, JsonToken start, Runnable item) {
        if (start == JsonToken.VALUE_NULL) {
            return;
        }
        if (start != JsonToken.START_ARRAY) {
            throw Scalar.wrong(json, name, "a list");
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() != JsonToken.START_OBJECT) {
                throw Scalar.wrong(json, name, "a list of objects");
            }
            item.run();
        }
    }

    private void metric(JsonParser json, boolean withRun) {
        String key = "";
        double value = 0;
        boolean valued = false;
        long time = 0;
        boolean timed = false;
        long step = 0;
        String model = "";
        String dataset = "";
        String digest = "";
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            JsonToken token = json.nextToken();
            if (token == JsonToken.VALUE_NULL) {
                continue;
            }
            switch (name) {
                case "key" -> key = Scalar.text(json, name);
                case "value" -> {
                    value = Scalar.number(json, name);
                    valued = true;
                }
                case "timestamp" -> {
                    time = Scalar.whole(json, name);
                    timed = true;
                }
                case "step" -> step = Scalar.whole(json, name);
                case "model_id" -> model = Scalar.text(json, name);
                case "dataset_name" -> dataset = Scalar.text(json, name);
                case "dataset_digest" -> digest = Scalar.text(json, name);
                case "run_id" -> run = withRun ? Scalar.text(json, name) : run;
                case "run_uuid" -> run = withRun && run.isEmpty() ? Scalar.text(json, name) : run;
                default -> json.skipChildren();
            }
        }
        if (key.isEmpty() || !valued || !timed) {
            throw Ask.missing(key.isEmpty() ? "key" : valued ? "timestamp" : "value");
        }
        if (time < 0 || time > MOST_MILLIS) {
            throw MlflowError.invalid(
                    "Invalid timestamp "
                            + time
                            + " for metric '"
                            + key
                            + "': expected milliseconds from 0 to "
                            + MOST_MILLIS
                            + ".");
        }
        add(key, step, time * 1_000, value);
        if (!model.isEmpty()) {
            @Nullable String of = dataset.isEmpty() ? null : dataset;
            ofModels.computeIfAbsent(model, m -> new ArrayList<>())
                    .add(
                            new ModelMetric(
                                    key,
                                    value,
                                    time * 1_000,
                                    step,
                                    null,
                                    of,
                                    digest.isEmpty() ? null : digest));
        }
    }

    private void add(String key, long step, long time, double value) {
        Integer known = keys.get(key);
        if (known == null) {
            Limits.key("Metric name", key);
            known = series.size();
            keys.put(key, known);
            series.add(SeriesKey.of(key));
        }
        if (n == of.length) {
            of = Arrays.copyOf(of, 4 * n);
            steps = Arrays.copyOf(steps, 4 * n);
            micros = Arrays.copyOf(micros, 4 * n);
            values = Arrays.copyOf(values, 4 * n);
        }
        of[n] = known;
        steps[n] = step;
        micros[n] = time;
        values[n++] = value;
    }

    private void pair(JsonParser json, boolean param) {
        String key = "";
        String value = "";
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            JsonToken token = json.nextToken();
            if (name.equals("key") && token != JsonToken.VALUE_NULL) {
                key = Scalar.text(json, name);
            } else if (name.equals("value") && token != JsonToken.VALUE_NULL) {
                value = Scalar.text(json, name);
            } else {
                json.skipChildren();
            }
        }
        if (key.isEmpty()) {
            throw Ask.missing("key");
        }
        if (param) {
            paramCount++;
            String name = Limits.key("Param name", key);
            if (!named.add(name)) {
                throw MlflowError.invalid(
                        "Duplicate parameter keys have been submitted: '"
                                + name
                                + "'. Please ensure the request contains only one param value per param key.");
            }
            params.add(Param.of(name, Limits.cut(value, Limits.PARAM_VALUE)));
        } else {
            tagCount++;
            tags.put(Limits.key("Tag name", key), Limits.cut(value, Limits.TAG_VALUE));
        }
    }
}
