package dev.loupe.figure.mark.polar;

import dev.loupe.figure.mark.Frame;
import dev.loupe.figure.mark.Sketch;
import dev.loupe.figure.mark.Stage;
import dev.loupe.figure.scale.Tick;
import dev.loupe.figure.scene.Item.Anchor;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Outline;
import dev.loupe.figure.scene.Role;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.theme.Theme;
import dev.loupe.figure.type.Fitted;
import dev.loupe.figure.type.Typeface;

import java.util.List;

/// Rings at round radii, spokes with names, the radii written along a line between two spokes.
///
/// @param spokes names, evenly around from the top, clockwise unless `east`
/// @param east whether the first spoke points to the right and the others follow anticlockwise, as
///   angles in mathematics
/// @param web whether rings are polygons from spoke to spoke
/// @param valued whether radii are written
record RingFrame(List<String> spokes, boolean east, boolean web, boolean valued) implements Frame {
    RingFrame {
        spokes = List.copyOf(spokes);
    }

    /// Radians clockwise from the top of a share of a full turn.
    double turn(double share) {
        return east ? Math.PI / 2 - 2 * Math.PI * share : 2 * Math.PI * share;
    }

    @Override
    public Frame join(Frame other) {
        if (other instanceof RingFrame ring && ring.east == east && ring.web == web) {
            return ring.spokes.size() > spokes.size() ? ring : this;
        }
        throw new IllegalArgumentException(
                "Marks about a centre can only lie over marks about the same centre with the same"
                        + " spokes.");
    }

    @Override
    public void drawUnder(Stage stage, Sketch sketch) {
        Disc disc = Disc.of(stage);
        Theme theme = stage.theme();
        Stroke hair = new Stroke(theme.grid(), 1);
        sketch.group(
                Meaning.of(Role.GRID),
                null,
                grid -> {
                    for (Tick tick : ticks(disc)) {
                        double out = disc.out(tick.value());
                        if (out > 0.5 && out < disc.radius() - 0.5) {
                            grid.stroke(Meaning.of(Role.GRID), ring(disc, out), hair);
                        }
                    }
                    for (int i = 0; i < spokes.size(); i++) {
                        double turn = turn(i / (double) spokes.size());
                        grid.line(
                                Meaning.of(Role.GRID),
                                disc.cx(),
                                disc.cy(),
                                disc.x(turn, disc.radius()),
                                disc.y(turn, disc.radius()),
                                hair);
                    }
                    grid.stroke(
                            Meaning.of(Role.AXIS),
                            ring(disc, disc.radius()),
                            new Stroke(theme.axis(), 1));
                });
    }

    @Override
    public void drawOver(Stage stage, Sketch sketch) {
        Disc disc = Disc.of(stage);
        Theme theme = stage.theme();
        int every = (int) Math.max(1, Math.ceil(spokes.size() / (disc.radius() * 0.35)));
        for (int i = 0; i < spokes.size(); i += every) {
            double turn = turn(i / (double) spokes.size());
            double sin = Math.sin(turn);
            double cos = Math.cos(turn);
            Anchor anchor = sin > 0.15 ? Anchor.START : sin < -0.15 ? Anchor.END : Anchor.MIDDLE;
            double x = disc.x(turn, disc.radius() + 8);
            double y = disc.y(turn, disc.radius() + 8) + 4 - 4 * cos;
            double room =
                    switch (anchor) {
                        case START -> stage.box().right() - x;
                        case END -> x - stage.box().x();
                        case MIDDLE -> disc.radius();
                    };
            String name =
                    Fitted.cut(
                            spokes.get(i), Math.max(24, room), Theme.TICK_SIZE, Theme.TEXT_WEIGHT);
            sketch.text(
                    Meaning.of(Role.TICK, spokes.get(i)),
                    x,
                    y,
                    name,
                    Theme.TICK_SIZE,
                    Theme.TEXT_WEIGHT,
                    anchor,
                    0,
                    theme.ink2());
        }
        if (valued) {
            values(disc, stage, sketch);
        }
    }

    /// Along a line half way to the second spoke, where no name stands.
    private void values(Disc disc, Stage stage, Sketch sketch) {
        double turn = turn(0.5 / Math.max(4, spokes.size()));
        for (Tick tick : ticks(disc)) {
            double out = disc.out(tick.value());
            if (out > 10 && out <= disc.radius() + 0.5) {
                double inset = web && spokes.size() > 2 ? Math.cos(Math.PI / spokes.size()) : 1;
                double x = disc.x(turn, out * inset);
                double y = disc.y(turn, out * inset);
                double half = Typeface.width(tick.label(), 10, Theme.TEXT_WEIGHT) / 2 + 2;
                sketch.rect(
                        Meaning.NONE,
                        x - half,
                        y - 6,
                        x + half,
                        y + 5,
                        stage.theme().surface().fade(0.7),
                        null);
                sketch.text(
                        Meaning.of(Role.TICK),
                        x,
                        y + 3,
                        tick.label(),
                        10,
                        Theme.TEXT_WEIGHT,
                        Anchor.MIDDLE,
                        0,
                        stage.theme().ink3());
            }
        }
    }

    private static List<Tick> ticks(Disc disc) {
        int about = (int) Math.clamp(disc.radius() / 34, 2, 6);
        return disc.scale().ticks(about);
    }

    private Outline ring(Disc disc, double out) {
        Outline.Builder pen = new Outline.Builder();
        if (!web || spokes.size() < 3) {
            return pen.circle(disc.cx(), disc.cy(), out).build();
        }
        for (int i = 0; i < spokes.size(); i++) {
            double turn = turn(i / (double) spokes.size());
            if (i == 0) {
                pen.move(disc.x(turn, out), disc.y(turn, out));
            } else {
                pen.line(disc.x(turn, out), disc.y(turn, out));
            }
        }
        return pen.close().build();
    }
}
