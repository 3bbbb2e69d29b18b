package dev.loupe.server.api;

import dev.loupe.runs.SeriesReads;
import dev.loupe.runs.Store;
import dev.loupe.runs.compare.Band;
import dev.loupe.runs.series.Aggregate;
import dev.loupe.runs.series.Buckets;
import dev.loupe.runs.series.Course;
import dev.loupe.runs.series.Extent;
import dev.loupe.runs.series.Reduced;
import dev.loupe.runs.series.Smoothing;
import dev.loupe.runs.series.Viewport;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Computes the lines of one viewport: align, smooth, band on all points, then reduce. A line over steps as it is comes from the chunks' aggregates.
final class Lines {
    private final Store store;

    Lines(Store store) {
        this.store = store;
    }

    /// What is drawn of one asked line.
    ///
    /// @param low  the lower edge of a band, null for a line
    /// @param allX least and greatest x of the whole line
    record Drawn(
            String role,
            double[] x,
            double[] y,
            double @Nullable [] low,
            long of,
            boolean whole,
            Extent allX,
            Extent allY,
            long allPoints) {}

    List<Drawn> of(LineRequest request, LineRequest.Asked asked) {
        if (asked.runs().size() > 1) {
            return group(request, asked);
        }
        if (request.plain()) {
            SeriesReads.Stepped stepped =
                    store.series()
                            .byStep(
                                    asked.runs().getFirst(),
                                    asked.key(),
                                    request.from(),
                                    request.to(),
                                    request.columns());
            if (stepped.all().n > stepped.all().nans
                    && !Double.isInfinite(stepped.all().min)
                    && !Double.isInfinite(stepped.all().max)) {
                return List.of(line(stepped));
            }
        }
        boolean smooth = !(request.smoothing() instanceof Smoothing.None);
        List<Smoothing> ways =
                smooth
                        ? List.of(new Smoothing.None(), request.smoothing())
                        : List.of(request.smoothing());
        List<SeriesReads.Line> lines =
                store.series().lines(asked.runs().getFirst(), asked.key(), request.x(), ways);
        List<Drawn> drawn = new ArrayList<>();
        if (smooth) {
            drawn.add(reduce(request, "raw", lines.getFirst()));
        }
        drawn.add(reduce(request, "line", lines.getLast()));
        return drawn;
    }

    /// How the values lie along x, smoothed as asked; of a group, all points of its members.
    Buckets buckets(LineRequest request, LineRequest.Asked asked) {
        List<Course> courses =
                asked.runs().stream()
                        .flatMap(
                                run ->
                                        store
                                                .series()
                                                .lines(
                                                        run,
                                                        asked.key(),
                                                        request.x(),
                                                        List.of(request.smoothing()))
                                                .stream())
                        .map(SeriesReads.Line::course)
                        .toList();
        double[] x = courses.stream().flatMapToDouble(c -> Arrays.stream(c.xs())).toArray();
        double[] y = courses.stream().flatMapToDouble(c -> Arrays.stream(c.ys())).toArray();
        double[] sorted = Arrays.stream(x).sorted().toArray();
        return Buckets.of(x, y, view(request, Course.of(sorted, sorted, sorted.length)));
    }

    private static Drawn line(SeriesReads.Stepped stepped) {
        Reduced drawn = stepped.drawn();
        Aggregate all = stepped.all();
        return new Drawn(
                "line",
                drawn.x(),
                drawn.y(),
                null,
                drawn.of(),
                drawn.whole(),
                new Extent(all.firstStep, all.lastStep),
                new Extent(all.min, all.max),
                all.n);
    }

    private List<Drawn> group(LineRequest request, LineRequest.Asked asked) {
        SeriesReads.Banded band =
                store.series()
                        .band(
                                asked.runs(),
                                asked.key(),
                                request.x(),
                                request.smoothing(),
                                request.band());
        List<Drawn> drawn = new ArrayList<>();
        if (request.band() != Band.Kind.NONE) {
            drawn.add(reduce(request, "low", band.low()));
            drawn.add(reduce(request, "high", band.high()));
        }
        drawn.add(reduce(request, "line", band.mean()));
        return drawn;
    }

    private static Drawn reduce(LineRequest request, String role, SeriesReads.Line line) {
        Reduced reduced = view(request, line.course()).reduce(line.course());
        return new Drawn(
                role,
                reduced.x(),
                reduced.y(),
                null,
                reduced.of(),
                reduced.whole(),
                line.x(),
                line.y(),
                line.course().size());
    }

    private static Viewport view(LineRequest request, Course course) {
        int n = course.size();
        double from = request.from() != null ? request.from() : n == 0 ? 0 : course.x(0);
        double to = request.to() != null ? request.to() : n == 0 ? 0 : course.x(n - 1);
        if (from > to) {
            to = from;
        }
        boolean logarithmic = request.logarithmic() && to > 0;
        if (logarithmic && from <= 0) {
            int positive = Viewport.below(course, 0, true);
            from = n == 0 ? Math.min(to, 1) : positive < n ? Math.min(to, course.x(positive)) : to;
        }
        return new Viewport(from, to, request.columns(), logarithmic);
    }
}
