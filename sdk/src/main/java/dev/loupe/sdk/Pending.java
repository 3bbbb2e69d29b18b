package dev.loupe.sdk;

import dev.loupe.sdk.wire.Json;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/// Points, params and tags that are not yet on the disk, as columns. Guarded by the journal.
final class Pending {
    private static final int POINTS_A_BODY = 50_000;
    private static final int CHARACTERS_A_BODY = 4 << 20;

    private final Map<Series, Column> series = new LinkedHashMap<>();
    private final Map<String, String> params = new LinkedHashMap<>();
    private final Map<String, String> tags = new LinkedHashMap<>();
    private int points;

    private static final class Column {
        private long[] steps = new long[16];
        private long[] times = new long[16];
        private double[] values = new double[16];
        private int n;

        private void add(long step, long time, double value) {
            if (n == steps.length) {
                steps = Arrays.copyOf(steps, 2 * n);
                times = Arrays.copyOf(times, 2 * n);
                values = Arrays.copyOf(values, 2 * n);
            }
            steps[n] = step;
            times[n] = time;
            values[n++] = value;
        }
    }

    void point(Series name, long step, double value) {
        series.computeIfAbsent(name, absent -> new Column())
                .add(step, System.currentTimeMillis(), value);
        points++;
    }

    void param(String key, String json) {
        params.put(key, json);
    }

    void tag(String key, String value) {
        tags.put(key, value);
    }

    int points() {
        return points;
    }

    /// Bodies of `POST /api/v1/runs/{run}/log` that say it all, each of at most 50,000 points, or of a few megabytes of params or tags. None when there is nothing to say.
    void bodies(Consumer<String> to) {
        said("params", params, to);
        Map<String, String> texts = new LinkedHashMap<>();
        tags.forEach((key, value) -> texts.put(key, Json.of(value)));
        said("tags", texts, to);
        StringBuilder out = new StringBuilder();
        int room = POINTS_A_BODY;
        for (Map.Entry<Series, Column> entry : series.entrySet()) {
            Column column = entry.getValue();
            for (int from = 0; from < column.n; ) {
                int until = Math.min(column.n, from + room);
                out.append(out.isEmpty() ? "{\"series\":[" : ",");
                write(out, entry.getKey(), column, from, until);
                room -= until - from;
                from = until;
                if (room == 0) {
                    to.accept(out.append("]}").toString());
                    out.setLength(0);
                    room = POINTS_A_BODY;
                }
            }
        }
        if (!out.isEmpty()) {
            to.accept(out.append("]}").toString());
        }
    }

    /// Values by their keys, so many in a body as have room.
    private static void said(String what, Map<String, String> values, Consumer<String> to) {
        StringBuilder out = new StringBuilder();
        for (Map.Entry<String, String> one : values.entrySet()) {
            if (!out.isEmpty() && out.length() + one.getValue().length() > CHARACTERS_A_BODY) {
                to.accept(out.append("}}").toString());
                out.setLength(0);
            }
            out.append(out.isEmpty() ? "{\"" + what + "\":{" : ",");
            Json.text(out, one.getKey()).append(':').append(one.getValue());
        }
        if (!out.isEmpty()) {
            to.accept(out.append("}}").toString());
        }
    }

    private static void write(StringBuilder out, Series name, Column column, int from, int until) {
        Json.text(out.append("{\"key\":"), name.key());
        Json.write(out.append(",\"context\":"), name.context());
        Json.write(out.append(",\"steps\":"), Arrays.copyOfRange(column.steps, from, until));
        Json.write(out.append(",\"times\":"), Arrays.copyOfRange(column.times, from, until));
        Json.write(out.append(",\"values\":"), Arrays.copyOfRange(column.values, from, until));
        out.append('}');
    }
}
