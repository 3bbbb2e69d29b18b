package dev.loupe.networks.schematic;

/// What a convolution or a pooling looks at, drawn on the layer that it reads.
///
/// @param height,width in pixels of the maps it slides over, 1 to 10,000; a width of 0 is as the height
@Needs("height")
public record Filter(int height, int width) {
    public Filter {
        Misfit.unless("height", height, 1, 10_000);
        Misfit.unless("width", width, 0, 10_000);
    }

    /// @return square ones unless a width is given
    public static Filter standard() {
        return new Filter(1, 0);
    }

    public static Filter of(int side) {
        return new Filter(side, 0);
    }

    /// The width, where none is said the height.
    public int across() {
        return width == 0 ? height : width;
    }
}
