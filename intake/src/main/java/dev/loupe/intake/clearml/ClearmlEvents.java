package dev.loupe.intake.clearml;

import dev.loupe.intake.FilesBelow;
import dev.loupe.intake.Portion;
import dev.loupe.intake.RunLog;
import dev.loupe.intake.ShownFile;
import dev.loupe.runs.domain.MediaItem;
import dev.loupe.runs.domain.MediaKind;
import dev.loupe.runs.domain.SeriesKey;

import tools.jackson.databind.JsonNode;

import java.io.IOException;

/// Events of `metrics.jsonl` and `log.jsonl`, by their `type`.
final class ClearmlEvents {
    private static final int AT_ONCE = 50_000;

    /// The iteration of values that are reported once for a task.
    private static final long ONCE = Integer.MIN_VALUE;

    private static final String MONITOR = ":monitor:";

    private final ClearmlFiles files;
    private final Portion portion;
    private long first;
    private long last;

    /// @param lines how many lines of the console were told before
    ClearmlEvents(ClearmlFiles files, long lines) {
        this.files = files;
        this.portion = new Portion(lines);
    }

    /// How many lines of the console were told.
    long lines() {
        return portion.lines();
    }

    /// The log begins again.
    void printAnew() {
        portion.printAnew();
    }

    /// UTC milliseconds of the first event; 0 if there is none.
    long first() {
        return first;
    }

    /// UTC milliseconds of the last event; 0 if there is none.
    long last() {
        return last;
    }

    /// Looks at the times of a line's events.
    void time(JsonNode line) {
        for (JsonNode event : line) {
            long time = event.path("timestamp").asLong(0);
            if (time > 0) {
                first = first == 0 ? time : Math.min(first, time);
                last = Math.max(last, time);
            }
        }
    }

    /// Takes a line of the log.
    void print(JsonNode line) {
        for (JsonNode event : line) {
            String level = event.path("level").asString("");
            String stream = level.equals("error") || level.equals("critical") ? "err" : "out";
            for (String text : event.path("msg").asString("").split("\n", -1)) {
                portion.line(micros(event), stream, text.stripTrailing());
            }
        }
    }

    /// Takes a line of metrics.
    void take(JsonNode line, RunLog run) throws IOException {
        for (JsonNode event : line) {
            take(event, event.path("type").asString(""), run);
        }
        if (portion.size() > AT_ONCE) {
            flush(run);
        }
    }

    private void take(JsonNode event, String type, RunLog run) throws IOException {
        long iteration = event.path("iter").asLong(0);
        long step = iteration == ONCE ? 0 : iteration;
        switch (type) {
            case "training_stats_scalar" ->
                    portion.points()
                            .add(
                                    series(event),
                                    step,
                                    micros(event),
                                    event.path("value").asDouble(Double.NaN));
            case "plot" -> {
                String path = "plots/" + series(event) + "/" + step + ".json";
                if (FilesBelow.legal(path)) {
                    ClearmlFiles.text(run, path, event.path("plot_str").asString(""));
                    item(event, MediaKind.FIGURE, step, path, "{\"library\":\"plotly\"}");
                }
            }
            case "training_debug_image" -> {
                String member = event.path("key").asString("");
                String name = member.substring(member.lastIndexOf('/') + 1);
                String path = "media/" + series(event) + "/" + step + "/" + name;
                if (files.tell(run, path, member)) {
                    item(event, ShownFile.kind(name), step, path, "{}");
                }
            }
            default -> {}
        }
    }

    /// A metric's name and its variant's; what ClearML measured of the machine begins with `system`.
    private static String series(JsonNode event) {
        String metric = event.path("metric").asString("");
        String plain =
                metric.startsWith(MONITOR)
                        ? "system/" + metric.substring(MONITOR.length())
                        : metric;
        return plain + "/" + event.path("variant").asString("");
    }

    private static long micros(JsonNode event) {
        return event.path("timestamp").asLong(0) * 1000;
    }

    private void item(JsonNode event, MediaKind kind, long step, String path, String meta) {
        portion.item(
                new MediaItem(
                        SeriesKey.of(series(event)), kind, step, micros(event), 0, path, meta));
    }

    /// Tells what was gathered.
    void flush(RunLog run) {
        portion.tell(run);
    }
}
