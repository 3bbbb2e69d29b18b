package dev.loupe.networks.schematic.draw;

import dev.loupe.figure.scene.Box;
import dev.loupe.figure.scene.Outline;
import dev.loupe.figure.type.Typeface;
import dev.loupe.networks.schematic.Lenet;
import dev.loupe.networks.schematic.Lenet.Layer;
import dev.loupe.networks.schematic.Lenet.Maps;
import dev.loupe.networks.schematic.Lenet.Vector;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Where stacks of maps and bars lie. The middle of each is at y = 0.
final class Stacks {
    /// No map and no bar is smaller, pixels.
    private static final double LEAST = 3;

    /// A bar's thickness, and how it leans: 60 degrees.
    private static final double BAR = 10;

    private static final double LEAN = 0.5;
    private static final double RISE = Math.sqrt(3) / 2;

    private Stacks() {}

    /// A layer in its place.
    ///
    /// @param width,height of one map, or of the whole bar, pixels
    /// @param drawn        maps
    record Stack(Layer layer, double left, double width, double height, int drawn, double spread) {
        double right() {
            return left + width + spread;
        }

        double top() {
            return -(height + spread) / 2;
        }

        double bottom() {
            return (height + spread) / 2;
        }

        double centre() {
            return (left + right()) / 2;
        }

        /// A map, from the hindmost on.
        Box map(int place, double spacing) {
            return new Box(left + place * spacing, top() + place * spacing, width, height);
        }

        Outline bar() {
            return new Outline.Builder(5)
                    .move(barX(false, false), top())
                    .line(barX(false, true), top())
                    .line(barX(true, true), bottom())
                    .line(barX(true, false), bottom())
                    .close()
                    .build();
        }

        /// A corner of a bar.
        double barX(boolean low, boolean right) {
            return left + (low ? width - BAR : 0) + (right ? BAR : 0);
        }
    }

    static List<Stack> of(Lenet lenet) {
        double side = 1;
        double vector = 1;
        for (Layer layer : lenet.layers()) {
            switch (layer) {
                case Maps maps ->
                        side = Math.max(side, grown(lenet, Math.max(maps.height(), maps.across())));
                case Vector v -> vector = Math.max(vector, length(lenet, v.dense()));
            }
        }
        double scale = lenet.longest() / side;
        double shrink = Math.min(1, lenet.vectorLongest() / vector);
        List<Stack> stacks = new ArrayList<>();
        for (Layer layer : lenet.layers()) {
            Stack raw = sized(lenet, layer, scale, shrink);
            double left = stacks.isEmpty() ? 0 : left(lenet, stacks.getLast(), raw);
            stacks.add(new Stack(layer, left, raw.width, raw.height, raw.drawn, raw.spread));
        }
        return stacks;
    }

    private static Stack sized(Lenet lenet, Layer layer, double scale, double shrink) {
        return switch (layer) {
            case Maps maps -> {
                int drawn = Math.min(maps.maps(), lenet.most());
                yield new Stack(
                        maps,
                        0,
                        Math.max(LEAST, scale * grown(lenet, maps.across())),
                        Math.max(LEAST, scale * grown(lenet, maps.height())),
                        drawn,
                        (drawn - 1) * lenet.mapSpacing());
            }
            case Vector vector -> {
                double length = Math.max(LEAST, shrink * length(lenet, vector.dense()));
                yield new Stack(vector, 0, LEAN * length + BAR, RISE * length, 1, 0);
            }
        };
    }

    private static double grown(Lenet lenet, double side) {
        return lenet.root() ? Math.sqrt(side) : side;
    }

    private static double length(Lenet lenet, double dense) {
        return lenet.vectorScale() / 100 * (lenet.vectorRoot() ? 10 * Math.sqrt(dense) : dense);
    }

    /// As far right as spacing and labels want it.
    private static double left(Lenet lenet, Stack before, Stack next) {
        double gap = lenet.layerSpacing() + before.layer().spacing();
        double apart = (before.right() - before.left + next.right()) / 2 + gap;
        if (lenet.labels()) {
            double wide = width(lenet, before.layer);
            double nextWide = width(lenet, next.layer);
            apart = Math.max(apart, (wide + nextWide) / 2 + 8);
            if (gap >= 0) {
                double own = before.right() - before.left;
                apart = Math.max(apart, Math.max(wide + next.right(), own + nextWide) / 2 + 6);
            }
        }
        return before.centre() + apart - next.right() / 2;
    }

    private static double width(Lenet lenet, Layer layer) {
        return Typeface.width(label(layer), lenet.sheet().textSize(), 400);
    }

    /// A layer's own label, or its size.
    static String label(Layer layer) {
        if (!layer.label().isEmpty()) {
            return layer.label();
        }
        return switch (layer) {
            case Maps maps ->
                    String.format(
                            Locale.ROOT, "%d@%d×%d", maps.maps(), maps.height(), maps.across());
            case Vector vector -> String.format(Locale.ROOT, "%,d", vector.dense());
        };
    }
}
