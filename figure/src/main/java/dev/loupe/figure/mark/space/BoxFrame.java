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
import dev.loupe.figure.scene.Item.Anchor;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Outline;
import dev.loupe.figure.scene.Role;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.theme.Theme;
import dev.loupe.figure.type.Fitted;

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

    /// Below this, a height's tick would stand on that of the floor.
    private static final double CORNER = -0.9;

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
        View view = view(stage);
        Theme theme = stage.theme();
        double backX = Math.cos(view.azimuth()) > 0 ? -1 : 1;
        double backY = Math.sin(view.azimuth()) > 0 ? -1 : 1;
        Stroke hair = new Stroke(theme.grid(), 1);
        sketch.group(
                Meaning.of(Role.GRID),
                null,
                grid -> {
                    wall(
                            view,
                            grid,
                            theme,
                            new double[][] {{-1, -1, -1}, {1, -1, -1}, {1, 1, -1}, {-1, 1, -1}});
                    wall(
                            view,
                            grid,
                            theme,
                            new double[][] {
                                {backX, -1, -1}, {backX, 1, -1}, {backX, 1, 1}, {backX, -1, 1}
                            });
                    wall(
                            view,
                            grid,
                            theme,
                            new double[][] {
                                {-1, backY, -1}, {1, backY, -1}, {1, backY, 1}, {-1, backY, 1}
                            });
                    for (Tick tick : stage.x().ticks(5)) {
                        double at = along(stage.x(), tick.value());
                        bend(view, grid, hair, at, -backY, -1, at, backY, -1, at, backY, 1);
                    }
                    for (Tick tick : stage.y().ticks(5)) {
                        double at = along(stage.y(), tick.value());
                        bend(view, grid, hair, -backX, at, -1, backX, at, -1, backX, at, 1);
                    }
                    for (Tick tick : heights()) {
                        double at = upright(tick.value());
                        bend(
                                view, grid, hair, backX, -backY, at, backX, backY, at, -backX,
                                backY, at);
                    }
                });
        labels(stage, view, backX, backY, sketch);
    }

    @Override
    public Cube cube(Stage stage, Supplier<List<Cube.Solid>> solids) {
        Theme theme = stage.theme();
        return new Cube(
                azimuth,
                elevation,
                List.of(
                        side(x, stage.x().ticks(5), tick -> along(stage.x(), tick.value())),
                        side(y, stage.y().ticks(5), tick -> along(stage.y(), tick.value())),
                        side(z, heights(), tick -> upright(tick.value()))),
                new Cube.Inks(
                        theme.well().fade(0.45),
                        theme.edge(),
                        theme.grid(),
                        theme.tick(),
                        theme.ink2(),
                        theme.surface()),
                solids.get());
    }

    private static Cube.Side side(String name, List<Tick> ticks, ToDoubleFunction<Tick> place) {
        return new Cube.Side(
                name,
                ticks.stream()
                        .map(t -> new Cube.Notch(place.applyAsDouble(t), t.label()))
                        .filter(notch -> Math.abs(notch.at()) <= 1 + 1e-9)
                        .toList());
    }

    private List<Tick> heights() {
        return Ticks.of(Warp.LINEAR, bottom(), top(), 5);
    }

    private static void wall(View view, Sketch grid, Theme theme, double[][] corners) {
        Outline.Builder pen = new Outline.Builder();
        for (int i = 0; i < corners.length; i++) {
            double[] at = view.at(corners[i][0], corners[i][1], corners[i][2]);
            if (i == 0) {
                pen.move(at[0], at[1]);
            } else {
                pen.line(at[0], at[1]);
            }
        }
        grid.path(
                Meaning.of(Role.GRID),
                pen.close().build(),
                theme.well().fade(0.45),
                new Stroke(theme.edge(), 1));
    }

    private static void bend(View view, Sketch grid, Stroke stroke, double... places) {
        for (double place : places) {
            if (!(Math.abs(place) <= 1 + 1e-9)) {
                return;
            }
        }
        Outline.Builder pen = new Outline.Builder();
        for (int i = 0; i < places.length; i += 3) {
            double[] at = view.at(places[i], places[i + 1], places[i + 2]);
            if (i == 0) {
                pen.move(at[0], at[1]);
            } else {
                pen.line(at[0], at[1]);
            }
        }
        grid.stroke(Meaning.of(Role.GRID), pen.build(), stroke);
    }

    /// Along the two lower edges that face the eye and the upright edge farthest to the left.
    private void labels(Stage stage, View view, double backX, double backY, Sketch sketch) {
        for (Tick tick : stage.x().ticks(5)) {
            double at = along(stage.x(), tick.value());
            label(
                    view,
                    new double[] {at, -backY, -1},
                    new double[] {at, -backY * 1.1, -1},
                    tick.label(),
                    stage,
                    sketch);
        }
        for (Tick tick : stage.y().ticks(5)) {
            double at = along(stage.y(), tick.value());
            label(
                    view,
                    new double[] {-backX, at, -1},
                    new double[] {-backX * 1.1, at, -1},
                    tick.label(),
                    stage,
                    sketch);
        }
        boolean first = view.at(backX, -backY, 0)[0] < view.at(-backX, backY, 0)[0];
        double[] edge = first ? new double[] {backX, -backY} : new double[] {-backX, backY};
        for (Tick tick : heights()) {
            double at = upright(tick.value());
            if (at < CORNER) {
                continue;
            }
            double[] from = {edge[0], edge[1], at};
            double[] out = {
                edge[0] + (first ? 0 : -0.08 * backX), edge[1] + (first ? -0.08 * backY : 0), at
            };
            label(view, from, out, tick.label(), stage, sketch);
        }
        name(view.at(0, -backY * 1.42, -1), view, x, stage, sketch);
        name(view.at(-backX * 1.42, 0, -1), view, y, stage, sketch);
        double[] peak = view.at(edge[0], edge[1], 1);
        text(peak[0], peak[1] - 12, z, Anchor.MIDDLE, true, stage, sketch);
    }

    private static void label(
            View view, double[] edge, double[] out, String label, Stage stage, Sketch sketch) {
        if (!(Math.abs(edge[0]) <= 1.01
                && Math.abs(edge[1]) <= 1.01
                && Math.abs(edge[2]) <= 1.01)) {
            return;
        }
        double[] from = view.at(edge[0], edge[1], edge[2]);
        double[] to = view.at(out[0], out[1], out[2]);
        double dx = to[0] - from[0];
        double dy = to[1] - from[1];
        double length = Math.max(1e-9, Math.hypot(dx, dy));
        Anchor anchor =
                dx / length > 0.35
                        ? Anchor.START
                        : dx / length < -0.35 ? Anchor.END : Anchor.MIDDLE;
        sketch.line(
                Meaning.of(Role.TICK),
                from[0],
                from[1],
                from[0] + 4 * dx / length,
                from[1] + 4 * dy / length,
                new Stroke(stage.theme().axis(), 1));
        text(
                from[0] + 9 * dx / length,
                from[1] + 4 + 11 * dy / length,
                label,
                anchor,
                false,
                stage,
                sketch);
    }

    private static void name(double[] at, View view, String name, Stage stage, Sketch sketch) {
        Anchor anchor =
                at[0] > view.cx() + 20
                        ? Anchor.START
                        : at[0] < view.cx() - 20 ? Anchor.END : Anchor.MIDDLE;
        text(at[0], at[1] + 12, name, anchor, true, stage, sketch);
    }

    private static void text(
            double x,
            double y,
            String text,
            Anchor anchor,
            boolean title,
            Stage stage,
            Sketch sketch) {
        double room = Math.max(40, stage.box().width() / 3);
        int weight = title ? Theme.LABEL_WEIGHT : Theme.TEXT_WEIGHT;
        double size = title ? Theme.SMALL_SIZE : 10;
        sketch.text(
                Meaning.of(title ? Role.AXIS_TITLE : Role.TICK),
                x,
                y,
                Fitted.cut(text, room, size, weight),
                size,
                weight,
                anchor,
                0,
                title ? stage.theme().ink2() : stage.theme().tick());
    }
}
