package dev.loupe.figure.gallery;

import dev.loupe.figure.Figure;
import dev.loupe.figure.data.Table;
import dev.loupe.figure.spec.Channel;

/// Prices.
final class FinanceGallery {
    private FinanceGallery() {}

    private static Figure prices(Table table, String mark) {
        return Figure.of(table)
                .mark(mark)
                .x("date")
                .channel(Channel.OPEN, "open")
                .channel(Channel.HIGH, "high")
                .channel(Channel.LOW, "low")
                .channel(Channel.CLOSE, "close")
                .labelX("");
    }

    static Figure candlestick() {
        return prices(Samples.data("ohlc.csv"), "candlestick")
                .title("The volatility index in June and July 2009")
                .subtitle("Hollow: closed higher than it opened. Filled: closed lower")
                .size(680, 340);
    }

    static Figure candlestickNarrow() {
        return prices(Samples.data("ohlc.csv"), "candlestick").size(320, 220);
    }

    static Figure ohlc() {
        return prices(Samples.data("ohlc.csv"), "ohlc")
                .title("The volatility index in June and July 2009")
                .size(680, 340);
    }
}
