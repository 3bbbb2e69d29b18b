package dev.loupe.figure.foreign.vegalite;

import tools.jackson.databind.JsonNode;

/// What an encoding channel is defined by.
///
/// @param name of Vega-Lite's channel, such as `theta`
record Definition(String name, JsonNode node) {
    boolean field() {
        return node.has("field") || aggregate().equals("count");
    }

    String column() {
        JsonNode field = node.path("field");
        return field.isString()
                ? field.asString().replaceAll("\\\\(.)", "$1").replaceAll("\\['([^']*)'\\]", "$1")
                : "";
    }

    String aggregate() {
        return node.path("aggregate").asString("");
    }

    boolean aggregated() {
        return !aggregate().isEmpty();
    }

    boolean binned() {
        return node.path("bin").isObject() || node.path("bin").asBoolean(false);
    }

    String unit() {
        JsonNode unit = node.path("timeUnit");
        return unit.isObject() ? unit.path("unit").asString("") : unit.asString("");
    }

    /// How many units are taken together.
    int step() {
        return Math.clamp(node.path("timeUnit").path("step").asInt(1), 1, 10_000);
    }

    /// `quantitative`, `temporal`, `ordinal` or `nominal`; what is not said follows from the rest, as in Vega-Lite.
    String type() {
        if (node.has("type")) {
            return node.path("type").asString("");
        }
        return aggregated() || binned()
                ? "quantitative"
                : unit().isEmpty() ? "nominal" : "temporal";
    }

    boolean discrete() {
        return type().equals("nominal") || type().equals("ordinal");
    }

    /// The name of the column after bins, units and aggregates.
    String made() {
        if (aggregate().equals("count")) {
            return "count";
        }
        return aggregated()
                ? aggregate() + " of " + column()
                : unit().isEmpty()
                        ? binned() ? column() + " (bins)" : column()
                        : column() + " (" + unit() + ")";
    }
}
