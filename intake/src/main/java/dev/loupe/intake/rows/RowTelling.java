package dev.loupe.intake.rows;

import dev.loupe.core.RunId;
import dev.loupe.intake.Columns;
import dev.loupe.intake.ConfigParams;
import dev.loupe.intake.Logbook;
import dev.loupe.intake.Opening;
import dev.loupe.intake.RunLog;
import dev.loupe.intake.Steps;
import dev.loupe.runs.domain.Param;
import dev.loupe.runs.domain.SeriesKey;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongFunction;

/// Gathers what rows say, by run, until it is told.
final class RowTelling {
    private static final int LONGEST_TEXT = 5_000;

    private final LongFunction<Opening> own;
    private final Map<String, Gathered> runs = new LinkedHashMap<>();
    private String damage = "";

    private static final class Gathered {
        private final LongFunction<Opening> opening;
        private long first;
        private final Columns points = new Columns();
        private final Map<String, String> tags = new TreeMap<>();
        private final List<Param> params = new ArrayList<>();

        private Gathered(LongFunction<Opening> opening) {
            this.opening = opening;
        }
    }

    /// @param own the run that the log itself is, given when it began in milliseconds since 1970, or 0
    RowTelling(LongFunction<Opening> own) {
        this.own = own;
    }

    /// A value of the log's own run.
    void value(SeriesKey key, Step step, long micros, double value) {
        into(own(), key, step, micros, value);
    }

    /// A value of a run that the log names.
    void value(Opening run, SeriesKey key, Step step, long micros, double value) {
        into(named(run), key, step, micros, value);
    }

    /// A run that the log names, in the log's project.
    Opening other(RunId id, String name, long startMillis) {
        return new Opening(id, own.apply(startMillis).project(), name, "", startMillis);
    }

    /// Params of a run that the log names.
    void params(Opening run, List<Param> params) {
        named(run).params.addAll(params);
    }

    private Gathered named(Opening run) {
        return runs.computeIfAbsent(run.id().value(), id -> new Gathered(start -> run));
    }

    private void into(Gathered run, SeriesKey key, Step step, long micros, double value) {
        run.points.add(key, Steps.kept(step.at(), step.scaled()), micros, value);
        if (step.scaled()) {
            run.tags.putAll(Steps.tag(key.key()));
        }
        run.first = run.first == 0 ? micros : run.first;
    }

    /// A text of the log's own run; the last one stays.
    void text(String name, String text) {
        if (!text.isBlank()) {
            own().tags
                    .put(
                            name,
                            text.length() > LONGEST_TEXT
                                    ? text.substring(0, LONGEST_TEXT) + "…"
                                    : text);
        }
    }

    void params(JsonNode config) {
        own().params.addAll(ConfigParams.of(config));
    }

    /// What could not be understood; only the first of it is said.
    void damaged(String sentence) {
        damage = damage.isEmpty() ? sentence : damage;
    }

    private Gathered own() {
        return runs.computeIfAbsent("", none -> new Gathered(own));
    }

    /// Whether something of the log's own run waits to be told.
    boolean hasOwn() {
        return runs.containsKey("");
    }

    int size() {
        return runs.values().stream().mapToInt(run -> run.points.size()).sum();
    }

    /// Tells all of it, and nothing is left.
    void tell(Logbook book) {
        for (Gathered run : runs.values()) {
            RunLog log = book.run(run.opening.apply(run.first / 1_000));
            if (!run.params.isEmpty()) {
                log.params(List.copyOf(run.params));
            }
            if (!run.tags.isEmpty()) {
                log.tags(Map.copyOf(run.tags));
            }
            if (run.points.size() > 0) {
                log.points(run.points.take());
            }
        }
        runs.clear();
        if (!damage.isEmpty()) {
            book.damaged(damage);
            damage = "";
        }
    }

    /// A row's step.
    ///
    /// @param scaled whether the log has fractional steps
    record Step(double at, boolean scaled) {}
}
