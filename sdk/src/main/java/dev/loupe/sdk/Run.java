package dev.loupe.sdk;

import dev.loupe.sdk.Complaints.Trouble;
import dev.loupe.sdk.wire.HttpSink;
import dev.loupe.sdk.wire.Json;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/// A run that is being logged. All methods may be called by any thread; none throws and none waits for the server.
///
/// Points gather in memory and are written to the run's folder a few times a second, by a thread of the run's own; past a million of them the
/// caller writes. From the folder they go to the server in order, each once however often it is sent. [#close] waits for that for up to half a minute; what is
/// left then is delivered by the next program that logs to the same server. A program that ends without [#close] leaves a run that is `KILLED`.
public final class Run implements AutoCloseable {
    private static final long PATIENCE_MILLIS = 30_000;
    private static final long LAST_MILLIS = 5_000;

    private final String id;
    private final @Nullable Journal journal;
    private final @Nullable Courier courier;
    private final @Nullable SystemMetrics metrics;
    private final Context plain = new Context(this, Map.of());
    private final Thread hook = new Thread(() -> end("KILLED"), "loupe-end");
    private final AtomicBoolean ended = new AtomicBoolean();
    private final Complaints complaints = new Complaints();

    Run(
            String id,
            Map<String, Object> body,
            @Nullable HttpSink sink,
            Path path,
            boolean resumed,
            long metricsMillis) {
        this.id = id;
        this.courier = sink == null ? null : new Courier(id, path, sink, complaints);
        if (resumed) {
            Leftovers.takeBack(path);
        }
        this.journal = Journal.open(path, courier == null ? () -> {} : courier::wake, complaints);
        if (journal != null) {
            journal.record("run", Json.of(body));
            if (resumed) {
                journal.record("patch", Json.of(Map.of("status", "RUNNING")));
            }
            if (courier != null) {
                courier.start();
            }
        }
        this.metrics = metricsMillis > 0 ? SystemMetrics.start(this, metricsMillis) : null;
        quietly(
                "watch for the end of the program",
                () -> Runtime.getRuntime().addShutdownHook(hook));
    }

    /// The run's id, by which it can be resumed.
    public String id() {
        return id;
    }

    /// One point. NaN and infinities are kept as they are; steps may repeat, run backwards and be negative.
    public void log(String key, double value, long step) {
        plain.log(key, value, step);
    }

    /// One point of each of several series; what has no value is left out.
    public void log(Map<String, ? extends Number> values, long step) {
        quietly("keep points", () -> plain.log(values, step));
    }

    /// The run as seen from a context, such as `subset = val`: what is logged there is in series of its own.
    public Context with(String key, Object value) {
        return plain.with(key, value);
    }

    void point(Series series, double value, long step) {
        if (journal != null) {
            try {
                journal.point(series, step, value);
            } catch (RuntimeException | OutOfMemoryError e) {
                complaints.say(Trouble.LOST, "could not keep points: " + e);
            }
        }
    }

    /// A value of the configuration: a number, flag, text, list, or a map of such. It is read now.
    public void param(String key, Object value) {
        if (journal != null) {
            quietly(
                    "keep the param " + key,
                    () -> journal.param(String.valueOf(key), Json.of(value)));
        }
    }

    /// Several values of the configuration.
    public void params(Map<String, ?> values) {
        quietly("keep params", () -> values.forEach(this::param));
    }

    public void tag(String key, String value) {
        if (journal != null) {
            quietly(
                    "keep the tag " + key,
                    () -> journal.tag(String.valueOf(key), String.valueOf(value)));
        }
    }

    /// One line of console output.
    public void print(String line) {
        if (journal != null) {
            quietly("keep a line", () -> journal.line("out", String.valueOf(line)));
        }
    }

    /// One line of error output.
    public void printError(String line) {
        if (journal != null) {
            quietly("keep a line", () -> journal.line("err", String.valueOf(line)));
        }
    }

    /// A file as it is now, under a path in the run. It is copied before this returns.
    public void file(String path, Path content) {
        quietly(
                "read the file " + content,
                () -> {
                    try (InputStream in = Files.newInputStream(content)) {
                        keep(path, in);
                    }
                });
    }

    public void bytes(String path, byte[] content) {
        quietly("keep the file " + path, () -> keep(path, new ByteArrayInputStream(content)));
    }

    public void text(String path, String content) {
        quietly(
                "keep the file " + path,
                () ->
                        keep(
                                path,
                                new ByteArrayInputStream(
                                        content.getBytes(StandardCharsets.UTF_8))));
    }

    /// A picture at a step, kept as `images/KEY/STEP.png`.
    ///
    /// @param png the bytes of a PNG file
    public void image(String key, byte[] png, long step) {
        bytes("images/" + key + "/" + step + ".png", png);
    }

    /// How values are spread at a step, kept as `histograms/KEY/STEP.json`: `{"edges":[n + 1],"counts":[n],"other":m}` with 64 equal bins from least to
    /// greatest; `other` counts what is not finite.
    public void histogram(String key, double[] values, long step) {
        quietly(
                "keep the histogram " + key,
                () -> text("histograms/" + key + "/" + step + ".json", Histogram.json(values)));
    }

    /// A table at a step, kept as `tables/KEY/STEP.json`: `{"columns":[…],"data":[[…],…]}`, rows as lists.
    public void table(String key, List<String> columns, List<? extends List<?>> rows, long step) {
        Map<String, Object> table = new LinkedHashMap<>();
        table.put("columns", columns);
        table.put("data", rows);
        quietly(
                "keep the table " + key,
                () -> text("tables/" + key + "/" + step + ".json", Json.of(table)));
    }

    private void keep(String path, InputStream in) throws IOException {
        if (journal != null) {
            journal.file(path, in);
        }
    }

    /// Ends the run as failed; the failure is kept as tag `failure` and its stack trace in the console.
    public void fail(Throwable failure) {
        quietly(
                "keep the failure",
                () -> {
                    StringWriter trace = new StringWriter();
                    failure.printStackTrace(new PrintWriter(trace));
                    trace.toString().lines().forEach(this::printError);
                    tag("failure", String.valueOf(failure));
                });
        end("FAILED");
    }

    /// Ends the run as finished. Waits for up to half a minute until the server has everything.
    @Override
    public void close() {
        end("FINISHED");
    }

    /// Ends the run as killed: somebody stopped it.
    public void stop() {
        end("KILLED");
    }

    private void end(String status) {
        if (ended.getAndSet(true)) {
            return;
        }
        if (metrics != null) {
            metrics.close();
        }
        if (journal != null) {
            String patch = Json.of(Map.of("status", status, "end", System.currentTimeMillis()));
            quietly("keep how the run ended", () -> journal.record("patch", patch));
            boolean delivered =
                    courier != null
                            && courier.finish(
                                    Thread.currentThread() == hook ? LAST_MILLIS : PATIENCE_MILLIS);
            if (courier != null && !delivered) {
                complaints.say(
                        Trouble.LOST,
                        "the server did not take everything in time; the rest waits in "
                                + journal.path());
            }
            quietly("let go of the folder", journal::close);
            Leftovers.letGo(journal.path());
            if (delivered) {
                Spool.settle(journal.path(), courier != null && !courier.refused());
            }
        }
        if (Thread.currentThread() != hook) {
            quietly(
                    "forget the end of the program",
                    () -> Runtime.getRuntime().removeShutdownHook(hook));
        }
    }

    private interface Errand {
        void run() throws IOException;
    }

    private void quietly(String what, Errand errand) {
        try {
            errand.run();
        } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
            complaints.say(Trouble.ARGUMENT, "could not " + what + ": " + e);
        }
    }
}
