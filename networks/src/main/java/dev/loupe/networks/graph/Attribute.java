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
}
