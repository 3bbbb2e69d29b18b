package dev.loupe.core;

/// What came of reading someone else's file. A damaged file is an everyday outcome, so it is a value
/// to show the user; only a failing disk is an exception.
public sealed interface Reading<T> {

    /// The file was read whole.
    record Read<T>(T value) implements Reading<T> {}

    /// These bytes are some other format; the next reader may try.
    record NotThisFormat<T>(String because) implements Reading<T> {}

    /// The file is of this format but breaks its rules at `offset` bytes from the start.
    record Damaged<T>(long offset, String expected, String found) implements Reading<T> {}
}
