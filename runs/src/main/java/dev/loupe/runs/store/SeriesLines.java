package dev.loupe.runs.store;

import dev.loupe.runs.SeriesReads.Axis;
import dev.loupe.runs.SeriesReads.Banded;
import dev.loupe.runs.SeriesReads.Line;
import dev.loupe.runs.compare.Band;
import dev.loupe.runs.series.Alignment;
import dev.loupe.runs.series.Column;
import dev.loupe.runs.series.Course;
import dev.loupe.runs.series.EmaBlocks;
import dev.loupe.runs.series.EmaCourse;
import dev.loupe.runs.series.Extent;
import dev.loupe.runs.series.PackedCourse;
import dev.loupe.runs.series.PackedTimes;
import dev.loupe.runs.series.PointBuffer;
import dev.loupe.runs.series.PointOrder;
import dev.loupe.runs.series.Smoothing;
import dev.loupe.runs.series.TimedCourse;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Lays series out along an axis, smoothed, and groups of them as bands, on all points.
///
/// A long series over steps or times, plain or as exponential average, is drawn from its packed points, which the axes and weights share. Everything else is computed once and kept for
/// as long as no point is added.
final class SeriesLines {
    private final CourseCache cache;
    private final LongSeries longs;

    SeriesLines(CourseCache cache, LongSeries longs) {
        this.cache = cache;
        this.longs = longs;
    }

    /// What a line is made of.
    ///
    /// @param origin microseconds since 1970 at x = 0 of an axis of time
    /// @param other  the series along x, if one is
    record Asked(
            SeriesContent content,
            Axis axis,
            long origin,
            @Nullable SeriesContent other,
            Smoothing smoothing) {
        Object state() {
            return List.of(content.state(), origin, other == null ? "" : other.state());
        }

        long points() {
            return content.points() + (other == null ? 0 : other.points());
        }
    }

    private record How(Axis axis, Smoothing smoothing) {}

    private record Members(List<Long> ids, Axis axis, Smoothing smoothing, Band.Kind kind) {}

    /// A line that is kept, over doubles.
    private record Whole(PackedCourse course, Extent x) {
        static Whole of(double[] x, double[] y) {
            return new Whole(PackedCourse.of(x, y), Extent.of(x));
        }

        Line line() {
            return new Line(course, x, course.extent());
        }
    }

    private record WholeBand(Whole mean, Whole low, Whole high) {
        long bytes() {
            return mean.course.bytes() + low.course.bytes() + high.course.bytes();
        }
    }

    Line of(Sql sql, Asked asked) throws SQLException {
        LongSeries.Known known = longs.known(sql, asked.content);
        if (known != null && asked.content.follows(known.all())) {
            Course plain = plain(sql, asked, known.course());
            Line line = plain == null ? null : smoothed(asked, known, plain);
            if (line != null) {
                return line;
            }
        }
        return whole(sql, asked);
    }

    /// The chunks' points along x; null where the points do not lie in the order of x.
    private @Nullable Course plain(Sql sql, Asked asked, PackedCourse packed) throws SQLException {
        return switch (asked.axis) {
            case Axis.ByStep step -> packed;
            case Axis.Relative relative -> timed(sql, asked, packed);
            case Axis.Wall wall -> timed(sql, asked, packed);
            case Axis.Metric metric -> null;
        };
    }

    private @Nullable Course timed(Sql sql, Asked asked, PackedCourse packed) throws SQLException {
        PackedTimes times = longs.times(sql, asked.content);
        return times.ascendingWith(asked.content.tail())
                ? new TimedCourse(packed, times, asked.origin)
                : null;
    }

    /// The line with the tail behind it; null for smoothings that must be computed as a whole.
    private @Nullable Line smoothed(Asked asked, LongSeries.Known known, Course plain) {
        double[] x = aligned(asked, asked.content.tail()).x();
        double[] y = asked.content.tail().values();
        return switch (asked.smoothing) {
            case Smoothing.None none -> joined(plain, known.course().extent(), x, y);
            case Smoothing.Ema ema -> {
                EmaBlocks blocks = longs.smoothed(asked.content, known, ema);
                yield joined(new EmaCourse(plain, blocks), blocks.extent(), x, blocks.end().of(y));
            }
            case Smoothing.TimeWeighted weighted -> null;
            case Smoothing.Gaussian gaussian -> null;
            case Smoothing.RunningMean mean -> null;
        };
    }

    private static Line joined(Course course, Extent extent, double[] x, double[] y) {
        Course all = Course.joined(course, Course.of(x, y, x.length));
        Extent places = Extent.of(new double[] {all.x(0), all.x(all.size() - 1)});
        return new Line(all, places, extent.and(Extent.of(y)));
    }

    /// Over the axes that need no other series.
    private static Alignment aligned(Asked asked, Column points) {
        return switch (asked.axis) {
            case Axis.ByStep step -> Alignment.byStep(points);
            case Axis.Relative relative -> Alignment.byTime(points, asked.origin);
            case Axis.Wall wall -> Alignment.byTime(points, asked.origin);
            case Axis.Metric metric -> throw new IllegalArgumentException("joined by step");
        };
    }

    private Line whole(Sql sql, Asked asked) throws SQLException {
        CourseCache.Key<Whole> key =
                new CourseCache.Key<>(
                        asked.content.id(), Whole.class, new How(asked.axis, asked.smoothing));
        boolean worth = asked.points() >= LongSeries.WORTH_KEEPING;
        Object state = worth ? asked.state() : "";
        Whole kept = worth ? cache.get(key, state) : null;
        if (kept == null) {
            Column points = all(sql, asked.content);
            Alignment raw =
                    asked.other == null
                            ? aligned(asked, points)
                            : Alignment.bySeries(points, all(sql, asked.other));
            double[] y = asked.smoothing.of(raw.x(), raw.y());
            if (!worth) {
                return new Line(Course.of(raw.x(), y, y.length), Extent.of(raw.x()), Extent.of(y));
            }
            kept = Whole.of(raw.x(), y);
            cache.put(key, state, kept, kept.course.bytes());
        }
        return kept.line();
    }

    private static Column all(Sql sql, SeriesContent content) throws SQLException {
        Column chunks = LongSeries.sorted(sql, content);
        if (content.tail().size() == 0) {
            return chunks;
        }
        PointBuffer both = new PointBuffer();
        both.addAll(chunks);
        both.addAll(content.tail());
        return PointOrder.sorted(both.toColumn());
    }

    Banded band(Sql sql, List<Asked> members, Band.Kind kind) throws SQLException {
        Asked first = members.getFirst();
        CourseCache.Key<WholeBand> key =
                new CourseCache.Key<>(
                        first.content.id(),
                        WholeBand.class,
                        new Members(
                                members.stream().map(m -> m.content.id()).toList(),
                                first.axis,
                                first.smoothing,
                                kind));
        boolean worth = members.stream().mapToLong(Asked::points).sum() >= LongSeries.WORTH_KEEPING;
        Object state = worth ? members.stream().map(Asked::state).toList() : "";
        WholeBand kept = worth ? cache.get(key, state) : null;
        if (kept == null) {
            List<Band.Member> points = new ArrayList<>();
            for (Asked member : members) {
                points.add(new Band.Member(of(sql, member).course()));
            }
            Band band = Band.of(points.toArray(Band.Member[]::new), kind);
            kept =
                    new WholeBand(
                            Whole.of(band.x(), band.mean()),
                            Whole.of(band.x(), band.low()),
                            Whole.of(band.x(), band.high()));
            if (worth) {
                cache.put(key, state, kept, kept.bytes());
            }
        }
        return new Banded(kept.mean.line(), kept.low.line(), kept.high.line());
    }
}
