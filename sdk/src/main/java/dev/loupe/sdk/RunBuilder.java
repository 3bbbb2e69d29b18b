package dev.loupe.sdk;

import dev.loupe.sdk.wire.HttpSink;

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

    /// Goes on with the run of that id, or starts one under it.
    public RunBuilder resume(String runId) {
        id = runId;
        resumed = true;
        return this;
    }

    /// A value of the configuration: a number, flag, text, list, or a map of such.
    public RunBuilder param(String key, Object value) {
        params.put(key, value);
        return this;
    }

    public RunBuilder params(Map<String, ?> values) {
        params.putAll(values);
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
        body.put("params", params);
        body.put("tags", tags);
        return new Run(id, body, sink, folder.resolve(id), resumed, metricsMillis);
    }
}
