package dev.loupe.runs.store;

import dev.loupe.core.RunId;
import dev.loupe.runs.SeriesReads;
import dev.loupe.runs.compare.Band;
import dev.loupe.runs.domain.SeriesKey;
import dev.loupe.runs.series.Aggregate;
import dev.loupe.runs.series.Column;
import dev.loupe.runs.series.Course;
import dev.loupe.runs.series.PointBuffer;
import dev.loupe.runs.series.PointOrder;
import dev.loupe.runs.series.Smoothing;
import dev.loupe.runs.series.Viewport;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads chunks and tail. The tail is read first: points that become a chunk meanwhile are then seen twice, not lost, and kept once.
final class SqlSeriesReads implements SeriesReads {
    private static final String OF_RANGE =
            " FROM chunk WHERE series = ? AND first_step <= ? AND last_step >= ?";

    /// Room that is made before points are seen.
    private static final long MOST_EXPECTED = 1 << 20;

    private final Database database;
    private final RunRows rows;
    private final Words words;
    private final ChunkIndex index = new ChunkIndex();
    private final CourseCache cache = new CourseCache();
    private final LongSeries longs = new LongSeries(cache);
    private final SeriesLines lines = new SeriesLines(cache, longs);

    SqlSeriesReads(Database database, RunRows rows, Words words) {
        this.database = database;
        this.rows = rows;
        this.words = words;
    }

    @Override
    public Column all(RunId run, SeriesKey series) {
        return range(run, series, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    @Override
    public Column range(RunId run, SeriesKey series, long from, long to) {
        return database.read(
                sql -> {
                    RunRow row = rows.of(sql, run);
                    Optional<Long> id = id(sql, row, series);
                    return id.isEmpty() ? Column.EMPTY : read(sql, row, id.get(), from, to);
                });
    }

    @Override
    public Stepped byStep(
            RunId run, SeriesKey series, @Nullable Double from, @Nullable Double to, int columns) {
        Optional<Stepped> quick =
                database.read(
                        sql -> {
                            SeriesContent content = content(sql, rows.of(sql, run), series);
                            LongSeries.Known kept = longs.known(sql, content);
                            Aggregate all = Aggregate.of(content.tail());
                            if (kept != null && content.follows(kept.all())) {
                                all.merge(kept.all());
                                Course course = Course.joined(kept.course(), line(content.tail()));
                                return Optional.of(
                                        new Stepped(
                                                view(all, from, to, columns).reduce(course), all));
                            }
                            content.chunks().forEach(chunk -> all.merge(chunk.all()));
                            return ChunkedViewport.reduce(
                                            sql,
                                            content.id(),
                                            content.chunks(),
                                            content.tail(),
                                            view(all, from, to, columns))
                                    .map(drawn -> new Stepped(drawn, all));
                        });
        if (quick.isPresent()) {
            return quick.get();
        }
        Column points = all(run, series);
        Aggregate all = Aggregate.of(points);
        return new Stepped(view(all, from, to, columns).reduce(line(points)), all);
    }

    @Override
    public List<Line> lines(RunId run, SeriesKey series, Axis axis, List<Smoothing> smoothings) {
        return database.read(
                sql -> {
                    SeriesLines.Asked plain = asked(sql, run, series, axis, new Smoothing.None());
                    List<Line> all = new ArrayList<>();
                    for (Smoothing smoothing : smoothings) {
                        all.add(
                                lines.of(
                                        sql,
                                        new SeriesLines.Asked(
                                                plain.content(),
                                                axis,
                                                plain.origin(),
                                                plain.other(),
                                                smoothing)));
                    }
                    return all;
                });
    }

    @Override
    public Banded band(
            List<RunId> runs, SeriesKey series, Axis axis, Smoothing smoothing, Band.Kind kind) {
        return database.read(
                sql -> {
                    List<SeriesLines.Asked> members = new ArrayList<>();
                    for (RunId run : runs) {
                        members.add(asked(sql, run, series, axis, smoothing));
                    }
                    return lines.band(sql, members, kind);
                });
    }

    private SeriesLines.Asked asked(
            Sql sql, RunId run, SeriesKey series, Axis axis, Smoothing smoothing)
            throws SQLException {
        RunRow row = rows.of(sql, run);
        long origin =
                axis instanceof Axis.Relative
                        ? 1_000 * sql.number("SELECT start_ms FROM run WHERE id = ?", row.id())
                        : 0;
        SeriesContent other =
                axis instanceof Axis.Metric metric ? content(sql, row, metric.key()) : null;
        return new SeriesLines.Asked(content(sql, row, series), axis, origin, other, smoothing);
    }

    /// The tail is read first, see above.
    private SeriesContent content(Sql sql, RunRow row, SeriesKey series) throws SQLException {
        Optional<Long> id = id(sql, row, series);
        if (id.isEmpty()) {
            return new SeriesContent(row, 0, List.of(), Column.EMPTY);
        }
        PointBuffer tail = tail(sql, row, id.get(), Long.MIN_VALUE, Long.MAX_VALUE);
        return new SeriesContent(
                row, id.get(), index.of(sql, id.get()), PointOrder.sorted(tail.toColumn()));
    }

    private static Course line(Column points) {
        double[] x = new double[points.size()];
        for (int i = 0; i < x.length; i++) {
            x[i] = points.steps()[i];
        }
        return Course.of(x, points.values(), x.length);
    }

    private static Viewport view(
            Aggregate all, @Nullable Double from, @Nullable Double to, int columns) {
        double low = from == null ? all.firstStep : from;
        double high = to == null ? all.lastStep : to;
        return new Viewport(low, Math.max(low, high), columns, false);
    }

    private Optional<Long> id(Sql sql, RunRow row, SeriesKey series) throws SQLException {
        Long word = words.find(sql, series.key());
        return word == null
                ? Optional.empty()
                : Optional.ofNullable(SeriesTables.id(sql, row.id(), word, series.context()));
    }

    private static Column read(Sql sql, RunRow row, long id, long from, long to)
            throws SQLException {
        PointBuffer tail = tail(sql, row, id, from, to);
        long expected =
                tail.size() + sql.number("SELECT COALESCE(SUM(n), 0)" + OF_RANGE, id, to, from);
        PointBuffer all = new PointBuffer((int) Math.clamp(expected, 0, MOST_EXPECTED));
        sql.each(
                "SELECT points, id" + OF_RANGE + " ORDER BY first_step, first_micros, id",
                r -> {
                    Column points =
                            SeriesTables.decode(
                                    r.getBytes(1),
                                    "chunk " + r.getLong(2) + " of run " + row.runId());
                    boolean whole =
                            points.steps()[0] >= from && points.steps()[points.size() - 1] <= to;
                    if (whole) {
                        all.addAll(points);
                    } else {
                        within(points, from, to, all);
                    }
                },
                id,
                to,
                from);
        all.addAll(tail.toColumn());
        return PointOrder.sorted(all.toColumn());
    }

    private static PointBuffer tail(Sql sql, RunRow row, long id, long from, long to)
            throws SQLException {
        PointBuffer tail = new PointBuffer();
        SeriesTables.recent(
                sql,
                row.id(),
                -1,
                (series, step, micros, value) -> {
                    if (series == id && step >= from && step <= to) {
                        tail.add(step, micros, value);
                    }
                });
        return tail;
    }

    private static void within(Column points, long from, long to, PointBuffer into) {
        for (int i = 0; i < points.size(); i++) {
            if (points.steps()[i] >= from && points.steps()[i] <= to) {
                into.add(points.steps()[i], points.micros()[i], points.values()[i]);
            }
        }
    }
}
