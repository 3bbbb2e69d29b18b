package dev.loupe.runs.store;

import dev.loupe.runs.series.Aggregate;
import dev.loupe.runs.series.Column;
import dev.loupe.runs.series.Polyline;
import dev.loupe.runs.series.Reduced;
import dev.loupe.runs.series.Viewport;

import java.sql.SQLException;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Answers a viewport over steps from the aggregates of chunks: a chunk that lies in one pixel column is not opened.
///
/// Its first, least, greatest and last point stand for it, and the reduction over these is the reduction over all. Chunks are opened where they cross a column's or the
/// range's edge, hold NaN, or where few enough points lie in the range that all are sent.
final class ChunkedViewport {
    private ChunkedViewport() {}

    /// Empty when chunks overlap each other, so that aggregates do not tell the order; the whole series must be read then.
    ///
    /// @param tail the points that are in no chunk
    static Optional<Reduced> reduce(
            Sql sql, long series, List<ChunkIndex.Chunk> chunks, Column tail, Viewport view)
            throws SQLException {
        if (!inOrder(chunks, tail)) {
            return Optional.empty();
        }
        int first = 0;
        while (first + 1 < chunks.size() && chunks.get(first + 1).all().firstStep < view.from()) {
            first++;
        }
        int end = chunks.size();
        while (end > first && end >= 2 && chunks.get(end - 2).all().lastStep > view.to()) {
            end--;
        }
        List<ChunkIndex.Chunk> near = chunks.subList(first, end);
        long inside = 0;
        for (ChunkIndex.Chunk chunk : near) {
            boolean touches =
                    chunk.all().lastStep >= view.from() && chunk.all().firstStep <= view.to();
            inside += touches ? chunk.all().n : 0;
        }
        boolean few = inside + tail.size() <= (long) Viewport.KEPT * view.columns() + 4_096;
        BitSet opened = new BitSet();
        long points = tail.size();
        for (int i = 0; i < near.size(); i++) {
            if (few || !inOneColumn(near.get(i).all(), view)) {
                opened.set(i);
                points += near.get(i).all().n;
            }
        }
        Polyline kept =
                new Polyline((int) Math.min(1 << 24, points + Viewport.KEPT * (long) near.size()));
        long left = draw(sql, series, near, opened, kept);
        kept.addAll(tail.steps(), tail.values());
        Reduced reduced = kept.in(view);
        return Optional.of(
                new Reduced(
                        reduced.x(),
                        reduced.y(),
                        reduced.of() + left,
                        reduced.whole() && left == 0));
    }

    private static boolean inOneColumn(Aggregate all, Viewport view) {
        return all.nans == 0
                && all.firstStep >= view.from()
                && all.lastStep <= view.to()
                && view.column(all.firstStep) == view.column(all.lastStep);
    }

    /// The points of the opened chunks, the corners of the others. @return how many points were left out
    private static long draw(
            Sql sql, long series, List<ChunkIndex.Chunk> chunks, BitSet opened, Polyline into)
            throws SQLException {
        long left = 0;
        for (int at = 0; at < chunks.size(); ) {
            int next = opened.nextSetBit(at);
            for (int until = next < 0 ? chunks.size() : next; at < until; at++) {
                Aggregate all = chunks.get(at).all();
                left += all.n - corners(all, into);
            }
            if (next >= 0) {
                at = opened.nextClearBit(next);
                points(sql, series, chunks.subList(next, at), into);
            }
        }
        return left;
    }

    /// The points of neighbouring chunks, in one question.
    private static void points(Sql sql, long series, List<ChunkIndex.Chunk> chunks, Polyline into)
            throws SQLException {
        Set<Long> wanted = new HashSet<>();
        chunks.forEach(chunk -> wanted.add(chunk.id()));
        sql.each(
                "SELECT id, points FROM chunk WHERE series = ? AND first_step BETWEEN ? AND ? ORDER BY first_step, first_micros, id",
                r -> {
                    if (wanted.contains(r.getLong(1))) {
                        SeriesTables.draw(r.getBytes(2), r.getLong(1), into);
                    }
                },
                series,
                chunks.getFirst().all().firstStep,
                chunks.getLast().all().firstStep);
    }

    private static boolean inOrder(List<ChunkIndex.Chunk> chunks, Column tail) {
        return ChunkIndex.inOrder(chunks)
                && (chunks.isEmpty()
                        || tail.size() == 0
                        || chunks.getLast()
                                .all()
                                .isBefore(tail.steps()[0], tail.micros()[0], tail.values()[0]));
    }

    /// First, least, greatest and last as points. @return how many they are
    private static int corners(Aggregate all, Polyline into) {
        int before = into.size();
        into.add(all.firstStep, all.first);
        boolean leastFirst = all.minStep <= all.maxStep;
        extreme(all, leastFirst ? all.minStep : all.maxStep, leastFirst ? all.min : all.max, into);
        extreme(all, leastFirst ? all.maxStep : all.minStep, leastFirst ? all.max : all.min, into);
        if (all.n > 1) {
            into.add(all.lastStep, all.last);
        }
        return into.size() - before;
    }

    private static void extreme(Aggregate all, long step, double value, Polyline into) {
        boolean isFirst = step == all.firstStep && value == all.first;
        boolean isLast = step == all.lastStep && value == all.last;
        if (!isFirst && !isLast) {
            into.add(step, value);
        }
    }
}
