package dev.loupe.figure.scene;

import java.util.List;

/// How data lie along one side of a panel, so that a painter can tell what is under the pointer and stretch what it shows.
///
/// @param kind       `LINEAR`: data grow evenly; `LOG`: their logarithms do; `TIME`: as `LINEAR`, in microseconds since 1970 UTC;
///                   `BAND`: one band for each category; `NONE`: only the map behind the scale knows (symlog and the like)
/// @param name       what is shown, as the axis title says it; may be empty
/// @param from,to    data at the left or bottom end and at the right or top end; for bands places from 0, `from` being below 0 where room is left before the first
/// @param categories names of the bands in order, else empty
public record Axis(Kind kind, String name, double from, double to, List<String> categories) {
    public static final Axis NONE = new Axis(Kind.NONE, "", 0, 1, List.of());

    public Axis {
        categories = List.copyOf(categories);
    }

    /// How to get from pixels to data.
    public enum Kind {
        LINEAR,
        LOG,
        TIME,
        BAND,
        NONE
    }
}
