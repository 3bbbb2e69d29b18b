package dev.loupe.runs.store;

import dev.loupe.runs.series.Aggregate;
import dev.loupe.runs.series.ChunkCodec;
import dev.loupe.runs.series.Column;
import dev.loupe.runs.series.EmaBlocks;
import dev.loupe.runs.series.PackedCourse;
import dev.loupe.runs.series.PackedTimes;
import dev.loupe.runs.series.PointBuffer;
import dev.loupe.runs.series.PointOrder;
import dev.loupe.runs.series.Smoothing;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

/// The chunks of long series as they lie in the [CourseCache]: points packed, their times, and how they are smoothed. Chunks are never changed or removed, so all of it is right as
/// long as the series has as many chunks as it was made of.
final class LongSeries {
    /// Series with fewer points are read each time.
    static final int WORTH_KEEPING = 16_384;

    private static final int MOST_BYTES_A_POINT = 16;

    private final CourseCache cache;

    LongSeries(CourseCache cache) {
        this.cache = cache;
    }

    /// The points of all chunks of a series.
    record Known(PackedCourse course, Aggregate all) {}

    /// Null when the series is too short to be worth it, or too long.
    @Nullable Known known(Sql sql, SeriesContent content) throws SQLException {
        CourseCache.Key<Known> key = new CourseCache.Key<>(content.id(), Known.class, "");
        Known kept = cache.get(key, content.chunks().size());
        if (kept != null) {
            return kept;
        }
        long points = content.inChunks();
        if (points < WORTH_KEEPING || points * MOST_BYTES_A_POINT > cache.budget()) {
            return null;
        }
        Known made = read(sql, content, (int) points);
        cache.put(key, content.chunks().size(), made, made.course.bytes());
        return made;
    }

    /// The times of the points, in their order.
    PackedTimes times(Sql sql, SeriesContent content) throws SQLException {
        CourseCache.Key<PackedTimes> key =
                new CourseCache.Key<>(content.id(), PackedTimes.class, "");
        PackedTimes kept = cache.get(key, content.chunks().size());
        if (kept != null) {
            return kept;
        }
        PackedTimes made = new PackedTimes(micros(sql, content));
        cache.put(key, content.chunks().size(), made, made.bytes());
        return made;
    }

    EmaBlocks smoothed(SeriesContent content, Known known, Smoothing.Ema ema) {
        CourseCache.Key<EmaBlocks> key = new CourseCache.Key<>(content.id(), EmaBlocks.class, ema);
        EmaBlocks kept = cache.get(key, content.chunks().size());
        if (kept != null) {
            return kept;
        }
        EmaBlocks made = new EmaBlocks(known.course, ema);
        cache.put(key, content.chunks().size(), made, made.bytes());
        return made;
    }

    private static long[] micros(Sql sql, SeriesContent content) throws SQLException {
        if (!ChunkIndex.inOrder(content.chunks())) {
            return sorted(sql, content).micros();
        }
        long[] micros = new long[(int) content.inChunks()];
        int[] at = {0};
        each(
                sql,
                content,
                (bytes, id) -> {
                    long[] some = SeriesTables.times(bytes, id);
                    System.arraycopy(some, 0, micros, at[0], some.length);
                    at[0] += some.length;
                });
        return micros;
    }

    private static Known read(Sql sql, SeriesContent content, int points) throws SQLException {
        if (!ChunkIndex.inOrder(content.chunks())) {
            Column sorted = sorted(sql, content);
            return new Known(
                    new PackedCourse(sorted.steps(), sorted.values()), Aggregate.of(sorted));
        }
        long[] steps = new long[points];
        double[] values = new double[points];
        int[] at = {0};
        ChunkCodec.Sink sink =
                (someSteps, someValues) -> {
                    System.arraycopy(someSteps, 0, steps, at[0], someSteps.length);
                    System.arraycopy(someValues, 0, values, at[0], someValues.length);
                    at[0] += someSteps.length;
                };
        each(sql, content, (bytes, id) -> SeriesTables.draw(bytes, id, sink));
        Aggregate all = new Aggregate();
        content.chunks().forEach(chunk -> all.merge(chunk.all()));
        return new Known(new PackedCourse(steps, values), all);
    }

    /// The points of all chunks.
    static Column sorted(Sql sql, SeriesContent content) throws SQLException {
        PointBuffer buffer = new PointBuffer();
        each(
                sql,
                content,
                (bytes, id) ->
                        buffer.addAll(
                                SeriesTables.decode(
                                        bytes,
                                        "chunk " + id + " of run " + content.run().runId())));
        return PointOrder.sorted(buffer.toColumn());
    }

    private interface EachChunk {
        void take(byte[] bytes, long id);
    }

    /// Of chunks that came meanwhile nothing is taken.
    private static void each(Sql sql, SeriesContent content, EachChunk chunk) throws SQLException {
        Set<Long> wanted = new HashSet<>();
        content.chunks().forEach(one -> wanted.add(one.id()));
        sql.each(
                "SELECT points, id FROM chunk WHERE series = ? ORDER BY first_step, first_micros, id",
                r -> {
                    if (wanted.contains(r.getLong(2))) {
                        chunk.take(r.getBytes(1), r.getLong(2));
                    }
                },
                content.id());
    }
}
