package dev.loupe.intake;

import dev.loupe.runs.domain.Param;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A run's config as params: nested objects as dotted paths, a list as one JSON value, null written. W&B's own `_wandb` is left out.
public final class ConfigParams {
    private ConfigParams() {}

    /// @param config plain values by key
    public static List<Param> of(JsonNode config) {
        List<Param> params = new ArrayList<>();
        add(params, "", config, false);
        return params;
    }

    /// @param config `{"key":{"value":…}}`, as the protocol and `config.yaml` have it
    public static List<Param> ofWrapped(JsonNode config) {
        List<Param> params = new ArrayList<>();
        add(params, "", config, true);
        return params;
    }

    private static void add(List<Param> into, String path, JsonNode node, boolean wrapped) {
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            String key = entry.getKey();
            if (path.isEmpty() && key.equals("_wandb")) {
                continue;
            }
            String full = path.isEmpty() ? key : path + "." + key;
            JsonNode value = entry.getValue();
            JsonNode inner = wrapped && value.isObject() ? value.get("value") : null;
            JsonNode plain = inner == null ? value : inner;
            if (plain.isObject() && !plain.isEmpty()) {
                add(into, full, plain, false);
            } else {
                into.add(param(full, plain));
            }
        }
    }

    private static Param param(String key, JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> new Param(key, value.stringValue(), Param.Type.STRING);
            case NUMBER -> new Param(key, value.asString(), Param.Type.NUMBER);
            case BOOLEAN -> new Param(key, value.asString(), Param.Type.BOOLEAN);
            case NULL -> new Param(key, "null", Param.Type.NULL);
            default -> new Param(key, value.toString(), Param.Type.JSON);
        };
    }
}
