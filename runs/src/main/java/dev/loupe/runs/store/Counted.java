package dev.loupe.runs.store;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// Lists over whole projects, counted again only after a run of theirs changed; where that takes long, not before ten times as long has passed,
/// so that it costs at most a tenth of one core however often runs change.
final class Counted<T> {
    private static final int MOST = 64;
    private static final long LONG_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    interface Count<T> {
        List<T> of(Sql sql, List<Long> projects) throws SQLException;
    }

    /// @param change the newest change to a run that is counted in
    /// @param until  when it may be counted again
    private record Kept<T>(long change, long until, List<T> list) {}

    private final Count<T> count;
    private final Map<List<Long>, Kept<T>> kept = new HashMap<>();

    Counted(Count<T> count) {
        this.count = count;
    }

    /// Empty without projects.
    List<T> of(Sql sql, List<Long> projects) throws SQLException {
        if (projects.isEmpty()) {
            return List.of();
        }
        String among = projects.stream().map(String::valueOf).collect(Collectors.joining(","));
        long change =
                sql.number(
                        "SELECT COALESCE(MAX(changed), -1) FROM run WHERE project IN ("
                                + among
                                + ")");
        synchronized (kept) {
            Kept<T> known = kept.get(projects);
            if (known != null && (known.change == change || System.nanoTime() - known.until < 0)) {
                return known.list;
            }
        }
        long began = System.nanoTime();
        List<T> list = count.of(sql, projects);
        long ended = System.nanoTime();
        long until = ended - began < LONG_NANOS ? ended : ended + 10 * (ended - began);
        Kept<T> counted = new Kept<>(change, until, list);
        synchronized (kept) {
            if (kept.size() >= MOST) {
                kept.clear();
            }
            kept.put(projects, counted);
        }
        return counted.list;
    }
}
