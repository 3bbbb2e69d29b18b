package dev.loupe.figure.scene;

import java.util.List;

/// What a panel in space holds, so that a reader can walk around it; the shapes of the scene show it from where the walk begins. Places run from −1 to 1 along x, y and z; z, the upright axis, is
/// drawn four fifths as long.
///
/// @param azimuth   degrees that the eye has gone around, 0 on the side of the greatest x, 90 of the greatest y
/// @param elevation degrees above the floor
/// @param axes      x, y, z
/// @param inks      what walls and words are drawn in
/// @param scale     pixels of the scene for each pixel of words, lines and radii
public record Cube(
        double azimuth,
        double elevation,
        List<Side> axes,
        Inks inks,
        List<Solid> solids,
        double scale) {
    public Cube(double azimuth, double elevation, List<Side> axes, Inks inks, List<Solid> solids) {
        this(azimuth, elevation, axes, inks, solids, 1);
    }

    public Cube {
        axes = List.copyOf(axes);
        solids = List.copyOf(solids);
    }

    public Cube scaled(double by) {
        return new Cube(azimuth, elevation, axes, inks, solids, scale * by);
    }

    /// One axis.
    public record Side(String name, List<Notch> notches) {}

    /// @param at from −1 to 1
    public record Notch(double at, String label) {}

    /// @param ground what far things fade into
    public record Inks(
            Colour wall, Colour edge, Colour grid, Colour tick, Colour name, Colour ground) {}

    /// Something in the cube. Corners and places are x, y, z in turn.
    public sealed interface Solid {
        /// A legend entry with the same key shows and hides it.
        String series();
    }

    /// Flat faces.
    ///
    /// @param places  `[3 · n]`
    /// @param sides   corners a face has, 3 or 4
    /// @param corners `[sides · faces]` indices of places
    /// @param fill    `[faces]` as ARGB, not yet lit
    /// @param wired   whether edges are drawn
    public record Faces(
            String series, double[] places, int sides, int[] corners, int[] fill, boolean wired)
            implements Solid {}

    /// @param places `[3 · n]`
    /// @param radius `[n]`, or `[1]` for all, in pixels
    /// @param fill   `[n]`, or `[1]` for all, as ARGB
    /// @param stems  whether a line stands under each
    public record Dots(
            String series,
            Symbol symbol,
            double[] places,
            double[] radius,
            int[] fill,
            boolean stems)
            implements Solid {}

    /// @param places `[3 · n]`
    /// @param fill   `[n − 1]` for the stretches, or `[1]` for all, as ARGB
    public record Line(String series, double[] places, int[] fill, double width) implements Solid {}
}
