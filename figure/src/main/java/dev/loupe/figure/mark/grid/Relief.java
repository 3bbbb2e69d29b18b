package dev.loupe.figure.mark.grid;

import dev.loupe.figure.mark.Group;
import dev.loupe.figure.mark.Layer;
import dev.loupe.figure.scale.Numerals;
import dev.loupe.figure.scale.Ticks;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.stat.PlaneDensity;
import dev.loupe.figure.stat.ScatteredHeights;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Heights on a grid, and where lines are drawn.
///
/// @param x,y    `[columns]`, `[rows]` ascending
/// @param z      `[rows][columns]`
/// @param levels heights of the lines
/// @param names  what the line of each level is called
record Relief(Group group, double[] x, double[] y, double[][] z, double[] levels, String[] names) {
    private static final int MOST_HEIGHTS = 1_000;
    private static final int LEAST_SCATTERED = 4;
    private static final double[] SHARES = {0.95, 0.8, 0.65, 0.5, 0.35, 0.2, 0.05};

    /// That of the layer's values, else one of how densely the rows of each group lie.
    static List<Relief> all(Layer layer) {
        return layer.has(Channel.VALUE)
                ? List.of(given(layer))
                : layer.groups().stream().map(group -> density(layer, group)).toList();
    }

    private static Relief given(Layer layer) {
        ScatteredHeights grid = heights(layer);
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double[] line : grid.z()) {
            for (double value : line) {
                if (Double.isFinite(value)) {
                    low = Math.min(low, value);
                    high = Math.max(high, value);
                }
            }
        }
        double[] given = layer.options().numbers("heights");
        if (given.length > MOST_HEIGHTS) {
            throw new IllegalArgumentException(
                    "The option heights of contour may have at most "
                            + MOST_HEIGHTS
                            + " numbers, but has "
                            + given.length
                            + ".");
        }
        double[] levels =
                given.length > 0
                        ? Arrays.stream(given)
                                .filter(Double::isFinite)
                                .sorted()
                                .distinct()
                                .toArray()
                        : low < high
                                ? Ticks.linear(low, high, layer.options().count("levels", 8))
                                : new double[0];
        Group all = new Group("", "", -1, -1, -1, layer.rows());
        String[] names = Arrays.stream(levels).mapToObj(Numerals::brief).toArray(String[]::new);
        return new Relief(all, grid.x(), grid.y(), grid.z(), levels, names);
    }

    /// The rows themselves where they are a grid, at least half full; else what lies between them.
    private static ScatteredHeights heights(Layer layer) {
        long places = Arrays.stream(layer.rows()).filter(row -> whole(layer, row)).count();
        long columns = layer.texts(Channel.X).levels().length;
        long lines = layer.texts(Channel.Y).levels().length;
        if (places >= LEAST_SCATTERED && columns * lines > 2 * places) {
            return ScatteredHeights.of(
                    layer.numbers(Channel.X, layer.rows()),
                    layer.numbers(Channel.Y, layer.rows()),
                    layer.numbers(Channel.VALUE, layer.rows()));
        }
        Cells cells = Cells.of(layer, Channel.VALUE, Cells.Gathering.MEAN);
        double[] x = Axes.values(layer, Channel.X, cells.x());
        double[] y = Axes.values(layer, Channel.Y, cells.y());
        double[][] z = new double[y.length][x.length];
        for (int i = 0; i < cells.values().length; i++) {
            z[i / x.length][i % x.length] = cells.values()[i];
        }
        return new ScatteredHeights(x, y, z);
    }

    private static boolean whole(Layer layer, int row) {
        return Stream.of(Channel.X, Channel.Y, Channel.VALUE)
                .noneMatch(channel -> layer.column(channel).missing(row));
    }

    private static Relief density(Layer layer, Group group) {
        PlaneDensity density =
                PlaneDensity.of(
                        layer.numbers(Channel.X, group.rows()),
                        layer.numbers(Channel.Y, group.rows()),
                        layer.options().number("adjust", 1),
                        3,
                        90);
        double[] shares = density.x().length == 0 ? new double[0] : shares(layer);
        String[] names =
                Arrays.stream(shares)
                        .mapToObj(share -> Math.round(100 * share) + " %")
                        .toArray(String[]::new);
        double[] levels = density.x().length == 0 ? shares : density.heights(shares);
        return new Relief(group, density.x(), density.y(), density.z(), levels, names);
    }

    private static double[] shares(Layer layer) {
        if (!layer.options().has("levels")) {
            return SHARES;
        }
        double[] shares = new double[layer.options().count("levels", 7)];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = 0.95 - 0.9 * i / Math.max(1, shares.length - 1);
        }
        return shares;
    }
}
