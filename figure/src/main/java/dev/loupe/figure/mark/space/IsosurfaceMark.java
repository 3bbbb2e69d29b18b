package dev.loupe.figure.mark.space;

import dev.loupe.figure.data.Column;
import dev.loupe.figure.data.Table;
import dev.loupe.figure.mark.Layer;
import dev.loupe.figure.mark.Mark;
import dev.loupe.figure.mark.OptionSpec;
import dev.loupe.figure.mark.Prepared;
import dev.loupe.figure.mark.Signature;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.stat.Isosurface;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Where values over a grid in space have a height: a closed skin each, coloured by its height where there are several, or by numbers of
/// their own.
public final class IsosurfaceMark implements Mark {
    private static final int MOST_PLACES = 2_000_000;
    private static final int MOST_FACES = 40_000;

    private static final Signature SIGNATURE =
            new Signature(
                    "isosurface",
                    "where values over a grid in space reach heights",
                    List.of(Channel.X, Channel.Y, Channel.Z, Channel.VALUE),
                    List.of(Channel.COLOR),
                    Space.options(
                            OptionSpec.flag("wire", false, "draw the edges of the triangles"),
                            OptionSpec.numbers(
                                    "levels",
                                    Double.NEGATIVE_INFINITY,
                                    Double.POSITIVE_INFINITY,
                                    "the heights; the middle between the least and the greatest value if not said")),
                    Signature.Swatch.NONE);

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Prepared prepare(Layer layer) {
        Space space = Space.of(layer);
        double[] value = layer.numbers(Channel.VALUE);
        double[] x = distinct(space.x(), space.rows());
        double[] y = distinct(space.y(), space.rows());
        double[] z = distinct(space.z(), space.rows());
        if ((double) x.length * y.length * z.length > MOST_PLACES) {
            throw new IllegalArgumentException(
                    "A grid of %d by %d by %d places is too fine; at most 2,000,000 can be used."
                            .formatted(x.length, y.length, z.length));
        }
        int[] rowAt = new int[x.length * y.length * z.length];
        double[] grid = new double[rowAt.length];
        Arrays.fill(rowAt, -1);
        Arrays.fill(grid, Double.NaN);
        for (int row : space.rows()) {
            int at =
                    (place(z, space.z()[row]) * y.length + place(y, space.y()[row])) * x.length
                            + place(x, space.x()[row]);
            rowAt[at] = row;
            grid[at] = Double.isFinite(value[row]) ? value[row] : Double.NaN;
        }
        Skins skins = new Skins();
        for (double level : levels(layer, grid)) {
            skins.add(
                    Isosurface.of(
                            grid,
                            x.length,
                            y.length,
                            z.length,
                            level,
                            MOST_FACES - skins.faces.size()),
                    level,
                    rowAt,
                    space);
        }
        return skins.prepared(layer, x, y, z);
    }

    private static double[] levels(Layer layer, double[] grid) {
        double[] wished = layer.options().numbers("levels");
        double[] known = Arrays.stream(grid).filter(v -> !Double.isNaN(v)).toArray();
        if (wished.length > 0 || known.length == 0) {
            return wished;
        }
        double low = Arrays.stream(known).min().orElse(0);
        double high = Arrays.stream(known).max().orElse(0);
        return new double[] {low / 2 + high / 2};
    }

    /// Zeros of both signs are one place.
    private static int place(double[] places, double value) {
        return Arrays.binarySearch(places, value + 0.0);
    }

    private static double[] distinct(double[] all, int[] rows) {
        return Arrays.stream(rows).mapToDouble(r -> all[r] + 0.0).sorted().distinct().toArray();
    }

    /// The surfaces of all levels as one table of corners, and their triangles.
    private static final class Skins {
        private final List<double[]> corners = new ArrayList<>();
        private final List<int[]> faces = new ArrayList<>();

        void add(Isosurface surface, double level, int[] rowAt, Space space) {
            Layer layer = space.layer();
            boolean own = layer.has(Channel.COLOR) && !layer.splits(Channel.COLOR);
            double[] x = surface.along(over(rowAt, space.x()));
            double[] y = surface.along(over(rowAt, space.y()));
            double[] z = surface.along(over(rowAt, space.z()));
            double[] colour =
                    own ? surface.along(over(rowAt, layer.numbers(Channel.COLOR))) : new double[0];
            int first = corners.size();
            for (int i = 0; i < x.length; i++) {
                corners.add(new double[] {x[i], y[i], z[i], own ? colour[i] : level});
            }
            int[] three = surface.corners();
            for (int i = 0; i < three.length; i += 3) {
                faces.add(new int[] {first + three[i], first + three[i + 1], first + three[i + 2]});
            }
        }

        private static double[] over(int[] rowAt, double[] values) {
            return Arrays.stream(rowAt).mapToDouble(r -> r < 0 ? Double.NaN : values[r]).toArray();
        }

        /// Two more rows, at the ends of the grid, let the axes cover all of it.
        Prepared prepared(Layer layer, double[] x, double[] y, double[] z) {
            int n = corners.size();
            if (x.length > 0) {
                corners.add(new double[] {x[0], y[0], z[0], Double.NaN});
                corners.add(
                        new double[] {
                            x[x.length - 1], y[y.length - 1], z[z.length - 1], Double.NaN
                        });
            }
            Table table =
                    Table.of("x", column(0))
                            .with("y", column(1))
                            .with("z", column(2))
                            .with("value", column(3));
            Map<Channel, Column> columns = new EnumMap<>(Channel.class);
            columns.put(Channel.X, table.column("x"));
            columns.put(Channel.Y, table.column("y"));
            columns.put(Channel.Z, table.column("z"));
            Map<Channel, String> titles = new EnumMap<>(Channel.class);
            titles.putAll(layer.titles());
            boolean coloured =
                    layer.has(Channel.COLOR) || layer.options().numbers("levels").length > 1;
            if (coloured && layer.paint() == null) {
                columns.put(Channel.COLOR, table.column("value"));
                if (!layer.has(Channel.COLOR)) {
                    titles.put(Channel.COLOR, layer.title(Channel.VALUE));
                }
            }
            int[] rows = new int[corners.size()];
            Arrays.setAll(rows, i -> i);
            Layer skin = new Layer(table, columns, titles, layer.options(), rows, rows, Map.of());
            return new Faces(
                    "isosurface",
                    Space.of(skin),
                    faces.toArray(int[][]::new),
                    Arrays.copyOf(rows, n),
                    false);
        }

        private double[] column(int which) {
            return corners.stream().mapToDouble(c -> c[which]).toArray();
        }
    }
}
