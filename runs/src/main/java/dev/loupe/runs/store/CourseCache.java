package dev.loupe.runs.store;

import dev.loupe.runs.series.Aggregate;
import dev.loupe.runs.series.ChunkCodec;
import dev.loupe.runs.series.Column;
import dev.loupe.runs.series.PackedCourse;
import dev.loupe.runs.series.PointBuffer;
import dev.loupe.runs.series.PointOrder;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Long series that were looked at last, in memory, so that zooming and panning read nothing; at most a quarter of the memory that this process may take. A kept course is right as long as
/// its series has as many chunks as it was made of, since chunks are never changed or removed.
final class CourseCache {
    private static final int WORTH_KEEPING = 16_384;
    private static final int MOST_BYTES_A_POINT = 16;

    /// The points of all chunks of a series.
    record Known(int chunks, PackedCourse course, Aggregate all) {}

    private final Map<Long, Known> known = new LinkedHashMap<>(64, 0.75f, true);
    private final long budget = Runtime.getRuntime().maxMemory() / 4;
    private long held;

    /// Null when the series is too short to be worth it, or too long.
    @Nullable Known of(Sql sql, long series, List<ChunkIndex.Chunk> chunks) throws SQLException {
        Known kept = get(series);
        if (kept != null && kept.chunks == chunks.size()) {
            return kept;
        }
        long points = chunks.stream().mapToLong(chunk -> chunk.all().n).sum();
        if (points < WORTH_KEEPING || points * MOST_BYTES_A_POINT > budget) {
            return null;
        }
        Known made = read(sql, series, chunks, (int) points);
        put(series, made);
        return made;
    }

    private static Known read(Sql sql, long series, List<ChunkIndex.Chunk> chunks, int points)
            throws SQLException {
        if (!ChunkIndex.inOrder(chunks)) {
            PointBuffer buffer = new PointBuffer();
            each(
                    sql,
                    series,
                    (bytes, id) -> buffer.addAll(SeriesTables.decode(bytes, "chunk " + id)));
            Column sorted = PointOrder.sorted(buffer.toColumn());
            return new Known(
                    chunks.size(),
                    new PackedCourse(sorted.steps(), sorted.values()),
                    Aggregate.of(sorted));
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
        Set<Long> wanted = new HashSet<>();
        chunks.forEach(chunk -> wanted.add(chunk.id()));
        each(
                sql,
                series,
                (bytes, id) -> {
                    if (wanted.contains(id)) {
                        SeriesTables.draw(bytes, id, sink);
                    }
                });
        Aggregate all = new Aggregate();
        chunks.forEach(chunk -> all.merge(chunk.all()));
        return new Known(chunks.size(), new PackedCourse(steps, values), all);
    }

    private interface EachChunk {
        void take(byte[] bytes, long id);
    }

    private static void each(Sql sql, long series, EachChunk chunk) throws SQLException {
        sql.each(
                "SELECT points, id FROM chunk WHERE series = ? ORDER BY first_step, first_micros, id",
                r -> chunk.take(r.getBytes(1), r.getLong(2)),
                series);
    }

    private synchronized @Nullable Known get(long series) {
        return known.get(series);
    }

    private synchronized void put(long series, Known made) {
        Known before = known.put(series, made);
        held += made.course.bytes() - (before == null ? 0 : before.course.bytes());
        var oldest = known.values().iterator();
        while (held > budget && oldest.hasNext()) {
            held -= oldest.next().course.bytes();
            oldest.remove();
        }
    }
}
