package dev.loupe.runs.store;

import dev.loupe.runs.domain.SeriesKey;
import dev.loupe.runs.series.Aggregate;
import dev.loupe.runs.series.Column;
import dev.loupe.runs.series.PointBuffer;
import dev.loupe.runs.series.PointOrder;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;

/// One series of a run that is being written: its summary, and its points that are in no chunk yet. Used by the writer alone.
final class SeriesState {
    final long id;
    final long word;
    final SeriesKey key;
    final Aggregate all;
    PointBuffer buffer = new PointBuffer();
    boolean dirty;
    private long cachedChunk = -1;
    private @Nullable Column cached;

    SeriesState(long id, long word, SeriesKey key, Aggregate all) {
        this.id = id;
        this.word = word;
        this.key = key;
        this.all = all;
    }

    /// Takes the point unless it is known. @return whether it was new
    boolean take(Sql sql, long step, long micros, double value) throws SQLException {
        if (!all.isBefore(step, micros, value)
                && (buffer.contains(step, micros, value) || inChunk(sql, step, micros, value))) {
            return false;
        }
        all.add(step, micros, value);
        buffer.add(step, micros, value);
        dirty = true;
        return true;
    }

    private boolean inChunk(Sql sql, long step, long micros, double value) throws SQLException {
        for (long chunk :
                sql.list(
                        "SELECT id FROM chunk WHERE series = ? AND first_step <= ? AND last_step >= ?",
                        row -> row.getLong(1),
                        id,
                        step,
                        step)) {
            Column points = cached;
            if (points == null || chunk != cachedChunk) {
                points = SeriesTables.points(sql, chunk);
                cached = points;
                cachedChunk = chunk;
            }
            if (PointOrder.contains(points, step, micros, value)) {
                return true;
            }
        }
        return false;
    }
}
