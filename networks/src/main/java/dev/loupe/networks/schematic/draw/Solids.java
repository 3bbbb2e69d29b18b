package dev.loupe.networks.schematic.draw;

import dev.loupe.figure.type.Typeface;
import dev.loupe.networks.schematic.Alexnet;
import dev.loupe.networks.schematic.Alexnet.Extent;
import dev.loupe.networks.schematic.Alexnet.Layer;
import dev.loupe.networks.schematic.Alexnet.Vector;
import dev.loupe.networks.schematic.Alexnet.Volume;
import dev.loupe.networks.schematic.Filter;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Where boxes lie in space.
final class Solids {
    /// A vector's thickness, pixels.
    private static final double STICK = 9;

    private static final double LEAST = 2;

    private Solids() {}

    /// A layer in its place.
    ///
    /// @param filter null for none
    /// @param lines  what is said below it
    record Solid(Layer layer, Cuboid box, @Nullable Cuboid filter, List<String> lines) {}

    static List<Solid> of(Alexnet alexnet, Camera camera) {
        List<Solid> solids = new ArrayList<>();
        double at = 0;
        double centre = Double.NaN;
        double half = 0;
        for (Layer layer : alexnet.layers()) {
            Cuboid box = box(alexnet, layer, at);
            List<String> lines = lines(alexnet, layer);
            double own =
                    lines.stream()
                                    .mapToDouble(
                                            l -> Typeface.width(l, alexnet.sheet().textSize(), 400))
                                    .max()
                                    .orElse(0)
                            / 2;
            double middle = box.covered(camera).centreX();
            double missing = centre + Math.max(half, own) + 5 - middle;
            if (missing > 0) {
                at += missing / camera.stretch();
                box = box(alexnet, layer, at);
                middle += missing;
            }
            solids.add(new Solid(layer, box, filter(alexnet, layer, box), lines));
            centre = middle;
            half = own;
            at = box.high()[0] + alexnet.layerSpacing();
        }
        return solids;
    }

    private static Cuboid box(Alexnet alexnet, Layer layer, double at) {
        return switch (layer) {
            case Volume volume ->
                    Cuboid.of(
                            at,
                            pixels(alexnet.depth(), volume.depth()),
                            0,
                            pixels(alexnet.size(), volume.height()),
                            0,
                            pixels(alexnet.size(), volume.across()));
            case Vector vector ->
                    Cuboid.of(at, STICK, 0, pixels(alexnet.depth(), vector.dense()), 0, STICK);
        };
    }

    private static double pixels(Extent extent, double n) {
        return Math.clamp(extent.pixels(n), LEAST, 3_000);
    }

    private static @Nullable Cuboid filter(Alexnet alexnet, Layer layer, Cuboid box) {
        if (!(layer instanceof Volume volume) || volume.filter() == null) {
            return null;
        }
        Filter filter = volume.filter();
        double tall = box.high()[1] - box.low()[1];
        double wide = box.high()[2] - box.low()[2];
        double high = side(alexnet.filterSize(), filter.height(), volume.height(), tall);
        double deep = side(alexnet.filterSize(), filter.across(), volume.across(), wide);
        return Cuboid.of(
                box.low()[0],
                box.high()[0] - box.low()[0],
                0.18 * (tall - high),
                high,
                0.12 * (wide - deep),
                deep);
    }

    private static double side(Extent extent, double n, double of, double pixels) {
        double wanted = extent.log() ? extent.pixels(n) : extent.scale() * n / of * pixels;
        return Math.clamp(wanted, Math.min(LEAST, pixels), pixels);
    }

    private static List<String> lines(Alexnet alexnet, Layer layer) {
        List<String> lines = new ArrayList<>();
        if (!layer.label().isEmpty()) {
            lines.add(layer.label());
        }
        if (alexnet.captions()) {
            lines.add(size(layer));
        }
        return lines;
    }

    static String size(Layer layer) {
        return switch (layer) {
            case Volume volume ->
                    String.format(
                            Locale.ROOT,
                            "%d×%d×%d",
                            volume.height(),
                            volume.across(),
                            volume.depth());
            case Vector vector -> String.format(Locale.ROOT, "%,d", vector.dense());
        };
    }
}
