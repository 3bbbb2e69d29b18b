package dev.loupe.figure.foreign.plotly;

import dev.loupe.figure.data.Column;
import dev.loupe.figure.foreign.carry.CssColours;
import dev.loupe.figure.spec.ScaleSpec;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What `marker.color` says of each row: numbers along a colour scale, colours by their names, or one colour for all.
///
/// Source: plotly.js' reference of `scatter.marker.color`.
sealed interface Marked {
    /// Of a colour that is no colour.
    String UNKNOWN = "#888888";

    /// Numbers of which a scale makes colours.
    record Numbers(Column values, ScaleSpec scale) implements Marked {}

    /// Rows by their colour, in the order in which colours come.
    record Paints(List<Paint> paints) implements Marked {}

    /// The rows of one colour.
    record Paint(String hex, int[] rows) {}

    /// One colour, or none.
    record Plain() implements Marked {}

    /// @param rows of the trace; an array of another length says nothing
    static Marked of(JsonNode marker, int rows, ColourScales scales) {
        JsonNode colour = marker.path("color");
        if (!Values.array(colour) || Values.size(colour) != rows) {
            return new Plain();
        }
        Column column = Values.column(colour);
        if (column instanceof Column.Numbers) {
            return new Numbers(column, scales.of(marker, "c"));
        }
        Map<String, List<Integer>> found = new LinkedHashMap<>();
        for (int row = 0; row < rows; row++) {
            String hex = CssColours.hex(column.missing(row) ? "" : column.text(row));
            found.computeIfAbsent(hex == null ? UNKNOWN : hex, h -> new ArrayList<>()).add(row);
        }
        List<Paint> paints = new ArrayList<>();
        found.forEach(
                (hex, at) ->
                        paints.add(new Paint(hex, at.stream().mapToInt(row -> row).toArray())));
        return new Paints(paints);
    }
}
