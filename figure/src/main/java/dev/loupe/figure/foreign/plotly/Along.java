package dev.loupe.figure.foreign.plotly;

import dev.loupe.figure.data.Column;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.Arrays;

/// Where the columns or the rows of a matrix lie along their axis.
///
/// @param places their middles, or their names
/// @param edges  between them and at both ends; null where middles or names were given
record Along(Column places, double @Nullable [] edges) {
    /// One number or name for each, or one number more, which are then edges.
    static Along of(JsonNode given, int count) {
        if (!Values.array(given)) {
            double[] places = new double[count];
            Arrays.setAll(places, i -> i);
            return new Along(new Column.Numbers(places), null);
        }
        Column column = Values.column(given);
        if (column instanceof Column.Numbers(double[] edges) && edges.length == count + 1) {
            double[] middles = new double[count];
            Arrays.setAll(middles, i -> (edges[i] + edges[i + 1]) / 2);
            return new Along(new Column.Numbers(middles), edges);
        }
        if (column.size() < count) {
            throw new IllegalArgumentException(
                    "A Plotly matrix of %d columns or rows needs as many places, but has %d."
                            .formatted(count, column.size()));
        }
        return new Along(column, null);
    }

    boolean numeric() {
        return places instanceof Column.Numbers;
    }

    /// Where each begins, as a number.
    Column begins() {
        double[] all = cuts();
        return new Column.Numbers(Arrays.copyOf(all, all.length - 1));
    }

    /// Where each ends, as a number.
    Column ends() {
        double[] all = cuts();
        return new Column.Numbers(Arrays.copyOfRange(all, 1, all.length));
    }

    /// The edges; midway between middles where those were given, as plotly.js draws them.
    private double[] cuts() {
        if (edges != null) {
            return edges;
        }
        double[] at = places instanceof Column.Numbers(double[] values) ? values : new double[0];
        double[] cuts = new double[at.length + 1];
        for (int i = 1; i < at.length; i++) {
            cuts[i] = (at[i - 1] + at[i]) / 2;
        }
        double first = at.length > 1 ? at[1] - at[0] : 1;
        double last = at.length > 1 ? at[at.length - 1] - at[at.length - 2] : 1;
        cuts[0] = at.length > 0 ? at[0] - first / 2 : 0;
        cuts[at.length] = at.length > 0 ? at[at.length - 1] + last / 2 : 0;
        return cuts;
    }
}
