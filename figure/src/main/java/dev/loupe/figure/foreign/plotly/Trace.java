package dev.loupe.figure.foreign.plotly;

import tools.jackson.databind.JsonNode;

/// One entry of a figure's `data`.
///
/// @param place from 0
record Trace(JsonNode node, int place) {
    String type() {
        String type = node.path("type").asString("scatter");
        return type.endsWith("gl") ? type.substring(0, type.length() - 2) : type;
    }

    String name() {
        return node.path("name").asString("");
    }

    /// What legends call it.
    String named() {
        return name().isEmpty() ? "trace " + place : name();
    }

    boolean hidden() {
        JsonNode visible = node.path("visible");
        return visible.isBoolean() && !visible.asBoolean();
    }

    /// A colour for the whole trace as written, empty for none.
    String colour() {
        JsonNode marker = node.path("marker").path("color");
        JsonNode line = node.path("line").path("color");
        boolean lines = node.path("mode").asString("").contains("lines");
        JsonNode first = lines && line.isString() ? line : marker.isString() ? marker : line;
        return first.isString() ? first.asString() : "";
    }

    boolean lying() {
        return node.path("orientation").asString("").equals("h");
    }

    String said() {
        return "The trace of type " + type();
    }

    /// `x`, `x2` …
    String axis(String letter) {
        return node.path(letter + "axis").asString(letter);
    }
}
