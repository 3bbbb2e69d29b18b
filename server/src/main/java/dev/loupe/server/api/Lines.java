package dev.loupe.server.api;

import dev.loupe.core.RunId;
import dev.loupe.runs.SeriesReads;
import dev.loupe.runs.Store;
import dev.loupe.runs.compare.Band;
import dev.loupe.runs.domain.SeriesKey;
import dev.loupe.runs.series.Aggregate;
import dev.loupe.runs.series.Alignment;
import dev.loupe.runs.series.Buckets;
import dev.loupe.runs.series.Column;
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
            double[] allX,
            double[] allY,
            long allPoints) {}

    private record Curve(double[] x, double[] y) {}

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
        Curve raw = curve(request.x(), asked.runs().getFirst(), asked.key());
        List<Drawn> drawn = new ArrayList<>();
        if (!(request.smoothing() instanceof Smoothing.None)) {
            drawn.add(reduce(request, "raw", raw.x, raw.y));
        }
        drawn.add(reduce(request, "line", raw.x, request.smoothing().of(raw.x, raw.y)));
        return drawn;
    }

    /// How the values lie along x, smoothed as asked; of a group, all points of its members.
    Buckets buckets(LineRequest request, LineRequest.Asked asked) {
        List<Curve> curves =
                asked.runs().stream()
                        .map(run -> curve(request.x(), run, asked.key()))
                        .map(c -> new Curve(c.x, request.smoothing().of(c.x, c.y)))
                        .toList();
        double[] x = curves.stream().flatMapToDouble(c -> Arrays.stream(c.x)).toArray();
        double[] y = curves.stream().flatMapToDouble(c -> Arrays.stream(c.y)).toArray();
        return Buckets.of(x, y, view(request, Arrays.stream(x).sorted().toArray()));
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
                new double[] {all.firstStep, all.lastStep},
                new double[] {all.min, all.max},
                all.n);
    }

    private List<Drawn> group(LineRequest request, LineRequest.Asked asked) {
        Band.Member[] members =
                asked.runs().stream()
                        .map(run -> curve(request.x(), run, asked.key()))
                        .map(c -> new Band.Member(c.x, request.smoothing().of(c.x, c.y)))
                        .toArray(Band.Member[]::new);
        Band band = Band.of(members, request.band());
        List<Drawn> drawn = new ArrayList<>();
        if (request.band() != Band.Kind.NONE) {
            Viewport view = view(request, band.x());
            Reduced low = view.reduce(band.x(), band.low());
            Reduced high = view.reduce(band.x(), band.high());
            drawn.add(edge(band, "low", low));
            drawn.add(edge(band, "high", high));
        }
        drawn.add(reduce(request, "line", band.x(), band.mean()));
        return drawn;
    }

    private static Drawn edge(Band band, String role, Reduced reduced) {
        return new Drawn(
                role,
                reduced.x(),
                reduced.y(),
                null,
                reduced.of(),
                reduced.whole(),
                Extent.of(band.x()),
                Extent.of(role.equals("low") ? band.low() : band.high()),
                band.x().length);
    }

    private static Drawn reduce(LineRequest request, String role, double[] x, double[] y) {
        Reduced reduced = view(request, x).reduce(x, y);
        return new Drawn(
                role,
                reduced.x(),
                reduced.y(),
                null,
                reduced.of(),
                reduced.whole(),
                Extent.of(x),
                Extent.of(y),
                x.length);
    }

    private static Viewport view(LineRequest request, double[] x) {
        double from = request.from() != null ? request.from() : x.length == 0 ? 0 : x[0];
        double to = request.to() != null ? request.to() : x.length == 0 ? 0 : x[x.length - 1];
        if (from > to) {
            to = from;
        }
        boolean logarithmic = request.logarithmic() && to > 0;
        if (logarithmic && from <= 0) {
            from = Math.min(to, x.length == 0 ? 1 : firstPositive(x, to));
        }
        return new Viewport(from, to, request.columns(), logarithmic);
    }

    private static double firstPositive(double[] x, double otherwise) {
        for (double one : x) {
            if (one > 0) {
                return one;
            }
        }
        return otherwise;
    }

    private Curve curve(LineRequest.XAxis axis, RunId run, SeriesKey key) {
        Column points = store.series().all(run, key);
        return switch (axis) {
            case LineRequest.XAxis.ByStep step -> curve(Alignment.byStep(points));
            case LineRequest.XAxis.Relative relative -> curve(Alignment.byTime(points, start(run)));
            case LineRequest.XAxis.Wall wall -> curve(Alignment.byTime(points, 0));
            case LineRequest.XAxis.Metric metric ->
                    curve(Alignment.bySeries(points, store.series().all(run, metric.key())));
        };
    }

    private static Curve curve(Alignment aligned) {
        return new Curve(aligned.x(), aligned.y());
    }

    private long start(RunId run) {
        return store.runs().find(run).map(r -> r.startMillis() * 1_000).orElse(0L);
    }
}
