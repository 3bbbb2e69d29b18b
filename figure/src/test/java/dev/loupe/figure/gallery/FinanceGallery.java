package dev.loupe.figure.gallery;

import dev.loupe.figure.Figure;
import dev.loupe.figure.data.IsoTimes;
import dev.loupe.figure.data.Table;
import dev.loupe.figure.spec.Channel;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

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

    /// Days on which nothing is traded take no room.
    static Figure candlestickWithoutWeekends() {
        return prices(Samples.data("ohlc.csv"), "candlestick")
                .cutX("weekends", "2009-07-03..2009-07-04")
                .title("The volatility index in June and July 2009")
                .subtitle("weekends and Independence Day left out")
                .size(680, 340);
    }

    /// A price that is made from half past nine to five.
    static Figure tradingHours() {
        List<String> time = new ArrayList<>();
        List<Double> value = new ArrayList<>();
        for (int day = 2; day <= 6; day++) {
            for (int quarter = 38; quarter <= 68; quarter++) {
                time.add("2026-03-%02dT%02d:%02d".formatted(day, quarter / 4, quarter % 4 * 15));
                value.add(100 + 3 * day + 4 * Math.sin(quarter / 9.0 + day) + quarter % 3);
            }
        }
        return Figure.of(
                        Table.EMPTY
                                .with(
                                        "time",
                                        Objects.requireNonNull(
                                                IsoTimes.column(time.toArray(String[]::new))))
                                .with("price", value.stream().mapToDouble(v -> v).toArray()))
                .line("time", "price")
                .cutX("17:00..9:30")
                .labelX("")
                .size(680, 280);
    }
}
