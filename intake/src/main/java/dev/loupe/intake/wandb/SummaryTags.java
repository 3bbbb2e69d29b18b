package dev.loupe.intake.wandb;

import tools.jackson.databind.JsonNode;

import java.util.Map;

/// A run's summary as tags `wandb.summary.<key>`: plain values, nested keys joined by `.`; the newest wins.
public final class SummaryTags {
    private SummaryTags() {}

    /// Adds what an update says; W&B's own keys (`_…`) and media are left out.
    public static void add(JsonNode update, Map<String, String> tags) {
        add("", update, tags);
    }

    private static void add(String path, JsonNode node, Map<String, String> tags) {
        if (node.has("_type")) {
            return;
        }
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            if (path.isEmpty() && entry.getKey().startsWith("_")) {
                continue;
            }
            String key = path.isEmpty() ? entry.getKey() : path + "." + entry.getKey();
            if (entry.getValue().isObject()) {
                add(key, entry.getValue(), tags);
            } else if (entry.getValue().isValueNode() && !entry.getValue().isNull()) {
                tags.put("wandb.summary." + key, entry.getValue().asString());
            }
        }
    }
}
