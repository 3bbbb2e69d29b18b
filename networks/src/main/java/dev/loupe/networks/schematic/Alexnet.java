package dev.loupe.networks.schematic;

import dev.loupe.figure.scene.Colour;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Layers as boxes in space, filters as boxes within them and pyramids to the next; after Krizhevsky, Sutskever and Hinton (2012), figure 2.
///
/// @param layers       1 to 64, input first
/// @param layerSpacing between boxes, pixels, 0 to 200
/// @param depth        how long a box is for its channels
/// @param size         how tall and wide it is for its height and width
/// @param filterSize   how tall and wide a filter is; where it is not logarithmic, in proportion to its box, times `scale`
/// @param captions     whether the size stands below each box
/// @param dimensions   whether the edges of boxes say their length
/// @param filterDimensions whether filters say their size
public record Alexnet(
        Sheet sheet,
        List<Layer> layers,
        Paint paint,
        double layerSpacing,
        Extent depth,
        Extent size,
        Extent filterSize,
        boolean captions,
        boolean dimensions,
        boolean filterDimensions,
        View view)
        implements Schematic {
    private static final Alexnet STANDARD =
            new Alexnet(
                    Sheet.standard(),
                    List.of(
                            new Volume(3, 224, 0, Filter.of(11), "", null),
                            new Volume(96, 55, 0, Filter.of(5), "", null),
                            new Volume(256, 27, 0, Filter.of(3), "", null),
                            new Volume(384, 13, 0, Filter.of(3), "", null),
                            new Volume(384, 13, 0, Filter.of(3), "", null),
                            new Volume(256, 13, 0, null, "", null),
                            new Vector(2048, "", null),
                            new Vector(2048, "", null),
                            new Vector(1000, "", null)),
                    Paint.standard(),
                    50,
                    new Extent(true, 10),
                    new Extent(true, 25),
                    new Extent(false, 1),
                    true,
                    false,
                    false,
                    View.standard());

    public Alexnet {
        layers = List.copyOf(layers);
        Misfit.unlessCount("layers", layers.size(), 1, 64);
        Misfit.unless("layerSpacing", layerSpacing, 0, 200);
    }

    public static Alexnet standard() {
        return STANDARD;
    }

    public Alexnet layers(List<Layer> others) {
        return new Alexnet(
                sheet,
                others,
                paint,
                layerSpacing,
                depth,
                size,
                filterSize,
                captions,
                dimensions,
                filterDimensions,
                view);
    }

    @Override
    public Style style() {
        return Style.ALEXNET;
    }

    @Override
    public Alexnet with(Sheet other) {
        return new Alexnet(
                other,
                layers,
                paint,
                layerSpacing,
                depth,
                size,
                filterSize,
                captions,
                dimensions,
                filterDimensions,
                view);
    }

    /// One layer.
    public sealed interface Layer {
        /// Above it; empty for none.
        String label();

        /// Null for that of all boxes.
        @Nullable Colour fill();
    }

    /// Feature maps behind one another.
    ///
    /// @param depth        channels, 1 to 1,000,000
    /// @param height,width pixels, 1 to 1,000,000; a width of 0 is as the height
    /// @param filter       what leads to the next layer; null for none
    @Needs({"depth", "height"})
    public record Volume(
            int depth,
            int height,
            int width,
            @Nullable Filter filter,
            String label,
            @Nullable Colour fill)
            implements Layer {
        public Volume {
            Misfit.unless("depth", depth, 1, 1_000_000);
            Misfit.unless("height", height, 1, 1_000_000);
            Misfit.unless("width", width, 0, 1_000_000);
        }

        /// The width, where none is said the height.
        public int across() {
            return width == 0 ? height : width;
        }

        public static Volume standard() {
            return new Volume(1, 1, 0, null, "", null);
        }
    }

    /// A vector.
    ///
    /// @param dense how many numbers, 1 to 100,000,000
    @Needs("dense")
    public record Vector(int dense, String label, @Nullable Colour fill) implements Layer {
        public Vector {
            Misfit.unless("dense", dense, 1, 100_000_000);
        }

        public static Vector standard() {
            return new Vector(1, "", null);
        }
    }

    /// How long something is in the picture: `scale · ln(1 + n)` pixels where it is logarithmic, else `scale · n / 10`.
    ///
    /// @param scale 0.1 to 200
    public record Extent(boolean log, double scale) {
        public Extent {
            Misfit.unless("scale", scale, 0.1, 200);
        }

        public static Extent standard() {
            return new Extent(true, 10);
        }

        public double pixels(double n) {
            return log ? scale * Math.log1p(n) : scale * n / 10;
        }
    }

    /// From where it is seen, in parallel projection. Isometric: yaw 45, pitch 35.264.
    ///
    /// @param yaw   degrees that the row of boxes turns away on the right, −80 to 80
    /// @param pitch degrees that one looks down from above, −80 to 80
    public record View(double yaw, double pitch) {
        public View {
            Misfit.unless("yaw", yaw, -80, 80);
            Misfit.unless("pitch", pitch, -80, 80);
        }

        public static View standard() {
            return new View(24, 16);
        }
    }

    /// How boxes look.
    ///
    /// @param box,filter,pyramid null for the theme's
    /// @param opacity            of boxes, `[0, 1]`
    /// @param filterOpacity      of filters and pyramids, `[0, 1]`
    /// @param border             null for the theme's
    /// @param borderWidth        pixels, 0 to 5
    public record Paint(
            @Nullable Colour box,
            @Nullable Colour filter,
            @Nullable Colour pyramid,
            double opacity,
            double filterOpacity,
            @Nullable Colour border,
            double borderWidth) {
        public Paint {
            Misfit.unless("opacity", opacity, 0, 1);
            Misfit.unless("filterOpacity", filterOpacity, 0, 1);
            Misfit.unless("borderWidth", borderWidth, 0, 5);
        }

        public static Paint standard() {
            return new Paint(null, null, null, 0.4, 0.4, null, 1);
        }
    }
}
