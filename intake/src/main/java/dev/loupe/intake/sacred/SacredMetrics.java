package dev.loupe.intake.sacred;

import dev.loupe.intake.Columns;
import dev.loupe.intake.RunLog;
import dev.loupe.intake.Steps;

import tools.jackson.databind.JsonNode;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What `metrics.json` holds: for each metric its values, steps and times, all of them each time it is written. Told are those that are new.
public final class SacredMetrics {
    private final Map<String, Integer> told;
    private final Set<String> scaled = new HashSet<>();

    /// @param told what an earlier [#told] said
    public SacredMetrics(Map<String, Integer> told) {
        this.told = new TreeMap<>(told);
    }

    /// How many points of each metric were told.
    public Map<String, Integer> told() {
        return told;
    }

    /// Tells what follows the points that were told.
    ///
    /// @param rest a metric whose lists begin there
    public void tellRest(String key, JsonNode rest, RunLog run) {
        Columns columns = new Columns();
        int known = told.getOrDefault(key, 0);
        Map<String, String> tags = tell(key, rest, known, 0, columns);
        send(columns, tags, run);
    }

    void tell(JsonNode metrics, RunLog run) {
        Columns columns = new Columns();
        Map<String, String> tags = new TreeMap<>();
        for (Map.Entry<String, JsonNode> metric : metrics.properties()) {
            int known = told.getOrDefault(metric.getKey(), 0);
            int count = metric.getValue().path("values").size();
            int from = known <= count ? known : 0;
            tags.putAll(tell(metric.getKey(), metric.getValue(), 0, from, columns));
        }
        send(columns, tags, run);
    }

    private static void send(Columns columns, Map<String, String> tags, RunLog run) {
        if (columns.size() > 0) {
            run.points(columns.take());
        }
        if (!tags.isEmpty()) {
            run.tags(tags);
        }
    }

    /// @param first how many points come before those in the lists
    /// @param from  place in the lists
    /// @return tags that go with them
    private Map<String, String> tell(
            String key, JsonNode metric, int first, int from, Columns columns) {
        JsonNode values = metric.path("values");
        double[] steps = steps(metric.path("steps"), values.size(), first);
        JsonNode times = metric.path("timestamps");
        if (Steps.fractional(steps)) {
            scaled.add(key);
        }
        boolean isScaled = scaled.contains(key);
        for (int i = from; i < values.size(); i++) {
            JsonNode value = Pickled.plain(values.get(i));
            if (value.isNumber() || value.isBoolean()) {
                columns.add(
                        key,
                        Steps.kept(steps[i], isScaled),
                        SacredTimes.micros(times.path(i).asString("")),
                        value.isBoolean() ? value.booleanValue() ? 1 : 0 : value.asDouble());
            }
        }
        told.put(key, first + values.size());
        return isScaled ? Steps.tag(key) : Map.of();
    }

    /// Their places where there are none.
    private static double[] steps(JsonNode steps, int count, int first) {
        double[] all = new double[count];
        for (int i = 0; i < count; i++) {
            JsonNode step = Pickled.plain(steps.path(i));
            all[i] = step.isNumber() ? step.asDouble() : first + i;
        }
        return all;
    }
}
