package dev.loupe.figure.mark.space;

import dev.loupe.figure.mark.Sketch;
import dev.loupe.figure.mark.Stage;
import dev.loupe.figure.scene.Box;
import dev.loupe.figure.scene.Cube;
import dev.loupe.figure.scene.Item.Anchor;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Role;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.theme.Theme;
import dev.loupe.figure.type.Fitted;
import dev.loupe.figure.type.Typeface;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/// Ticks and names along the two lower edges of a box that face the eye and the upright edge farthest to the left.
record BoxLabels(View view, Stage stage) {
    private static final int USUAL = 5;
    private static final double TICK_SIZE = 10;
    private static final double STEP = 4;
    private static final int MOST_STEPS = 8;

    /// Below this, a height's tick would stand on that of the floor.
    private static final double CORNER = -0.9;

    /// Words beside an edge.
    ///
    /// @param x,y      where the edge is left, in pixels
    /// @param toX,toY  the way out, of length 1
    private record Word(double x, double y, double toX, double toY, String text) {
        Anchor anchor() {
            return toX > 0.35 ? Anchor.START : toX < -0.35 ? Anchor.END : Anchor.MIDDLE;
        }

        double left() {
            return x + 9 * toX;
        }

        double base() {
            return y + 4 + 11 * toY;
        }

        Box box() {
            double wide = Typeface.width(text, TICK_SIZE, Theme.TEXT_WEIGHT);
            double left =
                    switch (anchor()) {
                        case START -> left();
                        case MIDDLE -> left() - wide / 2;
                        case END -> left() - wide;
                    };
            return new Box(left, base() - 0.72 * TICK_SIZE, wide, 0.8 * TICK_SIZE);
        }
    }

    /// As many ticks as usual, or fewer, until no label lies on another.
    BoxTicks fitting(IntFunction<BoxTicks> about) {
        int wanted = USUAL;
        BoxTicks ticks = about.apply(wanted);
        while (wanted > 1 && crowded(ticks)) {
            wanted--;
            ticks = about.apply(wanted);
        }
        return ticks;
    }

    private boolean crowded(BoxTicks ticks) {
        List<Box> boxes = words(ticks).stream().map(Word::box).toList();
        for (int i = 0; i < boxes.size(); i++) {
            for (Box other : boxes.subList(i + 1, boxes.size())) {
                Box one = boxes.get(i);
                if (Math.min(one.right(), other.right()) > Math.max(one.x(), other.x())
                        && Math.min(one.bottom(), other.bottom()) > Math.max(one.y(), other.y())) {
                    return true;
                }
            }
        }
        return false;
    }

    private List<Word> words(BoxTicks ticks) {
        double backX = view.backX();
        double backY = view.backY();
        List<Word> words = new ArrayList<>();
        for (Cube.Notch notch : ticks.x()) {
            double at = notch.at();
            words.add(word(notch, view.at(at, -backY, -1), view.at(at, -backY * 1.1, -1)));
        }
        for (Cube.Notch notch : ticks.y()) {
            double at = notch.at();
            words.add(word(notch, view.at(-backX, at, -1), view.at(-backX * 1.1, at, -1)));
        }
        double[] edge = edge();
        double outX = edge[0] + (edge[0] == backX ? 0 : -0.08 * backX);
        double outY = edge[1] + (edge[0] == backX ? -0.08 * backY : 0);
        for (Cube.Notch notch : ticks.z()) {
            double at = notch.at();
            if (at >= CORNER) {
                words.add(word(notch, view.at(edge[0], edge[1], at), view.at(outX, outY, at)));
            }
        }
        return words;
    }

    /// The upright edge farthest to the left.
    private double[] edge() {
        double backX = view.backX();
        double backY = view.backY();
        boolean first = view.at(backX, -backY, 0)[0] < view.at(-backX, backY, 0)[0];
        return first ? new double[] {backX, -backY} : new double[] {-backX, backY};
    }

    private Word word(Cube.Notch notch, double[] from, double[] to) {
        double dx = to[0] - from[0];
        double dy = to[1] - from[1];
        double length = Math.max(1e-9, Math.hypot(dx, dy));
        String text = Fitted.cut(notch.label(), room(), TICK_SIZE, Theme.TEXT_WEIGHT);
        return new Word(from[0], from[1], dx / length, dy / length, text);
    }

    void draw(BoxTicks ticks, List<String> names, Sketch sketch) {
        for (Word word : words(ticks)) {
            sketch.line(
                    Meaning.of(Role.TICK),
                    word.x,
                    word.y,
                    word.x + 4 * word.toX,
                    word.y + 4 * word.toY,
                    new Stroke(stage.theme().axis(), 1));
            sketch.text(
                    Meaning.of(Role.TICK),
                    word.left(),
                    word.base(),
                    word.text,
                    TICK_SIZE,
                    Theme.TEXT_WEIGHT,
                    word.anchor(),
                    0,
                    stage.theme().tick());
        }
        List<Box> taken = words(ticks).stream().map(Word::box).toList();
        name(view.at(0, -view.backY() * 1.42, -1), names.get(0), taken, sketch);
        name(view.at(-view.backX() * 1.42, 0, -1), names.get(1), taken, sketch);
        double[] edge = edge();
        double[] peak = view.at(edge[0], edge[1], 1);
        name(peak[0], peak[1] - 12, names.get(2), Anchor.MIDDLE, List.of(), sketch);
    }

    private void name(double[] at, String name, List<Box> taken, Sketch sketch) {
        Anchor anchor =
                at[0] > view.cx() + 20
                        ? Anchor.START
                        : at[0] < view.cx() - 20 ? Anchor.END : Anchor.MIDDLE;
        name(at[0], at[1] + 12, name, anchor, taken, sketch);
    }

    /// Inside the panel, and so far down that no tick's label is met.
    private void name(
            double x, double y, String name, Anchor anchor, List<Box> taken, Sketch sketch) {
        Box box = stage.box();
        String text = Fitted.cut(name, room(), Theme.SMALL_SIZE, Theme.LABEL_WEIGHT);
        double wide = Typeface.width(text, Theme.SMALL_SIZE, Theme.LABEL_WEIGHT);
        double before = anchor == Anchor.START ? 0 : anchor == Anchor.END ? wide : wide / 2;
        double most = Math.max(box.x(), box.right() - wide);
        double left = Math.clamp(x - before, box.x(), most);
        double base = y;
        for (int step = 0; step < MOST_STEPS && meets(left, base, wide, taken); step++) {
            base += STEP;
        }
        sketch.text(
                Meaning.of(Role.AXIS_TITLE),
                left + before,
                base,
                text,
                Theme.SMALL_SIZE,
                Theme.LABEL_WEIGHT,
                anchor,
                0,
                stage.theme().ink2());
    }

    private static boolean meets(double left, double base, double wide, List<Box> taken) {
        Box box = new Box(left - 2, base - 0.75 * Theme.SMALL_SIZE, wide + 4, Theme.SMALL_SIZE);
        return taken.stream().anyMatch(box::overlaps);
    }

    private double room() {
        return Math.max(40, stage.box().width() / 3);
    }
}
