package dev.loupe.figure.mark.finance;

import dev.loupe.figure.mark.Mark;

import java.util.List;

/// The marks of open, high, low and close.
public final class FinanceMarks {
    public static final List<Mark> ALL = List.of();

    private FinanceMarks() {}
}
