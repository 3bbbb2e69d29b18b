package dev.loupe.intake.sacred;

import dev.loupe.intake.Columns;
import dev.loupe.intake.RunLog;
import dev.loupe.intake.Steps;

import tools.jackson.databind.JsonNode;

import java.util.Map;
import java.util.TreeMap;

/// What `metrics.json` holds: for each metric its values, steps and times, all of them each time it is written. Told are those that are new.
final class SacredMetrics {
    private final Map<String, Integer> told;

    SacredMetrics(Map<String, Integer> told) {
        this.told = new TreeMap<>(told);
    }

    /// How many points of each metric were told.
    Map<String, Integer> told() {
        return told;
    }

    void tell(JsonNode metrics, RunLog run) {
        Columns columns = new Columns();
        Map<String, String> tags = new TreeMap<>();
        for (Map.Entry<String, JsonNode> metric : metrics.properties()) {
            String key = metric.getKey();
            JsonNode values = metric.getValue().path("values");
            double[] steps = steps(metric.getValue().path("steps"), values.size());
            JsonNode times = metric.getValue().path("timestamps");
            boolean scaled = Steps.fractional(steps);
            if (scaled) {
                tags.putAll(Steps.tag(key));
            }
            int known = told.getOrDefault(key, 0);
            for (int i = known <= values.size() ? known : 0; i < values.size(); i++) {
                JsonNode value = Pickled.plain(values.get(i));
                if (value.isNumber()) {
                    columns.add(
                            key,
                            Steps.kept(steps[i], scaled),
                            SacredTimes.micros(times.path(i).asString("")),
                            value.asDouble());
                }
            }
            told.put(key, values.size());
        }
        if (columns.size() > 0) {
            run.points(columns.take());
        }
        if (!tags.isEmpty()) {
            run.tags(tags);
        }
    }

    /// Their places where there are none.
    private static double[] steps(JsonNode steps, int count) {
        double[] all = new double[count];
        for (int i = 0; i < count; i++) {
            JsonNode step = Pickled.plain(steps.path(i));
            all[i] = step.isNumber() ? step.asDouble() : i;
        }
        return all;
    }
}
