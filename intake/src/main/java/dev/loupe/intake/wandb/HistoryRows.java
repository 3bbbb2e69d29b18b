package dev.loupe.intake.wandb;

import dev.loupe.intake.Columns;
import dev.loupe.intake.RunLog;
import dev.loupe.runs.domain.MediaItem;
import dev.loupe.runs.domain.MediaKind;
import dev.loupe.runs.domain.SeriesKey;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Rows of history and of system metrics, gathered into points and media until [#tell].
///
/// Numbers are points, booleans 1 and 0; objects without `_type` are nested keys joined by `.`; texts and lists of plain values are texts at their step. `_step` is the step and
/// `_timestamp` the time; `_runtime` follows from the time and is left out.
public final class HistoryRows {
    private static final int MOST_POINTS = 65_536;
    private static final int MOST_ITEMS = 256;

    private final Columns points = new Columns();
    private final List<MediaItem> items = new ArrayList<>();
    private final MediaValues media;
    private long lastMicros;

    public HistoryRows(RunFiles files, long startMicros) {
        this.media = new MediaValues(files);
        this.lastMicros = startMicros;
    }

    /// Adds a row of history.
    ///
    /// @param step where the row has no `_step`
    public void history(JsonNode row, long step) {
        JsonNode own = row.get("_step");
        long at = own != null && own.isNumber() ? own.asLong(step) : step;
        long micros = time(row);
        for (Map.Entry<String, JsonNode> entry : row.properties()) {
            String key = entry.getKey();
            if (!key.equals("_step")
                    && !key.equals("_timestamp")
                    && !key.equals("_runtime")
                    && !key.equals("_wandb")) {
                value(key, entry.getValue(), at, micros);
            }
        }
    }

    /// Adds a row of system metrics under `system/`.
    ///
    /// @param row   `{"cpu":…}` as in logs, or `{"system.cpu":…}` as over the wire
    /// @param index how many came before it, which is their step
    public void system(JsonNode row, long index) {
        long micros = time(row);
        for (Map.Entry<String, JsonNode> entry : row.properties()) {
            String key = entry.getKey();
            Double number = number(entry.getValue());
            if (number != null && !key.startsWith("_")) {
                String plain = key.startsWith("system.") ? key.substring(7) : key;
                points.add("system/" + plain, index, micros, number);
            }
        }
    }

    /// Adds a short text at a step.
    public void text(String key, String text, long step, long micros) {
        ObjectNode meta = WandbJson.object();
        meta.put("text", text);
        meta.put("format", "plain");
        items.add(
                new MediaItem(
                        SeriesKey.of(key),
                        MediaKind.TEXT,
                        step,
                        micros,
                        0,
                        null,
                        WandbJson.text(meta)));
    }

    /// The newest time of all rows, or where they began.
    public long lastMicros() {
        return lastMicros;
    }

    /// Whether it is time to tell.
    public boolean full() {
        return points.size() >= MOST_POINTS || items.size() >= MOST_ITEMS;
    }

    /// Tells what was gathered and forgets it.
    public void tell(RunLog run) {
        if (points.size() > 0) {
            run.points(points.take());
        }
        if (!items.isEmpty()) {
            run.media(List.copyOf(items));
            items.clear();
        }
    }

    private long time(JsonNode row) {
        JsonNode time = row.get("_timestamp");
        double seconds = time != null && time.isNumber() ? time.asDouble(Double.NaN) : Double.NaN;
        if (!Double.isFinite(seconds)) {
            return lastMicros;
        }
        long micros = Math.round(seconds * 1e6);
        lastMicros = Math.max(lastMicros, micros);
        return micros;
    }

    private void value(String key, JsonNode value, long step, long micros) {
        Double number = number(value);
        if (number != null) {
            points.add(key, step, micros, number);
        } else if (value.isObject() && value.get("_type") != null) {
            media.add(items, key, value, step, micros, 0);
        } else if (value.isObject()) {
            for (Map.Entry<String, JsonNode> entry : value.properties()) {
                value(key + "." + entry.getKey(), entry.getValue(), step, micros);
            }
        } else if (value.isArray() && value.path(0).has("_type")) {
            for (JsonNode one : value) {
                if (one.has("_type")) {
                    media.add(items, key, one, step, micros, items(key, step));
                }
            }
        } else if (value.isString()) {
            text(key, value.stringValue(), step, micros);
        } else if (value.isArray()) {
            text(key, WandbJson.text(value), step, micros);
        }
    }

    private int items(String key, long step) {
        return (int)
                items.stream()
                        .filter(i -> i.series().key().equals(key) && i.step() == step)
                        .count();
    }

    /// W&B writes what JSON has no numbers for bare or as words.
    private static @Nullable Double number(JsonNode value) {
        if (value.isNumber()) {
            return value.asDouble();
        }
        if (value.isBoolean()) {
            return value.booleanValue() ? 1.0 : 0.0;
        }
        return switch (value.isString() ? value.stringValue() : "") {
            case "NaN" -> Double.NaN;
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> null;
        };
    }
}
