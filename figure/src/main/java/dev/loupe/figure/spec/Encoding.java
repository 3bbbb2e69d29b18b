package dev.loupe.figure.spec;

/// Where a channel takes its values from.
public sealed interface Encoding {
    /// A column of the table; its name is the axis' or legend's title.
    record Field(String column) implements Encoding {}

    /// The same number for every row.
    record Fixed(double value) implements Encoding {}

    /// The same text for every row, such as one class name for a whole layer.
    record Named(String text) implements Encoding {}
}
