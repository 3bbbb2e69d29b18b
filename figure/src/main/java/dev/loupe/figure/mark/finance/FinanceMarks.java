package dev.loupe.figure.mark.finance;

import dev.loupe.figure.mark.Mark;

import java.util.List;

/// The marks that show prices.
public final class FinanceMarks {
    public static final List<Mark> ALL = List.of(new CandlestickMark(), new OhlcMark());

    private FinanceMarks() {}
}
