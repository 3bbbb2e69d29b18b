package dev.loupe.figure.scale;

import dev.loupe.figure.scene.Axis;

import java.util.List;

/// Numbers or times along a line.
///
/// @param low  data at `from`; with `high` both have a place under `warp`, and they differ
/// @param high data at `to`; below `low` when the axis runs backwards
public record Continuous(Warp warp, double low, double high, double from, double to)
        implements Position {
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
                    case Warp.Root(), Warp.Probit() -> Axis.Kind.NONE;
                    case Broken _ -> Axis.Kind.NONE;
                    case Warp.Symlog s -> Axis.Kind.NONE;
                };
        return new Axis(kind, name, low, high, List.of());
    }

    @Override
    public Continuous over(double newFrom, double newTo) {
        return new Continuous(warp, low, high, newFrom, newTo);
    }
}
