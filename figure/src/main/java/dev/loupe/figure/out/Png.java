package dev.loupe.figure.out;

import dev.loupe.figure.bitmap.PngBytes;
import dev.loupe.figure.scene.Scene;

import java.awt.Graphics2D;

/// Writes scenes as PNG, by Java2D, without a screen.
///
/// Text is set in Inter; what Inter lacks comes from the fonts of the system. The file says its density, so that it is as large on
/// paper as the scene is meant to be.
///
/// @param density pixels for each pixel of the scene: 1 for 96 dots an inch, 2 for sharp screens, 3.125 for 300 dots an inch
public record Png(double density) {
    /// Greatest width and height, in pixels of the file.
    public static final int MOST = 32_767;

    private static final long MOST_PIXELS = 200_000_000;
    private static final double PER_METRE = 96 / 0.0254;

    public Png {
        if (!(density > 0 && density <= 100)) {
            throw new IllegalArgumentException(
                    "The density of a PNG is above 0 and at most 100, but here it is "
                            + density
                            + ".");
        }
    }

    /// @throws IllegalArgumentException with a sentence if the picture would have a side above 32,767 pixels or more than 200
    ///         million in all
    public byte[] write(Scene scene) {
        Pixels pixels = draw(Formulas.set(scene));
        int perMetre = (int) Math.round(density * PER_METRE);
        return PngBytes.of(pixels.width(), pixels.height(), pixels.straight(), perMetre);
    }

    private Pixels draw(Scene scene) {
        int width = side("wide", scene.width());
        int height = side("high", scene.height());
        if ((long) width * height > MOST_PIXELS) {
            throw new IllegalArgumentException(
                    "A PNG has at most 200 million pixels, but this one would have %d × %d."
                            .formatted(width, height));
        }
        Pixels pixels = Pixels.of(width, height);
        if (!scene.background().invisible()) {
            Graphics2D g = pixels.image().createGraphics();
            g.setColor(Shapes.colour(scene.background()));
            g.fillRect(0, 0, width, height);
            g.dispose();
        }
        try (PngPen pen = new PngPen(pixels, density, scene.language())) {
            pen.draw(scene.items(), pixels.all());
        }
        return pixels;
    }

    private int side(String which, double length) {
        double pixels = Math.ceil(length * density - 1e-6);
        if (!(pixels <= MOST)) {
            throw new IllegalArgumentException(
                    "A PNG is at most 32,767 pixels %s, but this one would have %s."
                            .formatted(which, Decimals.text(pixels)));
        }
        return Math.max(1, (int) pixels);
    }
}
