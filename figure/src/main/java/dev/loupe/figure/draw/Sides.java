package dev.loupe.figure.draw;

import dev.loupe.figure.mark.Prepared;
import dev.loupe.figure.mark.RightHand;
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.theme.Theme;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Which layers lie along the y axis at the left, and which along that at the right.
record Sides(List<Resolved> layers) {
    /// Whether there are layers at the left, or at the right.
    boolean has(boolean right) {
        return layers.stream().anyMatch(layer -> layer.right() == right);
    }

    boolean both() {
        return has(false) && has(true);
    }

    /// @throws IllegalArgumentException if the layer wants an axis that its mark lacks
    static Prepared along(Resolved layer, Prepared prepared) {
        if (!layer.right()) {
            return prepared;
        }
        if (!prepared.frame().axes()) {
            throw new IllegalArgumentException(
                    "The mark %s has no y axis, so its option axis cannot be right."
                            .formatted(layer.mark().signature().name()));
        }
        return new RightHand(prepared);
    }

    /// In what colour the words of a y axis are: in the one that all its layers share where there are two axes and no classes.
    Colour ink(boolean right, Colour plain, FigurePlan plan) {
        if (!both() || plan.colour() != null) {
            return plain;
        }
        Theme theme = plan.theme();
        List<Colour> colours = new ArrayList<>();
        for (Resolved layer : layers) {
            @Nullable Colour paint = layer.options().colour("paint");
            Colour colour = paint == null ? theme.look(right ? 1 : 0).colour() : paint;
            if (layer.right() == right && !colours.contains(colour)) {
                colours.add(colour);
            }
        }
        return colours.size() > 1 ? plain : theme.textIn(colours.getFirst());
    }
}
