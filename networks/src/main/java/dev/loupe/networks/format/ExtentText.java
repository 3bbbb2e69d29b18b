package dev.loupe.networks.format;

import dev.loupe.core.Shape;

/// What a text stands for as an extent of a shape: a number, a name, or nothing that is known (`-1`, `?`, no text).
public final class ExtentText {
    private ExtentText() {}

    public static Shape.Dimension of(String extent) {
        if (extent.matches("\\d{1,18}")) {
            return new Shape.Fixed(Long.parseLong(extent));
        }
        return extent.isEmpty() || extent.startsWith("-") || extent.equals("?")
                ? new Shape.Unknown()
                : new Shape.Symbol(extent);
    }
}
