package dev.loupe.figure.mark.polar;

import dev.loupe.figure.mark.Frame;
import dev.loupe.figure.mark.Sketch;
import dev.loupe.figure.mark.Stage;
import dev.loupe.figure.scene.Item.Anchor;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Outline;
import dev.loupe.figure.scene.Role;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.theme.Theme;
import dev.loupe.figure.type.Fitted;

/// A triangle with lines at every fifth of each part. Each side has the ticks of one part, slanted
/// as its lines run.
///
/// @param a,b,c names of the parts at the top, bottom left and bottom right
record TriangleFrame(String a, String b, String c) implements Frame {
    private static final int STEPS = 5;

    /// Shorter sides say only where they begin and end.
    private static final double LEAST_SIDE = 110;

    @Override
    public Frame join(Frame other) {
        if (other instanceof TriangleFrame) {
            return this;
        }
        throw new IllegalArgumentException(
                "Ternary marks can only lie over other ternary marks in one figure.");
    }

    @Override
    public void drawUnder(Stage stage, Sketch sketch) {
        Triangle at = Triangle.of(stage.box());
        Theme theme = stage.theme();
        Stroke hair = new Stroke(theme.grid(), 1);
        sketch.group(
                Meaning.of(Role.GRID),
                null,
                grid -> {
                    for (int i = 1; i < STEPS; i++) {
                        double share = i / (double) STEPS;
                        double rest = 1 - share;
                        line(at, rest, 0, 0, rest, hair, grid);
                        line(at, share, 0, share, rest, hair, grid);
                        line(at, 0, share, rest, share, hair, grid);
                    }
                    Outline.Builder pen = new Outline.Builder();
                    pen.move(at.x(0, 0), at.y(0, 0)).line(at.x(1, 0), at.y(1, 0));
                    pen.line(at.x(0, 1), at.y(0, 1)).close();
                    grid.stroke(Meaning.of(Role.AXIS), pen.build(), new Stroke(theme.axis(), 1));
                });
    }

    private static void line(
            Triangle at, double b1, double c1, double b2, double c2, Stroke stroke, Sketch grid) {
        grid.line(
                Meaning.of(Role.GRID),
                at.x(b1, c1),
                at.y(b1, c1),
                at.x(b2, c2),
                at.y(b2, c2),
                stroke);
    }

    @Override
    public void drawOver(Stage stage, Sketch sketch) {
        Triangle at = Triangle.of(stage.box());
        Theme theme = stage.theme();
        int every = at.side() < LEAST_SIDE ? STEPS - 1 : 1;
        for (int i = 1; i < STEPS; i += every) {
            double share = i / (double) STEPS;
            String label = Integer.toString(100 * i / STEPS) + "%";
            tick(
                    at.x(0, 1 - share) + 6,
                    at.y(0, 1 - share) + 4,
                    label,
                    Anchor.START,
                    theme,
                    sketch);
            tick(at.x(share, 0) - 6, at.y(share, 0) + 1, label, Anchor.END, theme, sketch);
            tick(at.x(1 - share, share), at.bottom() + 15, label, Anchor.MIDDLE, theme, sketch);
        }
        double most = at.side() * 0.55;
        title(at.x(0, 0), at.y(0, 0) - 9, a, Anchor.MIDDLE, most, theme, sketch);
        title(at.left(), at.bottom() + 32, b, Anchor.MIDDLE, most, theme, sketch);
        title(at.left() + at.side(), at.bottom() + 32, c, Anchor.MIDDLE, most, theme, sketch);
    }

    private static void tick(
            double x, double y, String label, Anchor anchor, Theme theme, Sketch sketch) {
        sketch.text(
                Meaning.of(Role.TICK), x, y, label, 10, Theme.TEXT_WEIGHT, anchor, 0, theme.ink3());
    }

    private static void title(
            double x,
            double y,
            String name,
            Anchor anchor,
            double most,
            Theme theme,
            Sketch sketch) {
        sketch.text(
                Meaning.of(Role.AXIS_TITLE),
                x,
                y,
                Fitted.cut(name, most, Theme.SMALL_SIZE, Theme.LABEL_WEIGHT),
                Theme.SMALL_SIZE,
                Theme.LABEL_WEIGHT,
                anchor,
                0,
                theme.ink2());
    }
}
