package dev.loupe.cli.export;

import dev.loupe.runs.domain.SeriesKey;

import java.io.Closeable;
import java.io.IOException;

/// A long table of series on its way out: one row a point, columns `project,run_id,run,key,step,time,value`.
///
/// `time` is in seconds since 1970 UTC, exact to the microsecond. A series with a context has it behind its key: `loss{"subset":"val"}`.
public interface SeriesTable extends Closeable {
    /// The columns, in order.
    String[] COLUMNS = {"project", "run_id", "run", "key", "step", "time", "value"};

    /// Says whose points come next.
    void series(String project, String runId, String run, SeriesKey key) throws IOException;

    /// One point of that series.
    void point(long step, long micros, double value) throws IOException;

    /// The key as the table writes it.
    static String name(SeriesKey key) {
        return key.key() + key.context();
    }

    /// A value by the words of the table: `NaN`, `Infinity`, `-Infinity`, else the shortest decimal that reads back equal.
    static String text(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15 && !(value == 0 && 1 / value < 0)) {
            return Long.toString((long) value) + ".0";
        }
        return Double.toString(value);
    }

    /// Microseconds as seconds, with as many decimals as are needed.
    static String seconds(long micros) {
        long whole = Math.floorDiv(micros, 1_000_000);
        long rest = Math.floorMod(micros, 1_000_000);
        if (rest == 0) {
            return Long.toString(whole);
        }
        if (whole < 0) {
            return java.math.BigDecimal.valueOf(micros, 6).stripTrailingZeros().toPlainString();
        }
        String digits = Long.toString(1_000_000 + rest).substring(1);
        int end = 6;
        while (digits.charAt(end - 1) == '0') {
            end--;
        }
        return whole + "." + digits.substring(0, end);
    }
}
