package dev.loupe.intake.sacred;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/// Sacred's times: UTC without saying so.
final class SacredTimes {
    private SacredTimes() {}

    /// Microseconds since 1970; 0 if the text is no time.
    static long micros(String text) {
        try {
            LocalDateTime time = LocalDateTime.parse(text);
            return Math.addExact(
                    Math.multiplyExact(time.toEpochSecond(ZoneOffset.UTC), 1_000_000L),
                    time.getNano() / 1000);
        } catch (DateTimeException | ArithmeticException e) {
            return 0;
        }
    }
}
