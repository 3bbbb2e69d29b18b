package dev.loupe.sdk;

import dev.loupe.sdk.wire.HttpSink;
import dev.loupe.sdk.wire.Json;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/// A run before it starts.
public final class RunBuilder {
    private final @Nullable HttpSink sink;
    private final Path folder;
    private final Map<String, Object> body = new LinkedHashMap<>();
    private final Map<String, Object> params = new LinkedHashMap<>();
    private final Map<String, String> tags = new LinkedHashMap<>();
    private String id = UUID.randomUUID().toString().replace("-", "");
    private boolean resumed;
    private long metricsMillis = 10_000;

    RunBuilder(@Nullable HttpSink sink, Path folder, String project) {
        this.sink = sink;
        this.folder = folder;
        body.put("projectName", project);
    }

    /// Its name for people; made up by the server when nothing is said.
    public RunBuilder name(String name) {
        body.put("name", name);
        return this;
    }

    /// Goes on with the run of that id, or starts one under it: it is running again, and is told the params and tags as well (a param that it has with
    /// another value stays as it is, with a complaint). Only one program on a machine can hold a run: a second one says so and keeps nothing. Programs on
    /// several machines may go on with one run at once: points and console lines are kept of all of them, a tag of the last. What is no id (1 to 256 letters, digits, `_` and `-`, beginning with a letter or digit) starts a
    /// run of a new id.
    public RunBuilder resume(String runId) {
        if (runId != null && runId.matches("[a-zA-Z0-9][a-zA-Z0-9_-]{0,255}")) {
            id = runId;
            resumed = true;
        } else {
            System.err.println(
                    "Loupe: '"
                            + runId
                            + "' is no id of a run; this one gets the new id "
                            + id
                            + ".");
        }
        return this;
    }

    /// A value of the configuration: a number, flag, text, list, or a map of such.
    public RunBuilder param(String key, Object value) {
        params.put(String.valueOf(key), value);
        return this;
    }

    public RunBuilder params(@Nullable Map<String, ?> values) {
        if (values != null) {
            values.forEach(this::param);
        }
        return this;
    }

    public RunBuilder tag(String key, String value) {
        tags.put(key, value);
        return this;
    }

    /// The run that this one is part of.
    public RunBuilder parent(String runId) {
        body.put("parent", runId);
        return this;
    }

    /// How often the JVM and the host are measured, as series `system/…`; 0 for never. 10 s when nothing is said.
    public RunBuilder systemMetricsEvery(long millis) {
        metricsMillis = millis;
        return this;
    }

    /// Starts. Never throws: what goes wrong is said once on standard error, and the training goes on.
    public Run start() {
        body.put("id", id);
        body.put("start", System.currentTimeMillis());
        body.put("user", System.getProperty("user.name", ""));
        params.entrySet().removeIf(RunBuilder::unsayable);
        body.put("params", params);
        body.put("tags", tags);
        Run run = new Run(id, body, sink, folder.resolve(id), resumed, metricsMillis);
        if (resumed) {
            params.forEach(run::param);
            tags.forEach(run::tag);
        }
        return run;
    }

    /// Whether the value fails when it is asked for its text.
    private static boolean unsayable(Map.Entry<String, Object> param) {
        try {
            Json.of(param.getValue());
            return false;
        } catch (RuntimeException | StackOverflowError e) {
            System.err.println(
                    "Loupe: could not keep the param " + param.getKey() + ": " + e + ".");
            return true;
        }
    }
}
