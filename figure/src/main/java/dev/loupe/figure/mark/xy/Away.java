package dev.loupe.figure.mark.xy;

import dev.loupe.figure.mark.Options;
import dev.loupe.figure.mark.Sketch;
import dev.loupe.figure.scene.Box;
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Outline;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.theme.Theme;

/// How a word stands away from its place, and what leads from it there.
///
/// @param dx,dy   pixels to the right and down
/// @param align   what of the word lies at that point: `start`, `middle` or `end`
/// @param pointer `none`, `line` or `arrow`
record Away(double dx, double dy, String align, String pointer) {
    static final Away NOT = new Away(0, 0, "middle", "none");

    /// Between a word and its pointer.
    private static final double GAP = 3;

    static Away of(Options options) {
        return new Away(
                options.number("dx", 0),
                options.number("dy", 0),
                options.word("align"),
                options.word("pointer"));
    }

    /// Where a word stands: moved into the panel where it has a pointer.
    Box place(double x, double y, double width, double height, Box panel) {
        double before =
                switch (align) {
                    case "start" -> 0;
                    case "end" -> width;
                    default -> width / 2;
                };
        double left = x + dx - before;
        double top = y + dy - height / 2;
        if (pointer.equals("none")) {
            return new Box(left, top, width, height);
        }
        left = Math.max(panel.x() + GAP, Math.min(left, panel.right() - width - GAP));
        top = Math.max(panel.y() + GAP, Math.min(top, panel.bottom() - height - GAP));
        return new Box(left, top, width, height);
    }

    /// Draws the pointer from the word's edge; none where the place lies within the word.
    void point(Box word, double x, double y, Colour colour, Sketch sketch) {
        if (pointer.equals("none")) {
            return;
        }
        double middleX = word.x() + word.width() / 2;
        double middleY = word.y() + word.height() / 2;
        double across = (word.width() / 2 + GAP) / Math.abs(x - middleX);
        double up = (word.height() / 2 + GAP) / Math.abs(y - middleY);
        double share = Math.min(across, up);
        if (!(share < 1)) {
            return;
        }
        Arrowhead.Point tip = new Arrowhead.Point(x, y);
        double fromX = middleX + (x - middleX) * share;
        double fromY = middleY + (y - middleY) * share;
        boolean arrow = pointer.equals("arrow");
        double head = arrow ? Arrowhead.length(Math.hypot(x - fromX, y - fromY), Theme.LINE) : 0;
        Arrowhead.Point foot = tip.before(fromX, fromY, head);
        Outline shaft = new Outline.Builder().move(fromX, fromY).line(foot.x(), foot.y()).build();
        sketch.stroke(Meaning.NONE, shaft, new Stroke(colour, Theme.LINE));
        if (arrow) {
            Arrowhead.draw(tip, foot, colour, sketch);
        }
    }
}
