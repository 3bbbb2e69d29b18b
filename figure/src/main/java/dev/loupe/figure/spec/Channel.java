package dev.loupe.figure.spec;

import dev.loupe.figure.data.Nearest;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// A property of a mark that data can set.
public enum Channel {
    X,
    Y,
    Z,
    /// Where along x a stroke from `X`, `Y` ends.
    X2,
    /// Where along y a stroke from `X`, `Y` ends.
    Y2,
    /// Classes (texts) or a ramp (numbers).
    COLOR,
    SIZE,
    SHAPE,
    DASH,
    /// Patterns over areas.
    HATCH,
    /// Splits rows into groups that look alike.
    DETAIL,
    VALUE,
    TEXT,
    LOW,
    HIGH,
    OPEN,
    CLOSE,
    SOURCE,
    TARGET,
    START,
    END,
    ACTUAL,
    PREDICTED,
    SCORE,
    /// A picture each: a PNG or JPEG as a data address, or the path of a file.
    IMAGE,
    /// How fast a field flows along x.
    U,
    /// How fast a field flows along y.
    V,
    /// How fast a field flows along z.
    W,
    /// The y axis at the right of a panel; layers whose option `axis` is `right` lie along it. It has a scale, but no columns of its own.
    RIGHT,
    /// Splits rows into panels, as does `FacetSpec`.
    FACET;

    /// The name in specs and on the command line.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @throws IllegalArgumentException naming the nearest channel
    public static Channel named(String word) {
        for (Channel channel : values()) {
            if (channel.word().equals(word)) {
                return channel;
            }
        }
        List<String> all = Arrays.stream(values()).map(Channel::word).toList();
        throw new IllegalArgumentException(
                "There is no channel " + word + "; the nearest is " + Nearest.of(word, all) + ".");
    }
}
