package dev.loupe.server.wandb;

import dev.loupe.intake.wandb.WandbJson;
import dev.loupe.runs.Store;
import dev.loupe.runs.domain.Run;
import dev.loupe.runs.domain.SeriesKey;
import dev.loupe.runs.domain.SeriesSummary;
import dev.loupe.runs.series.Column;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The series of a run, joined by step into rows as the client logged them: `_step`, `_timestamp` and `_runtime` (seconds), and the values by key.
///
/// Of several values of a key at one step the last one stands. Things that are no numbers are left out. O(points in the range) each time.
record StepRows(Store store) {
    private static final String SYSTEM = "system/";

    /// Rows of steps in `[from, to]` in their order.
    ///
    /// @param keys   only rows that have all of these, and nothing else of them; empty for all rows whole
    /// @param system metrics of the system instead of the program's
    List<ObjectNode> of(Run run, Collection<String> keys, boolean system, long from, long to) {
        TreeMap<Long, ObjectNode> rows = new TreeMap<>();
        for (SeriesSummary summary : store.runs().series(run.id())) {
            SeriesKey series = summary.series();
            if (series.key().startsWith(SYSTEM) != system
                    || !keys.isEmpty() && !keys.contains(series.key())) {
                continue;
            }
            String name =
                    (system ? "system." + series.key().substring(SYSTEM.length()) : series.key())
                            + series.context();
            Column points = store.series().range(run.id(), series, from, to);
            for (int i = 0; i < points.size(); i++) {
                ObjectNode row = rows.computeIfAbsent(points.steps()[i], StepRows::begun);
                double seconds = points.micros()[i] / 1e6;
                if (seconds > row.path("_timestamp").asDouble(0)) {
                    row.put("_timestamp", seconds);
                    row.put("_runtime", seconds - run.startMillis() / 1e3);
                }
                row.set(name, number(points.values()[i]));
            }
        }
        List<ObjectNode> whole = new ArrayList<>(rows.values());
        whole.removeIf(row -> !keys.stream().allMatch(row::has));
        return whole;
    }

    private static ObjectNode begun(long step) {
        ObjectNode row = WandbJson.object();
        row.put("_step", step);
        return row;
    }

    /// At most so many of them with even distances, the first and the last among them.
    static List<ObjectNode> sampled(List<ObjectNode> rows, int most) {
        if (rows.size() <= most || most < 1) {
            return rows;
        }
        List<ObjectNode> kept = new ArrayList<>(most);
        for (long i = 0; i < most; i++) {
            kept.add(rows.get((int) (most == 1 ? 0 : i * (rows.size() - 1) / (most - 1))));
        }
        return kept;
    }

    /// The rows with these columns only.
    static List<Map<String, JsonNode>> columns(List<ObjectNode> rows, Collection<String> keys) {
        List<Map<String, JsonNode>> all = new ArrayList<>(rows.size());
        for (ObjectNode row : rows) {
            Map<String, JsonNode> one = new LinkedHashMap<>();
            for (String key : keys) {
                one.put(key, row.path(key));
            }
            all.add(one);
        }
        return all;
    }

    /// A whole number where it is one, as the client's counters are.
    static JsonNode number(double value) {
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1L << 53;
        return whole && (value != 0 || 1 / value > 0)
                ? WandbJson.object().numberNode((long) value)
                : WandbJson.object().numberNode(value);
    }
}
