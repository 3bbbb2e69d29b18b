package dev.loupe.figure.mark;

import dev.loupe.figure.stat.MeanBand;

import java.util.List;

/// The option that says what error bars show.
public final class Spreads {
    private static final double LEVEL = 0.95;

    private Spreads() {}

    /// @param standard what they show when nobody says; `none` for no error bars
    public static OptionSpec option(String standard) {
        return OptionSpec.word(
                "interval",
                standard,
                List.of("none", "ci", "sd", "se", "middle", "range"),
                "around means: 95 % interval of the mean, one standard deviation, one standard error, the middle 95 % of values, or least to greatest");
    }

    /// @param word as the option has it, but not `none`
    public static MeanBand.Spread of(String word) {
        return switch (word) {
            case "sd" -> new MeanBand.Spread.Deviations(1);
            case "se" -> new MeanBand.Spread.Errors(1);
            case "middle" -> new MeanBand.Spread.Middle(LEVEL);
            case "range" -> new MeanBand.Spread.Extremes();
            default -> new MeanBand.Spread.Confidence(LEVEL);
        };
    }
}
