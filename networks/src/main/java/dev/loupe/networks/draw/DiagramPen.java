package dev.loupe.networks.draw;

import dev.loupe.figure.mark.Sketch;
import dev.loupe.figure.scene.Box;
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Item;
import dev.loupe.figure.scene.Item.Anchor;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Outline;
import dev.loupe.figure.scene.Role;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.theme.Theme;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Draws in the units of a diagram, smaller and moved on paper where the picture asks for it.
final class DiagramPen {
    private final Sketch sketch = new Sketch();
    private final Theme theme;
    private final double scale;
    private final double moveX;
    private final double moveY;

    /// @param scale at most 1
    DiagramPen(Theme theme, double scale, double moveX, double moveY) {
        this.theme = theme;
        this.scale = scale;
        this.moveX = moveX;
        this.moveY = moveY;
    }

    Theme theme() {
        return theme;
    }

    List<Item> items() {
        return sketch.items();
    }

    double x(double at) {
        return at * scale + moveX;
    }

    double y(double at) {
        return at * scale + moveY;
    }

    void rect(
            Meaning meaning,
            double left,
            double top,
            double wide,
            double high,
            double radius,
            @Nullable Colour fill,
            @Nullable Stroke stroke) {
        sketch.add(
                new Item.Rect(
                        meaning,
                        new Box(x(left), y(top), wide * scale, high * scale),
                        radius * scale,
                        fill,
                        stroke));
    }

    void text(
            double left,
            double baseline,
            String words,
            double size,
            int weight,
            Anchor anchor,
            Colour colour) {
        sketch.text(
                Meaning.of(Role.LABEL),
                x(left),
                y(baseline),
                words,
                size * scale,
                weight,
                anchor,
                0,
                colour);
    }

    Stroke line(Colour colour, double wide, double... dash) {
        double[] scaled = dash.clone();
        for (int i = 0; i < dash.length; i++) {
            scaled[i] *= scale;
        }
        return new Stroke(colour, wide * scale, scaled);
    }

    /// @param outline on paper: made of [#x] and [#y]
    void stroke(Outline outline, Stroke stroke) {
        sketch.stroke(Meaning.NONE, outline, stroke);
    }

    /// @param outline on paper
    void fill(Outline outline, Colour colour) {
        sketch.fill(Meaning.NONE, outline, colour);
    }
}
