package dev.loupe.figure.scene;

import java.util.List;

/// How data lie along one side of a panel, so that a painter can tell what is under the pointer and stretch what it shows.
///
/// @param kind       `LINEAR`: data grow evenly; `LOG`: their logarithms do; `TIME`: as `LINEAR`, in microseconds since 1970 UTC;
///                   `BAND`: one band for each category; `NONE`: otherwise (symlog and the like)
/// @param name       what is shown, as the axis title says it; may be empty
/// @param from,to    data at the left or bottom end and at the right or top end; for bands places from 0, `from` being below 0 where room is left before the first
/// @param categories names of the bands in order, else empty
/// @param stops      where data do not grow as `kind` says all along the axis, or it is `NONE`: data at some places, between which they grow evenly; else empty
public record Axis(
        Kind kind, String name, double from, double to, List<String> categories, List<Stop> stops) {
    public static final Axis NONE = new Axis(Kind.NONE, "", 0, 1, List.of());

    public Axis {
        categories = List.copyOf(categories);
        stops = List.copyOf(stops);
    }

    /// Without stops.
    public Axis(Kind kind, String name, double from, double to, List<String> categories) {
        this(kind, name, from, to, categories, List.of());
    }

    /// What lies at one place.
    ///
    /// @param share of the axis that lies before it, in `[0, 1]`; not less than that of the stop before
    public record Stop(double share, double data) {}

    /// How to get from pixels to data.
    public enum Kind {
        LINEAR,
        LOG,
        TIME,
        BAND,
        NONE
    }
}
