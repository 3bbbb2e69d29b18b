package dev.loupe.figure.gallery;

import dev.loupe.figure.Figure;
import dev.loupe.figure.data.Column;
import dev.loupe.figure.data.Table;
import dev.loupe.figure.spec.Channel;

import java.util.List;

/// About a centre, in a triangle, and along a flow.
final class PolarGallery {
    private PolarGallery() {}

    static Figure radar() {
        return Figure.of(Samples.data("iris.csv"))
                .mark("radar")
                .with(
                        "columns",
                        List.of("sepal_length", "sepal_width", "petal_length", "petal_width"))
                .color("species")
                .title("Mean measurements of three irises, cm")
                .size(480, 420);
    }

    static Figure radarOfWines() {
        return Figure.of(Samples.data("wine.csv"))
                .mark("radar")
                .with("scale", "each")
                .color("cultivar")
                .title("Thirteen measurements, each from its least to its greatest mean")
                .size(560, 460);
    }

    static Figure windRose() {
        return Figure.of(Samples.data("wind.csv"))
                .mark("windrose", "direction", "frequency")
                .color("strength")
                .title("Where the wind comes from")
                .size(520, 420);
    }

    static Figure windRoseOfDegrees() {
        int n = 720;
        double[] degrees = new double[n];
        for (int i = 0; i < n; i++) {
            degrees[i] =
                    (225 + 70 * Math.sin(i * 0.7) * Math.cos(i * 0.13) + 40 * Math.sin(i)) % 360;
        }
        return Figure.of(Table.of("direction", degrees))
                .mark("windrose")
                .x("direction")
                .with("sectors", 24)
                .size(360, 340);
    }

    static Figure polarPoints() {
        return Figure.of(seasons())
                .mark("polar", "turn", "temp_max")
                .color("weather")
                .with("unit", "turns")
                .with("radius", 2)
                .title("A year goes round: highest temperatures in Seattle, °C")
                .size(500, 430);
    }

    private static int[] everyThird() {
        int[] rows = new int[487];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = 3 * i;
        }
        return rows;
    }

    private static Table seasons() {
        Table weather = Samples.data("weather.csv").take(everyThird());
        double[] turn = new double[weather.rows()];
        for (int i = 0; i < turn.length; i++) {
            turn[i] = 3 * i / 365.25;
        }
        return weather.with("turn", turn);
    }

    static Figure polarLine() {
        int n = 361;
        double[] angle = new double[3 * n];
        double[] radius = new double[3 * n];
        String[] name = new String[3 * n];
        String[] names = {"omnidirectional", "cardioid", "figure of eight"};
        for (int i = 0; i < 3 * n; i++) {
            double t = Math.toRadians(i % n);
            angle[i] = t;
            name[i] = names[i / n];
            radius[i] =
                    switch (i / n) {
                        case 0 -> 1;
                        case 1 -> (1 + Math.cos(t)) / 2;
                        default -> Math.abs(Math.cos(t));
                    };
        }
        return Figure.of(Table.of("angle", angle).with("gain", radius).with("pattern", name))
                .mark("polar", "angle", "gain")
                .color("pattern")
                .with("shape", "line")
                .with("unit", "radians")
                .with("zero", "east")
                .title("How microphones hear")
                .size(460, 420);
    }

    static Figure ternary() {
        return Figure.of(Samples.data("election.csv"))
                .mark("ternary")
                .x("Joly")
                .y("Coderre")
                .channel(Channel.Z, "Bergeron")
                .color("winner")
                .title("Votes for mayor of Montréal, 2013, by district")
                .size(520, 440);
    }

    static Figure ternaryContours() {
        return Figure.of(Samples.data("election.csv"))
                .mark("ternary")
                .x("Joly")
                .y("Coderre")
                .channel(Channel.Z, "Bergeron")
                .with("shape", "contour")
                .mark("ternary")
                .x("Joly")
                .y("Coderre")
                .channel(Channel.Z, "Bergeron")
                .with("radius", 1.5)
                .with("paint", "#8a919c")
                .size(480, 420);
    }

    /// Two whirls, on a grid of so many places a side.
    private static Table whirls(int side) {
        double[] x = new double[side * side];
        double[] y = new double[x.length];
        double[] u = new double[x.length];
        double[] v = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = -3 + 6.0 * (i % side) / (side - 1);
            y[i] = -2 + 4.0 * (i / side) / (side - 1);
            for (int whirl = -1; whirl <= 1; whirl += 2) {
                double dx = x[i] - whirl * 1.2;
                double near = Math.exp(-(dx * dx + y[i] * y[i]) / 1.5);
                u[i] += -whirl * y[i] * near;
                v[i] += whirl * dx * near;
            }
            u[i] += 0.15;
        }
        return Table.of("x", x).with("y", y).with("u", u).with("v", v);
    }

    static Figure quiver() {
        return Figure.of(whirls(21))
                .mark("quiver", "x", "y")
                .channel(Channel.U, "u")
                .channel(Channel.V, "v")
                .title("Two whirls in a slow stream")
                .size(620, 400);
    }

    /// A vortex of winds up to 60 knots about a calm eye.
    static Figure windBarbs() {
        int side = 9;
        double[] x = new double[side * side];
        double[] y = new double[x.length];
        double[] u = new double[x.length];
        double[] v = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = i % side - 4;
            y[i] = i / side - 4;
            double r = Math.hypot(x[i], y[i]);
            double speed = 100 * (r / 2) * Math.exp(-r / 2) / Math.E * 1.7;
            u[i] = r == 0 ? 0 : -speed * y[i] / r;
            v[i] = r == 0 ? 0 : speed * x[i] / r;
        }
        return Figure.of(Table.of("x", x).with("y", y).with("u", u).with("v", v))
                .mark("barbs", "x", "y")
                .channel(Channel.U, "u")
                .channel(Channel.V, "v")
                .title("Winds about a calm eye, in knots")
                .size(560, 460);
    }

    static Figure stream() {
        return Figure.of(whirls(41))
                .mark("stream", "x", "y")
                .channel(Channel.U, "u")
                .channel(Channel.V, "v")
                .with("density", 0.9)
                .size(620, 400);
    }

    static Figure streamOverSpeed() {
        Table field = whirls(41);
        double[] speed = new double[field.rows()];
        double[] u = ((Column.Numbers) field.column("u")).values();
        double[] v = ((Column.Numbers) field.column("v")).values();
        for (int i = 0; i < speed.length; i++) {
            speed[i] = Math.hypot(u[i], v[i]);
        }
        return Figure.of(field.with("speed", speed))
                .mark("heatmap", "x", "y")
                .channel(Channel.VALUE, "speed")
                .scale(Channel.COLOR, s -> s.ramp("magma"))
                .mark("stream", "x", "y")
                .channel(Channel.U, "u")
                .channel(Channel.V, "v")
                .with("density", 0.6)
                .with("paint", "#ffffff")
                .with("opacity", 0.8)
                .with("width", 1)
                .size(620, 400);
    }
}
