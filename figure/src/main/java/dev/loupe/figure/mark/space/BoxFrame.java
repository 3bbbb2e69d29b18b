package dev.loupe.figure.mark.space;

import dev.loupe.figure.mark.Frame;
import dev.loupe.figure.mark.Layer;
import dev.loupe.figure.mark.OptionSpec;
import dev.loupe.figure.mark.Sketch;
import dev.loupe.figure.mark.Stage;
import dev.loupe.figure.scale.Position;
import dev.loupe.figure.scale.Tick;
import dev.loupe.figure.scale.Ticks;
import dev.loupe.figure.scale.Warp;
import dev.loupe.figure.scene.Cube;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.theme.Theme;

import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/// A box with its three walls behind the data, their lines, and ticks and names along its outer
/// edges.
///
/// @param azimuth degrees that the eye has gone around the box, 0 on the side of the greatest x, 90
///   of the greatest y
/// @param elevation degrees above the floor
/// @param x,y,z names of the axes
/// @param low,high what the upright axis covers
record BoxFrame(
        double azimuth, double elevation, String x, String y, String z, double low, double high)
        implements Frame {
    static final List<OptionSpec> OPTIONS =
            List.of(
                    OptionSpec.number(
                            "azimuth", "-60", -360, 360, "degrees that the eye has gone around"),
                    OptionSpec.number("elevation", "25", 0, 90, "degrees above the floor"));

    static BoxFrame of(Layer layer, double[] heights) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double height : heights) {
            if (Double.isFinite(height)) {
                low = Math.min(low, height);
                high = Math.max(high, height);
            }
        }
        if (Double.isInfinite(high - low) && low <= high) {
            throw new IllegalArgumentException(
                    "The values of z lie too far apart for a scale, from "
                            + low
                            + " to "
                            + high
                            + ".");
        }
        return new BoxFrame(
                layer.options().number("azimuth", -60),
                layer.options().number("elevation", 25),
                layer.title(Channel.X),
                layer.title(Channel.Y),
                layer.title(Channel.Z),
                low,
                high);
    }

    @Override
    public Frame join(Frame other) {
        if (other instanceof BoxFrame box && box.azimuth == azimuth && box.elevation == elevation) {
            return new BoxFrame(
                    azimuth, elevation, x, y, z, Math.min(low, box.low), Math.max(high, box.high));
        }
        throw new IllegalArgumentException(
                "Marks in space can only lie over marks in space seen from the same side.");
    }

    @Override
    public boolean deep() {
        return true;
    }

    static BoxFrame of(Stage stage) {
        if (stage.frame() instanceof BoxFrame box) {
            return box;
        }
        throw new IllegalStateException("a mark in space has a box for its frame");
    }

    View view(Stage stage) {
        return View.of(azimuth, elevation, stage.box());
    }

    private double bottom() {
        return low < high ? low : low <= high ? low - Math.max(1, Math.abs(low) / 10) : 0;
    }

    private double top() {
        return low < high ? high : low <= high ? high + Math.max(1, Math.abs(high) / 10) : 1;
    }

    /// Where a value of the upright axis lies, from −1 to 1.
    double upright(double value) {
        return 2 * (value - bottom()) / (top() - bottom()) - 1;
    }

    /// Where a value lies along an axis of the floor, from −1 to 1; NaN if it has no place.
    static double along(Position scale, double value) {
        return 2 * (scale.at(value) - scale.from()) / (scale.to() - scale.from()) - 1;
    }

    @Override
    public void drawUnder(Stage stage, Sketch sketch) {
        BoxTicks ticks = ticks(stage);
        new BoxWalls(view(stage), stage.theme()).draw(ticks, sketch);
        new BoxLabels(view(stage), stage).draw(ticks, List.of(x, y, z), sketch);
    }

    private BoxTicks ticks(Stage stage) {
        BoxLabels labels = new BoxLabels(view(stage), stage);
        return labels.fitting(
                about ->
                        new BoxTicks(
                                notches(
                                        stage.x().ticks(about),
                                        tick -> along(stage.x(), tick.value())),
                                notches(
                                        stage.y().ticks(about),
                                        tick -> along(stage.y(), tick.value())),
                                notches(
                                        Ticks.of(Warp.LINEAR, bottom(), top(), about),
                                        tick -> upright(tick.value()))));
    }

    private static List<Cube.Notch> notches(List<Tick> ticks, ToDoubleFunction<Tick> place) {
        return ticks.stream()
                .map(t -> new Cube.Notch(place.applyAsDouble(t), t.label()))
                .filter(notch -> Math.abs(notch.at()) <= 1 + 1e-9)
                .toList();
    }

    @Override
    public Cube cube(Stage stage, Supplier<List<Cube.Solid>> solids) {
        Theme theme = stage.theme();
        BoxTicks ticks = ticks(stage);
        return new Cube(
                azimuth,
                elevation,
                List.of(
                        new Cube.Side(x, ticks.x()),
                        new Cube.Side(y, ticks.y()),
                        new Cube.Side(z, ticks.z())),
                new Cube.Inks(
                        theme.well().fade(0.45),
                        theme.edge(),
                        theme.grid(),
                        theme.tick(),
                        theme.ink2(),
                        theme.surface()),
                solids.get());
    }
}
