package dev.loupe.figure.mark.geo;

import dev.loupe.figure.data.GeoJson.Path;
import dev.loupe.figure.mark.Frame;
import dev.loupe.figure.mark.Layer;
import dev.loupe.figure.mark.OptionSpec;
import dev.loupe.figure.mark.Sketch;
import dev.loupe.figure.mark.Sparse;
import dev.loupe.figure.mark.Stage;
import dev.loupe.figure.scene.Box;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Outline;
import dev.loupe.figure.scene.Role;
import dev.loupe.figure.scene.Stroke;

import java.util.Arrays;
import java.util.List;

/// A map: its projection, the part of the Earth it shows, and the net of longitudes and latitudes
/// below it. All layers of a panel share one, which shows what any of them needs.
///
/// @param kind `equirectangular`, `mercator`, `albers`, `orthographic`; empty if a layer leaves it
///   to the others
/// @param centre longitude and latitude; empty for the middle of the data
/// @param parallels of an Albers map; empty to choose by the data
/// @param net whether longitudes and latitudes are drawn
/// @param west,east,south,north of the data, in degrees
record MapFrame(
        String kind,
        List<Double> centre,
        List<Double> parallels,
        boolean net,
        double west,
        double east,
        double south,
        double north)
        implements Frame {
    static final List<OptionSpec> OPTIONS =
            List.of(
                    OptionSpec.word(
                            "projection",
                            "",
                            List.of("equirectangular", "mercator", "albers", "orthographic"),
                            "from the Earth to the plane; equirectangular if no layer says"),
                    OptionSpec.numbers(
                            "centre",
                            -360,
                            360,
                            "longitude and latitude in the middle; that of the data if not said"),
                    OptionSpec.numbers(
                            "parallels", -90, 90, "the two latitudes an Albers map is true at"),
                    OptionSpec.flag("net", true, "longitudes and latitudes below the map"));

    /// @param paths what the layer shows
    static MapFrame of(Layer layer, List<Path> paths) {
        double[] box = {540, -540, 90, -90};
        for (Path path : paths) {
            for (int i = 0; i < path.size(); i++) {
                box[0] = Math.min(box[0], path.lon()[i]);
                box[1] = Math.max(box[1], path.lon()[i]);
                box[2] = Math.min(box[2], path.lat()[i]);
                box[3] = Math.max(box[3], path.lat()[i]);
            }
        }
        return new MapFrame(
                layer.options().word("projection"),
                pair(layer, "centre"),
                pair(layer, "parallels"),
                layer.options().flag("net"),
                box[0],
                box[1],
                box[2],
                box[3]);
    }

    private static List<Double> pair(Layer layer, String option) {
        List<Double> numbers = Arrays.stream(layer.options().numbers(option)).boxed().toList();
        if (!numbers.isEmpty() && numbers.size() != 2) {
            throw new IllegalArgumentException(
                    "The option "
                            + option
                            + " of a map must be two numbers, but there are "
                            + numbers.size()
                            + ".");
        }
        return numbers;
    }

    @Override
    public Frame join(Frame other) {
        if (!(other instanceof MapFrame map)) {
            throw new IllegalArgumentException(
                    "Maps can only lie over other maps in one figure, not over marks with axes.");
        }
        if (!kind.isEmpty() && !map.kind.isEmpty() && !kind.equals(map.kind)) {
            throw new IllegalArgumentException(
                    "The layers of a map must have one projection, but have "
                            + kind
                            + " and "
                            + map.kind
                            + ".");
        }
        return new MapFrame(
                kind.isEmpty() ? map.kind : kind,
                centre.isEmpty() ? map.centre : centre,
                parallels.isEmpty() ? map.parallels : parallels,
                net && map.net,
                Math.min(west, map.west),
                Math.max(east, map.east),
                Math.min(south, map.south),
                Math.max(north, map.north));
    }

    private boolean known() {
        return west <= east && south <= north;
    }

    private boolean world() {
        return !known() || east - west > 300;
    }

    Projection projection() {
        double lon = !centre.isEmpty() ? centre.get(0) : world() ? 0 : (west + east) / 2;
        double lat =
                centre.size() == 2
                        ? Math.clamp(centre.get(1), -90, 90)
                        : world() ? 0 : (south + north) / 2;
        return switch (kind) {
            case "mercator" -> new Projection.Mercator(lon);
            case "orthographic" -> new Projection.Orthographic(lon, lat);
            case "albers" -> {
                double low = known() ? south : 0;
                double high = known() ? north : 60;
                yield parallels.size() == 2
                        ? new Projection.Albers(lon, parallels.get(0), parallels.get(1))
                        : new Projection.Albers(
                                lon, low + (high - low) / 6, high - (high - low) / 6);
            }
            default -> new Projection.Equirectangular(lon, world() ? 0 : lat);
        };
    }

    /// From the plane to pixels, the map as large as the panel lets it be.
    ///
    /// @param scale pixels a plane unit
    record Fit(Projection projection, double x, double y, double scale) {
        double px(double planeX) {
            return x + scale * planeX;
        }

        double py(double planeY) {
            return y - scale * planeY;
        }

        double[] across(double[] plane) {
            return Arrays.stream(plane).map(this::px).toArray();
        }

        double[] down(double[] plane) {
            return Arrays.stream(plane).map(this::py).toArray();
        }
    }

    static Fit fit(Stage stage) {
        return stage.frame() instanceof MapFrame map
                ? map.fit(stage.box())
                : new Fit(new Projection.Equirectangular(0, 0), 0, 0, 1);
    }

    private Fit fit(Box box) {
        Projection projection = projection();
        double[] plane = {
            Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY,
            Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY
        };
        if (projection instanceof Projection.Orthographic) {
            plane = new double[] {-1, 1, -1, 1};
        } else {
            double left = world() ? projection.centre() - 180 : west;
            double right = world() ? projection.centre() + 180 : east;
            double low = known() ? south : -90;
            double high = known() ? north : 90;
            for (int i = 0; i <= 48; i++) {
                for (int k = 0; k <= 48; k++) {
                    double[] at =
                            projection.at(
                                    left + (right - left) * i / 48, low + (high - low) * k / 48);
                    plane[0] = Math.min(plane[0], at[0]);
                    plane[1] = Math.max(plane[1], at[0]);
                    plane[2] = Math.min(plane[2], at[1]);
                    plane[3] = Math.max(plane[3], at[1]);
                }
            }
        }
        double width = Math.max(plane[1] - plane[0], 1e-6);
        double height = Math.max(plane[3] - plane[2], 1e-6);
        double room = 6;
        double scale =
                Math.max(
                        1e-6,
                        Math.min(
                                (box.width() - 2 * room) / width,
                                (box.height() - 2 * room) / height));
        return new Fit(
                projection,
                box.centreX() - scale * (plane[0] + plane[1]) / 2,
                box.centreY() + scale * (plane[2] + plane[3]) / 2,
                scale);
    }

    @Override
    public void drawUnder(Stage stage, Sketch sketch) {
        Fit fit = fit(stage.box());
        Stroke hair = new Stroke(stage.theme().grid(), 1);
        if (fit.projection() instanceof Projection.Orthographic) {
            Outline globe = new Outline.Builder().circle(fit.px(0), fit.py(0), fit.scale()).build();
            sketch.path(
                    Meaning.of(Role.GRID),
                    globe,
                    stage.theme().well().fade(0.6),
                    new Stroke(stage.theme().axis(), 1));
        }
        boolean globe = kind.equals("orthographic");
        double span = globe || !known() ? 360 : Math.max(east - west, north - south);
        if (!net || span < 15) {
            return;
        }
        double step = span > 150 ? 30 : span > 60 ? 10 : 5;
        boolean all = globe || world();
        double left = all ? fit.projection().centre() - 180 : west;
        double right = all ? fit.projection().centre() + 180 : east;
        double low = globe || !known() ? -90 : south;
        double high = globe || !known() ? 90 : north;
        sketch.group(
                Meaning.of(Role.GRID),
                null,
                grid -> {
                    for (double lon = Math.ceil(left / step) * step; lon <= right; lon += step) {
                        double most = globe && Math.rint(lon / 90) * 90 != lon ? 80 : 90;
                        line(
                                new double[] {lon, lon},
                                new double[] {Math.max(low, -most), Math.min(high, most)},
                                fit,
                                hair,
                                grid);
                    }
                    for (double lat = Math.ceil(low / step) * step; lat <= high; lat += step) {
                        double middle = (left + right) / 2;
                        double near = right - 1e-6;
                        line(
                                new double[] {left + 1e-6, middle, near},
                                new double[] {lat, lat, lat},
                                fit,
                                hair,
                                grid);
                    }
                });
    }

    private static void line(double[] lon, double[] lat, Fit fit, Stroke stroke, Sketch grid) {
        double[][] plane = Cut.line(new Path(lon, lat), fit.projection());
        grid.stroke(
                Meaning.of(Role.GRID),
                Sparse.line(fit.across(plane[0]), fit.down(plane[1]), 0.5),
                stroke);
    }
}
