package dev.loupe.figure.data;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/// Dates and times as ISO 8601 texts; those without a zone are UTC.
public final class IsoTimes {
    private IsoTimes() {}

    /// Times, if every value that is there is one; else null.
    ///
    /// @param values null where missing
    public static Column.@Nullable Times column(@Nullable String[] values) {
        long[] micros = new long[values.length];
        for (int i = 0; i < values.length; i++) {
            String value = values[i];
            micros[i] = Column.Times.MISSING;
            if (value != null) {
                Long time = micros(value);
                if (time == null) {
                    return null;
                }
                micros[i] = time;
            }
        }
        return new Column.Times(micros);
    }

    /// Microseconds since 1970 UTC, or null if this is no date or time from year 0 to 9999, such as `2026-11-22`, `2026-11-22 14:05` or
    /// `2026-11-22T14:05:09.25+01:00`.
    public static @Nullable Long micros(String text) {
        if (text.length() < 10 || text.charAt(4) != '-' || text.charAt(7) != '-') {
            return null;
        }
        try {
            String iso = text.replace(' ', 'T');
            if (iso.length() == 10) {
                return LocalDate.parse(iso).toEpochDay() * 86_400_000_000L;
            }
            boolean zoned =
                    iso.endsWith("Z") || iso.lastIndexOf('+') > 10 || iso.lastIndexOf('-') > 10;
            OffsetDateTime time =
                    zoned
                            ? OffsetDateTime.parse(iso)
                            : LocalDateTime.parse(iso).atOffset(ZoneOffset.UTC);
            return time.toEpochSecond() * 1_000_000L + time.getNano() / 1_000;
        } catch (DateTimeException e) {
            return null;
        }
    }

    /// `2026-11-22T14:05:09.25Z`.
    public static String text(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
    }
}
