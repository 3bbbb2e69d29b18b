package dev.loupe.runs.store;

import dev.loupe.runs.series.Aggregate;
import dev.loupe.runs.series.Column;
import dev.loupe.runs.series.PointBuffer;
import dev.loupe.runs.series.Reduced;
import dev.loupe.runs.series.Viewport;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

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
            Sql sql, List<ChunkIndex.Chunk> chunks, Column tail, Viewport view)
            throws SQLException {
        if (!inOrder(chunks, tail)) {
            return Optional.empty();
        }
        long inside = 0;
        for (ChunkIndex.Chunk chunk : chunks) {
            boolean touches =
                    chunk.all().lastStep >= view.from() && chunk.all().firstStep <= view.to();
            inside += touches ? chunk.all().n : 0;
        }
        boolean few = inside + tail.size() <= (long) Viewport.KEPT * view.columns() + 4_096;
        PointBuffer kept = new PointBuffer();
        long left = 0;
        for (int i = 0; i < chunks.size(); i++) {
            Aggregate all = chunks.get(i).all();
            boolean before =
                    i + 1 < chunks.size() && chunks.get(i + 1).all().firstStep < view.from();
            boolean after = i > 0 && chunks.get(i - 1).all().lastStep > view.to();
            if (before || after) {
                continue;
            }
            boolean within = all.firstStep >= view.from() && all.lastStep <= view.to();
            if (!few
                    && within
                    && all.nans == 0
                    && view.column(all.firstStep) == view.column(all.lastStep)) {
                left += all.n - corners(all, kept);
            } else {
                kept.addAll(SeriesTables.points(sql, chunks.get(i).id()));
            }
        }
        kept.addAll(tail);
        Column points = kept.toColumn();
        double[] x = new double[points.size()];
        for (int i = 0; i < x.length; i++) {
            x[i] = points.steps()[i];
        }
        Reduced reduced = view.reduce(x, points.values());
        return Optional.of(
                new Reduced(
                        reduced.x(),
                        reduced.y(),
                        reduced.of() + left,
                        reduced.whole() && left == 0));
    }

    private static boolean inOrder(List<ChunkIndex.Chunk> chunks, Column tail) {
        for (int i = 1; i < chunks.size(); i++) {
            Aggregate a = chunks.get(i - 1).all();
            Aggregate b = chunks.get(i).all();
            if (!a.isBefore(b.firstStep, b.firstMicros, b.first)) {
                return false;
            }
        }
        return chunks.isEmpty()
                || tail.size() == 0
                || chunks.getLast()
                        .all()
                        .isBefore(tail.steps()[0], tail.micros()[0], tail.values()[0]);
    }

    /// First, least, greatest and last as points. @return how many they are
    private static int corners(Aggregate all, PointBuffer into) {
        int before = into.size();
        into.add(all.firstStep, all.firstMicros, all.first);
        boolean leastFirst = all.minStep <= all.maxStep;
        extreme(all, leastFirst ? all.minStep : all.maxStep, leastFirst ? all.min : all.max, into);
        extreme(all, leastFirst ? all.maxStep : all.minStep, leastFirst ? all.max : all.min, into);
        if (all.n > 1) {
            into.add(all.lastStep, all.lastMicros, all.last);
        }
        return into.size() - before;
    }

    private static void extreme(Aggregate all, long step, double value, PointBuffer into) {
        boolean isFirst = step == all.firstStep && value == all.first;
        boolean isLast = step == all.lastStep && value == all.last;
        if (!isFirst && !isLast) {
            into.add(step, all.firstMicros, value);
        }
    }
}
