package dev.loupe.figure.scale;

import dev.loupe.figure.scene.Axis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Numbers or times along a line.
///
/// @param low  data at `from`; with `high` both have a place under `warp`, and they differ
/// @param high data at `to`; below `low` when the axis runs backwards
public record Continuous(Warp warp, double low, double high, double from, double to)
        implements Position {
    /// Parts of an axis in which data grow nearly evenly, each a few pixels long: what is read between their ends is at most a quarter of one off, beside 0 of a root, else much less.
    private static final int STOPS = 128;

    @Override
    public double at(double value) {
        double start = warp.forward(low);
        return from + (warp.forward(value) - start) * ((to - from) / (warp.forward(high) - start));
    }

    /// The value at a pixel.
    public double value(double pixel) {
        double start = warp.forward(low);
        return warp.inverse(start + (pixel - from) / (to - from) * (warp.forward(high) - start));
    }

    @Override
    public double band() {
        return 0;
    }

    @Override
    public List<Tick> ticks(int about) {
        return Ticks.of(warp, low, high, about);
    }

    @Override
    public Axis axis(String name) {
        Axis.Kind kind =
                switch (warp) {
                    case Warp.Linear() -> Axis.Kind.LINEAR;
                    case Warp.Log() -> Axis.Kind.LOG;
                    case Warp.Time() -> Axis.Kind.TIME;
                    case Broken(Warp.Time _, _, _, _, _) -> Axis.Kind.TIME;
                    case Broken _, Warp.Root _, Warp.Probit _, Warp.Symlog _ -> Axis.Kind.NONE;
                };
        return new Axis(kind, name, low, high, List.of(), stops());
    }

    private List<Axis.Stop> stops() {
        List<Axis.Stop> stops = new ArrayList<>();
        switch (warp) {
            case Warp.Linear _, Warp.Log _, Warp.Time _ -> {}
            case Broken broken -> {
                evenly(
                        broken.base() instanceof Warp.Linear || broken.base() instanceof Warp.Time
                                ? 1
                                : STOPS,
                        stops);
                for (double[] gap : broken.gaps(Math.min(low, high), Math.max(low, high))) {
                    for (double end : low < high ? gap : new double[] {gap[1], gap[0]}) {
                        stops.add(new Axis.Stop((at(end) - from) / (to - from), end));
                    }
                }
                stops.sort(Comparator.comparingDouble(Axis.Stop::share));
            }
            case Warp.Root _, Warp.Probit _, Warp.Symlog _ -> evenly(STOPS, stops);
        }
        return stops;
    }

    private void evenly(int parts, List<Axis.Stop> stops) {
        for (int i = 0; i <= parts; i++) {
            double share = (double) i / parts;
            stops.add(
                    new Axis.Stop(
                            share,
                            i == 0 ? low : i == parts ? high : value(from + share * (to - from))));
        }
    }

    @Override
    public Continuous over(double newFrom, double newTo) {
        return new Continuous(warp, low, high, newFrom, newTo);
    }
}
