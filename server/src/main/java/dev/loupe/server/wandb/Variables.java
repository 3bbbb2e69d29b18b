package dev.loupe.server.wandb;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

/// The variables of an operation. Releases differ in whether they stand at the top or in `input`, and in some names.
record Variables(JsonNode json) {
    /// The first of these that is there and not null.
    JsonNode get(String... names) {
        for (String name : names) {
            for (JsonNode in : List.of(json, json.path("input"))) {
                JsonNode found = in.get(name);
                if (found != null && !found.isNull()) {
                    return found;
                }
            }
        }
        return json.path("no such variable");
    }

    /// Null if it is absent or empty.
    @Nullable String text(String... names) {
        String text = get(names).asString("");
        return text.isEmpty() ? null : text;
    }

    String textOr(String otherwise, String... names) {
        return get(names).asString(otherwise);
    }

    List<String> texts(String name) {
        List<String> all = new ArrayList<>();
        get(name).forEach(one -> all.add(one.asString("")));
        return all;
    }

    /// Where runs without a project go, by the client's custom.
    String project() {
        return textOr("uncategorized", "project", "projectName", "modelName");
    }
}
