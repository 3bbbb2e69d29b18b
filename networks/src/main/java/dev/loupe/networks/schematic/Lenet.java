package dev.loupe.networks.schematic;

import dev.loupe.figure.scene.Colour;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Layers as stacks of feature maps that overlap, and vectors as bars; after LeCun, Bottou, Bengio and Haffner (1998), figure 2.
///
/// @param layers      1 to 64, input first
/// @param mapSpacing  between neighbouring maps of a stack, pixels, 1 to 40
/// @param layerSpacing between stacks, pixels, 0 to 300
/// @param labels      whether sizes stand above the stacks and operations below
/// @param longest     of a map's side in the picture, pixels, 16 to 1000; all maps share one scale
/// @param root        whether sides go by the square root, so that small maps stay visible
/// @param vectorScale length of a bar, pixels for 100 of a vector's numbers, 1 to 200
/// @param vectorRoot  whether bars go by ten times the square root
/// @param vectorLongest of a bar in the picture, pixels, 16 to 1000; longer ones shrink together
/// @param most        maps of a stack that are drawn, 1 to 256; its label says how many there are
/// @param seed        of the places where filters look
public record Lenet(
        Sheet sheet,
        List<Layer> layers,
        Paint paint,
        double mapSpacing,
        double layerSpacing,
        boolean labels,
        double longest,
        boolean root,
        double vectorScale,
        boolean vectorRoot,
        double vectorLongest,
        int most,
        int seed)
        implements Schematic {
    private static final Lenet STANDARD =
            new Lenet(
                    Sheet.standard(),
                    List.of(
                            new Maps(8, 128, 0, Filter.of(8), "Max-Pool", 0, ""),
                            new Maps(8, 64, 0, Filter.of(16), "Convolution", 0, ""),
                            new Maps(24, 48, 0, Filter.of(8), "Max-Pool", 0, ""),
                            new Maps(24, 16, 0, Filter.of(8), "Dense", 0, ""),
                            new Vector(256, "Dense", 0, ""),
                            new Vector(128, "", 0, "")),
                    Paint.standard(),
                    10,
                    40,
                    true,
                    128,
                    false,
                    100,
                    false,
                    300,
                    32,
                    1);

    public Lenet {
        layers = List.copyOf(layers);
        Misfit.unlessCount("layers", layers.size(), 1, 64);
        Misfit.unless("mapSpacing", mapSpacing, 1, 40);
        Misfit.unless("layerSpacing", layerSpacing, 0, 300);
        Misfit.unless("longest", longest, 16, 1_000);
        Misfit.unless("vectorScale", vectorScale, 1, 200);
        Misfit.unless("vectorLongest", vectorLongest, 16, 1_000);
        Misfit.unless("most", most, 1, 256);
    }

    public static Lenet standard() {
        return STANDARD;
    }

    @Override
    public Style style() {
        return Style.LENET;
    }

    @Override
    public Lenet with(Sheet other) {
        return new Lenet(
                other,
                layers,
                paint,
                mapSpacing,
                layerSpacing,
                labels,
                longest,
                root,
                vectorScale,
                vectorRoot,
                vectorLongest,
                most,
                seed);
    }

    /// One layer. The operation is what leads from it to the next.
    public sealed interface Layer {
        String operation();

        /// Added to the space before the next layer, pixels, −100 to 100.
        double spacing();

        /// Empty for its size.
        String label();
    }

    /// Feature maps of one size.
    ///
    /// @param maps         how many, 1 to 1,000,000
    /// @param height,width pixels, 1 to 1,000,000; a width of 0 is as the height
    /// @param filter       what the operation looks at; null for none
    @Needs({"maps", "height"})
    public record Maps(
            int maps,
            int height,
            int width,
            @Nullable Filter filter,
            String operation,
            double spacing,
            String label)
            implements Layer {
        public Maps {
            Misfit.unless("maps", maps, 1, 1_000_000);
            Misfit.unless("height", height, 1, 1_000_000);
            Misfit.unless("width", width, 0, 1_000_000);
            Misfit.unless("spacing", spacing, -100, 100);
        }

        /// The width, where none is said the height.
        public int across() {
            return width == 0 ? height : width;
        }

        public static Maps standard() {
            return new Maps(1, 1, 0, null, "", 0, "");
        }
    }

    /// A vector.
    ///
    /// @param dense how many numbers, 1 to 100,000,000
    @Needs("dense")
    public record Vector(int dense, String operation, double spacing, String label)
            implements Layer {
        public Vector {
            Misfit.unless("dense", dense, 1, 100_000_000);
            Misfit.unless("spacing", spacing, -100, 100);
        }

        public static Vector standard() {
            return new Vector(1, "", 0, "");
        }
    }

    /// How layers look.
    ///
    /// @param first,second the colours of neighbouring maps in turn; null for the theme's
    /// @param opacity      of maps, `[0.2, 1]`
    /// @param border       null for the theme's
    /// @param borderWidth  pixels, 0.01 to 3
    public record Paint(
            @Nullable Colour first,
            @Nullable Colour second,
            double opacity,
            @Nullable Colour border,
            double borderWidth) {
        public Paint {
            Misfit.unless("opacity", opacity, 0.2, 1);
            Misfit.unless("borderWidth", borderWidth, 0.01, 3);
        }

        public static Paint standard() {
            return new Paint(null, null, 0.9, null, 1);
        }
    }
}
