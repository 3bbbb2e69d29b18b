package dev.loupe.intake.wandb;

import dev.loupe.core.bytes.Bytes;
import dev.loupe.core.bytes.Proto;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.Map;

/// What `define_metric` said (`MetricRecord`), as the tag `wandb.metrics`: `{"val/*":{"step":"epoch","summary":["min"],"goal":"minimize"}}`.
final class MetricList {
    private static final String[] SUMMARIES = {
        "", "min", "max", "mean", "best", "last", "none", "copy", "first"
    };
    private static final String[] GOALS = {"", "minimize", "maximize"};
    private final ObjectNode metrics = WandbJson.object();

    MetricList(JsonNode known) {
        known.properties().forEach(entry -> metrics.set(entry.getKey(), entry.getValue()));
    }

    ObjectNode json() {
        return metrics;
    }

    void add(Bytes record, Map<String, String> tags) {
        String name = "";
        ObjectNode metric = WandbJson.object();
        for (Proto p = new Proto(record); p.next(); ) {
            switch (p.field()) {
                case 1, 2 -> name = p.text();
                case 4 -> metric.put("step", p.text());
                case 7 -> {
                    ArrayNode summary = metric.putArray("summary");
                    for (Proto s = p.message(); s.next(); ) {
                        if (s.field() < SUMMARIES.length && s.flag()) {
                            summary.add(SUMMARIES[s.field()]);
                        }
                    }
                }
                case 8 -> {
                    long goal = p.varint();
                    if (goal > 0 && goal < GOALS.length) {
                        metric.put("goal", GOALS[(int) goal]);
                    }
                }
                default -> {}
            }
        }
        if (!name.isEmpty()) {
            metrics.set(name, metric);
            tags.put("wandb.metrics", WandbJson.text(metrics));
        }
    }
}
