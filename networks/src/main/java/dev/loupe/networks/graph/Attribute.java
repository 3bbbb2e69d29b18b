package dev.loupe.networks.graph;

import java.util.List;

/// A named constant of an operator.
public record Attribute(String name, Content content) {
    /// What it holds.
    public sealed interface Content {}

    public record Whole(long value) implements Content {}

    public record Real(double value) implements Content {}

    public record Flag(boolean value) implements Content {}

    public record Text(String value) implements Content {}

    public record Wholes(long[] values) implements Content {}

    public record Reals(double[] values) implements Content {}

    public record Texts(List<String> values) implements Content {}

    public record Weights(Tensor tensor) implements Content {}

    /// A graph of the model, by index.
    public record Runs(int graph) implements Content {}

    /// A type, a nested configuration, or whatever else: as JSON or in the format's own words.
    public record Other(String text) implements Content {}

    /// The value as it is written: lists of numbers joined by `x`.
    public String text() {
        return switch (content) {
            case Whole whole -> Long.toString(whole.value());
            case Real real -> number(real.value());
            case Flag flag -> Boolean.toString(flag.value());
            case Text text -> text.value();
            case Wholes wholes -> joined(wholes.values());
            case Reals reals -> joined(reals.values());
            case Texts texts -> String.join(", ", texts.values());
            case Weights weights -> weights.tensor().type().name() + " " + weights.tensor().shape();
            case Runs runs -> "graph " + runs.graph();
            case Other other -> other.text();
        };
    }

    /// In the fewest digits that read back as the same, of a `float32` as one: formats that store those say `1.0E-5`, not what is nearest to it.
    private static String number(double value) {
        float single = (float) value;
        return single == value ? Float.toString(single) : Double.toString(value);
    }

    private static String joined(long[] values) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < values.length && i < 64; i++) {
            text.append(i == 0 ? "" : "x").append(values[i]);
        }
        return values.length > 64 ? text + "… (" + values.length + ")" : text.toString();
    }

    private static String joined(double[] values) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < values.length && i < 64; i++) {
            text.append(i == 0 ? "" : ", ").append(number(values[i]));
        }
        return values.length > 64 ? text + "… (" + values.length + ")" : text.toString();
    }
}
