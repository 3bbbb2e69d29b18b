package dev.loupe.cli;

import java.io.PrintStream;
import java.util.Locale;

/// One line that tells how far long work is: drawn over itself when a terminal is there, silent otherwise.
final class Progress implements AutoCloseable {
    private static final int WIDTH = 24;
    private static final long MILLIS_BETWEEN = 100;

    private final PrintStream err = System.err;
    private final boolean shown =
            System.console() != null
                    && System.console().isTerminal()
                    && System.getenv("NO_PROGRESS") == null;
    private final String what;
    private long drawn;

    Progress(String what) {
        this.what = what;
    }

    /// @param total 0 when it is not known
    void at(long done, long total, String now) {
        long time = System.currentTimeMillis();
        if (!shown || time - drawn < MILLIS_BETWEEN) {
            return;
        }
        drawn = time;
        StringBuilder bar = new StringBuilder("\r\u001b[K").append(what).append(' ');
        if (total > 0) {
            int full = (int) (WIDTH * done / total);
            bar.append("█".repeat(full))
                    .append("░".repeat(WIDTH - full))
                    .append(String.format(Locale.ROOT, " %,d of %,d ", done, total));
        } else {
            bar.append(String.format(Locale.ROOT, "%,d ", done));
        }
        err.print(bar.append(now));
        err.flush();
    }

    @Override
    public void close() {
        if (drawn > 0) {
            err.print("\r\u001b[K");
            err.flush();
        }
    }
}
