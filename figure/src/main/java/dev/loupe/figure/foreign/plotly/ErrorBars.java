package dev.loupe.figure.foreign.plotly;

import dev.loupe.figure.data.Column;
import dev.loupe.figure.data.Table;
import dev.loupe.figure.foreign.carry.Carrier;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.spec.FigureSpec;
import dev.loupe.figure.spec.LayerSpec;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.Arrays;

/// `error_x` and `error_y` of a trace: arrays, a share, a constant, or the root of each value.
///
/// Source: plotly.js' reference of `scatter.error_y`.
final class ErrorBars {
    private final Carrier carrier;
    private final TraceColours colours;

    ErrorBars(Carrier carrier, TraceColours colours) {
        this.carrier = carrier;
        this.colours = colours;
    }

    FigureSpec add(FigureSpec figure, Trace trace, Table table) {
        return add(add(figure, trace, table, "y"), trace, table, "x");
    }

    private FigureSpec add(FigureSpec figure, Trace trace, Table table, String letter) {
        JsonNode error = trace.node().path("error_" + letter);
        if (error.isMissingNode() || !error.path("visible").asBoolean(true)) {
            return figure;
        }
        @Nullable LayerSpec layer = carrier.layer("errorbar", "Error bars");
        double[] up = null;
        double[] down = null;
        if (table.column(letter) instanceof Column.Numbers(double[] values)) {
            up = lengths(error, "", values);
            boolean same = error.path("symmetric").asBoolean(!error.has("arrayminus"));
            down = same ? up : lengths(error, "minus", values);
        }
        if (layer == null
                || up == null
                || down == null
                || !(table.column(letter) instanceof Column.Numbers(double[] middle))) {
            carrier.lost("Error bars of type \"" + error.path("type").asString("data") + "\"");
            return figure;
        }
        double[] above = up;
        double[] below = down;
        double[] low = new double[table.rows()];
        double[] high = new double[table.rows()];
        Arrays.setAll(low, i -> middle[i] - (i < below.length ? below[i] : Double.NaN));
        Arrays.setAll(high, i -> middle[i] + (i < above.length ? above[i] : Double.NaN));
        layer =
                layer.with(Channel.X, "x")
                        .with(Channel.Y, "y")
                        .with(Channel.LOW, "low")
                        .with(Channel.HIGH, "high");
        layer = carrier.option(layer, "dots", false, "Error bars without dots");
        if (letter.equals("x")) {
            layer = carrier.option(layer, "orient", "lying", "Error bars along x");
        }
        return figure.with(
                colours.told(layer, trace).over(table.with("low", low).with("high", high)));
    }

    private static double @Nullable [] lengths(JsonNode error, String end, double[] values) {
        JsonNode array = error.path("array" + end);
        double value = error.path("value" + end).asDouble(error.path("value").asDouble(10));
        String type = error.path("type").asString(Values.array(array) ? "data" : "percent");
        return switch (type) {
            case "data" -> Values.array(array) ? Values.numbers(array) : null;
            case "percent" -> Arrays.stream(values).map(v -> Math.abs(v) * value / 100).toArray();
            case "constant" -> Arrays.stream(values).map(v -> value).toArray();
            case "sqrt" -> Arrays.stream(values).map(v -> Math.sqrt(Math.abs(v))).toArray();
            default -> null;
        };
    }
}
