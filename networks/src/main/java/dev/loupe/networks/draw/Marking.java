package dev.loupe.networks.draw;

import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.theme.Theme;

import org.jspecify.annotations.Nullable;

import java.util.function.Function;

/// Which boxes of a diagram are marked.
@FunctionalInterface
public interface Marking {
    /// None.
    Marking NONE = box -> null;

    /// The box's mark, null for none.
    @Nullable Mark of(Diagram.Box box);

    /// @param said   one word for who cannot see it
    /// @param sign   one character
    /// @param dashed whether the frame is
    record Mark(String said, String sign, Function<Theme, Colour> colour, boolean dashed) {}
}
