package dev.loupe.sdk;

import dev.loupe.sdk.wire.Json;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/// Points, params and tags that are not yet on the disk, as columns. Guarded by the journal.
final class Pending {
    private static final int POINTS_A_BODY = 50_000;

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

    /// Bodies of `POST /api/v1/runs/{run}/log` that say it all, each of at most 50,000 points. None when there is nothing to say.
    void bodies(Consumer<String> to) {
        if (!params.isEmpty() || !tags.isEmpty()) {
            StringBuilder out = new StringBuilder("{\"params\":{");
            String comma = "";
            for (Map.Entry<String, String> param : params.entrySet()) {
                Json.text(out.append(comma), param.getKey()).append(':').append(param.getValue());
                comma = ",";
            }
            to.accept(Json.write(out.append("},\"tags\":"), tags).append('}').toString());
        }
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

    private static void write(StringBuilder out, Series name, Column column, int from, int until) {
        Json.text(out.append("{\"key\":"), name.key());
        Json.write(out.append(",\"context\":"), name.context());
        Json.write(out.append(",\"steps\":"), Arrays.copyOfRange(column.steps, from, until));
        Json.write(out.append(",\"times\":"), Arrays.copyOfRange(column.times, from, until));
        Json.write(out.append(",\"values\":"), Arrays.copyOfRange(column.values, from, until));
        out.append('}');
    }
}
