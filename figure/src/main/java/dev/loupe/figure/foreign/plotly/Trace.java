package dev.loupe.figure.foreign.plotly;

import dev.loupe.figure.foreign.carry.CssColours;
import dev.loupe.figure.scene.Colour;

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

    /// Whether legends show it.
    boolean shown() {
        return node.path("showlegend").asBoolean(true);
    }

    /// Of the whole trace, in `[0, 1]`.
    double opacity() {
        return Math.clamp(node.path("opacity").asDouble(1), 0, 1);
    }

    /// Whether its lines can be seen.
    boolean lined() {
        JsonNode line = node.path("line");
        return line.path("width").asDouble(1) > 0 && !unseen(line.path("color"));
    }

    /// A colour for the whole trace as written, empty for none.
    String colour() {
        JsonNode marker = node.path("marker").path("color");
        JsonNode line = node.path("line").path("color");
        boolean lines = node.path("mode").asString("").contains("lines") && lined();
        JsonNode first = lines && line.isString() ? line : marker.isString() ? marker : line;
        boolean filled = node.path("fillcolor").isString() && (!lined() || !first.isString());
        JsonNode seen = filled && !marker.isString() ? node.path("fillcolor") : first;
        return seen.isString() ? seen.asString() : "";
    }

    private static boolean unseen(JsonNode colour) {
        String hex = colour.isString() ? CssColours.hex(colour.asString()) : null;
        return hex != null && Colour.of(hex).invisible();
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
