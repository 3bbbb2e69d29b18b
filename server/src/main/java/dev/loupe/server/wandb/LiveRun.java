package dev.loupe.server.wandb;

import dev.loupe.core.RunId;
import dev.loupe.intake.RunLog;
import dev.loupe.intake.wandb.HistoryRows;
import dev.loupe.intake.wandb.RunFiles;
import dev.loupe.intake.wandb.WandbJson;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A run that is being logged: where its lines go, and how many of each file came.
///
/// The state survives a restart; a batch that came and was not yet counted is sent and told again, and stored once.
final class LiveRun {
    /// Names of files whose lines are counted.
    static final String HISTORY = "wandb-history.jsonl",
            EVENTS = "wandb-events.jsonl",
            PRINTED = "output.log",
            SUMMARY = "wandb-summary.json";

    private final RunId id;
    private final RunLog log;
    private final ObjectNode state;
    private final HistoryRows rows;
    private final long startMicros;

    LiveRun(RunId id, RunLog log, ObjectNode state, long startMicros) {
        this.id = id;
        this.log = log;
        this.state = state;
        this.startMicros = startMicros;
        this.rows = new HistoryRows(RunFiles.LATER, startMicros);
    }

    RunId id() {
        return id;
    }

    /// When it began.
    long startMicros() {
        return startMicros;
    }

    RunLog log() {
        return log;
    }

    HistoryRows rows() {
        return rows;
    }

    ObjectNode state() {
        return state;
    }

    /// How many lines of a file came so far.
    long lines(String file) {
        return state.path("lines").path(file).asLong(0);
    }

    void lines(String file, long count) {
        ObjectNode lines =
                state.get("lines") instanceof ObjectNode found ? found : state.putObject("lines");
        lines.put(file, count);
    }

    /// A text of the state; the other where it has none.
    String text(String key, String otherwise) {
        return state.path(key).asString(otherwise);
    }

    /// A part of the state as an object.
    JsonNode part(String key) {
        JsonNode found = state.get(key);
        return found == null ? WandbJson.object() : found;
    }
}
