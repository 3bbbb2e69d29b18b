package dev.loupe.figure.chart;

import dev.loupe.figure.Figure;
import dev.loupe.figure.data.Table;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.stat.Autocorrelation;
import dev.loupe.figure.stat.Welch;

import java.util.Arrays;

/// What is drawn of a signal.
final class Signals {
    private Signals() {}

    static Figure spectrum(Welch welch) {
        return Figure.of(Table.of("frequency", welch.frequency()).with("power", welch.power()))
                .line("frequency", "power")
                .scale(Channel.Y, s -> s.type("log"))
                .labelX("frequency, Hz")
                .labelY("power per Hz");
    }

    static Figure correlogram(Autocorrelation found) {
        double[] lag = new double[found.values().length];
        Arrays.setAll(lag, i -> i);
        double last = Math.max(1, lag.length - 1);
        Table bounds =
                Table.of("lag", 0, last)
                        .with("low", -found.bound(), -found.bound())
                        .with("high", found.bound(), found.bound());
        return Figure.of(Table.of("lag", lag).with("correlation", found.values()))
                .mark("bar", "lag", "correlation")
                .with("shape", "lollipop")
                .mark("band")
                .over(bounds)
                .x("lag")
                .channel(Channel.LOW, "low")
                .channel(Channel.HIGH, "high")
                .labelY("correlation");
    }
}
