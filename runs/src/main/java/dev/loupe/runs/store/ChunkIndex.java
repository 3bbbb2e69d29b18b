package dev.loupe.runs.store;

import dev.loupe.runs.series.Aggregate;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The aggregates of chunks, by series, kept in memory for the series that were looked at last. Chunks are never changed or removed, so a list is right as long as the
/// series has as many chunks as the list.
final class ChunkIndex {
    private static final int MOST_CHUNKS = 250_000;

    /// One chunk without its points.
    record Chunk(long id, Aggregate all) {}

    private final Map<Long, List<Chunk>> known = new LinkedHashMap<>(64, 0.75f, true);
    private long held;

    /// In order of first step.
    List<Chunk> of(Sql sql, long series) throws SQLException {
        long count = sql.number("SELECT count(*) FROM chunk WHERE series = ?", series);
        List<Chunk> kept = get(series);
        if (kept != null && kept.size() == count) {
            return kept;
        }
        List<Chunk> read =
                sql.list(
                        "SELECT id, n, nans, first_step, first_micros, first_value, last_step, last_micros, last_value, min_value, min_step,"
                                + " max_value, max_step, total FROM chunk WHERE series = ? ORDER BY first_step, first_micros, id",
                        r -> new Chunk(r.getLong(1), SeriesTables.aggregate(r, 2)),
                        series);
        put(series, read);
        return read;
    }

    /// Whether each chunk ends before the next begins, so that one behind the other they are sorted.
    static boolean inOrder(List<Chunk> chunks) {
        for (int i = 1; i < chunks.size(); i++) {
            Aggregate next = chunks.get(i).all();
            if (!chunks.get(i - 1).all().isBefore(next.firstStep, next.firstMicros, next.first)) {
                return false;
            }
        }
        return true;
    }

    private synchronized @Nullable List<Chunk> get(long series) {
        return known.get(series);
    }

    private synchronized void put(long series, List<Chunk> chunks) {
        List<Chunk> before = known.put(series, chunks);
        held += chunks.size() - (before == null ? 0 : before.size());
        var oldest = known.values().iterator();
        while (held > MOST_CHUNKS && oldest.hasNext()) {
            held -= oldest.next().size();
            oldest.remove();
        }
    }
}
