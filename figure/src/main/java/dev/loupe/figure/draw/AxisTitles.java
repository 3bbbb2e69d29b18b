package dev.loupe.figure.draw;

import dev.loupe.figure.layout.XAxis;
import dev.loupe.figure.mark.Sketch;
import dev.loupe.figure.scene.Box;
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Item.Anchor;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Role;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.theme.Theme;
import dev.loupe.figure.type.Fitted;
import dev.loupe.figure.type.Typeface;

/// What a figure's axes are called, once for all panels.
///
/// @param area   of the figure, in pixels of the scene
/// @param titles how those of y stand
/// @param labelX,labelY whether they are shown
record AxisTitles(
        FigurePlan plan,
        FigureLayout layout,
        Box area,
        FigureLayout.Titles titles,
        boolean labelX,
        boolean labelY) {
    private static final double ABOVE = 9;
    private static final double BETWEEN = 8;

    /// @param around the box round all panels
    void draw(Box around, Sketch sketch) {
        if (!plan.hasAxes() || titles == FigureLayout.Titles.NONE) {
            return;
        }
        below(around, sketch);
        boolean level = titles == FigureLayout.Titles.LEVEL;
        if (level) {
            left(area.x(), above(around), room(Channel.RIGHT), Anchor.START, 0, sketch);
        } else if (labelY) {
            double room = around.height() + (around.height() < 60 ? 8 : 40);
            left(area.x() + 11, around.centreY(), room, Anchor.MIDDLE, -90, sketch);
        }
        if (!layout.right().isEmpty()) {
            double end = around.right() + layout.besideRight();
            if (level) {
                right(end, above(around), room(Channel.Y), Anchor.END, 0, sketch);
            } else {
                double room = around.height() + 40;
                right(end + 11, around.centreY(), room, Anchor.MIDDLE, 90, sketch);
            }
        }
    }

    /// Centred below the panels, and not beyond what is the figure's, so that names of neighbours in a grid do not meet.
    private void below(Box around, Sketch sketch) {
        double ticks = layout.x().stream().mapToDouble(XAxis::height).max().orElse(0);
        text(
                around.centreX(),
                around.bottom() + ticks + 15,
                labelX ? plan.axisTitle(Channel.X) : "",
                2 * Math.min(around.centreX() - area.x(), area.right() - around.centreX()),
                Anchor.MIDDLE,
                0,
                plan.theme().ink2(),
                sketch);
    }

    private void left(double x, double y, double room, Anchor anchor, double angle, Sketch sketch) {
        Colour ink = plan.sides().ink(false, plan.theme().ink2(), plan);
        text(x, y, plan.axisTitle(Channel.Y), room, anchor, angle, ink, sketch);
    }

    private void right(
            double x, double y, double room, Anchor anchor, double angle, Sketch sketch) {
        Colour ink = plan.sides().ink(true, plan.theme().ink2(), plan);
        text(x, y, plan.axisTitle(Channel.RIGHT), room, anchor, angle, ink, sketch);
    }

    private static void text(
            double x,
            double y,
            String title,
            double room,
            Anchor anchor,
            double angle,
            Colour ink,
            Sketch sketch) {
        sketch.text(
                Meaning.of(Role.AXIS_TITLE),
                x,
                y,
                Fitted.cut(title, room, Theme.SMALL_SIZE, Theme.LABEL_WEIGHT),
                Theme.SMALL_SIZE,
                Theme.LABEL_WEIGHT,
                anchor,
                angle,
                ink);
    }

    private double above(Box around) {
        boolean strips = plan.facets().cells().stream().anyMatch(c -> !c.title().isEmpty());
        return around.y() - ABOVE - (strips ? FigureLayout.STRIP : 0);
    }

    /// Pixels for one level title beside that of the other y axis.
    private double room(Channel other) {
        if (layout.right().isEmpty()) {
            return area.width();
        }
        double free = area.width() - layout.guides().right();
        String title = plan.axisTitle(other);
        double wide = Typeface.width(title, Theme.SMALL_SIZE, Theme.LABEL_WEIGHT);
        return Math.max(free / 2, free - wide) - BETWEEN;
    }
}
