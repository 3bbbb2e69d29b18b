package dev.loupe.figure.mark.flow;

import dev.loupe.figure.mark.Sketch;
import dev.loupe.figure.scale.Tick;
import dev.loupe.figure.scene.Box;
import dev.loupe.figure.scene.Item.Anchor;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Role;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.theme.Theme;
import dev.loupe.figure.type.Fitted;
import dev.loupe.figure.type.Typeface;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Upright axes side by side, their names above them.
///
/// @param x       `[rails]` pixels
/// @param leaning whether names lean, because axes stand closer than words are wide
record Rails(List<Rail> rails, double[] x, double top, boolean leaning) {
    private static final double NAME = 13;
    private static final double LINE = 13;
    private static final double MOST_TICK = 90;
    private static final double LEAST_STEP = 40;
    private static final double LEAN = 40;
    private static final double MOST_LEANING = 80;

    static Rails of(List<Rail> rails, Box box) {
        int n = rails.size();
        double room = box.width() / n - 8;
        double left =
                Math.max(
                        Math.min(box.width() / 4, tickWidth(rails.getFirst()) + 8),
                        nameWidth(rails.getFirst().name(), room) / 2);
        double lastTicks = n > 1 ? Math.min(box.width() / 4, tickWidth(rails.getLast()) + 8) : 6;
        double right = Math.max(lastTicks, nameWidth(rails.getLast().name(), room) / 2);
        double step = n > 1 ? (box.width() - left - right) / (n - 1) : 0;
        boolean leaning = n > 1 && step < LEAST_STEP;
        double reach = leaning ? reach(rails) : 0;
        if (leaning) {
            left = Math.min(box.width() / 4, tickWidth(rails.getFirst()) + 8);
            right = Math.max(lastTicks, reach * Math.cos(Math.toRadians(LEAN)) + 4);
            step = Math.max(1, (box.width() - left - right) / (n - 1));
        }
        double first = box.x() + left;
        double apart = step;
        double[] x = new double[n];
        Arrays.setAll(x, i -> first + i * apart);
        boolean broken = rails.stream().anyMatch(rail -> lines(rail.name(), apart - 8).size() > 1);
        double names =
                leaning ? reach * Math.sin(Math.toRadians(LEAN)) + 6 : NAME + (broken ? LINE : 0);
        double top = box.y() + names + 8;
        List<Rail> placed = new ArrayList<>();
        for (Rail rail : rails) {
            placed.add(rail.over(top, box.bottom() - 6));
        }
        return new Rails(placed, x, top, leaning);
    }

    private static double reach(List<Rail> rails) {
        return rails.stream()
                .mapToDouble(
                        rail ->
                                Typeface.width(
                                        leaning(rail.name()), Theme.TICK_SIZE, Theme.LABEL_WEIGHT))
                .max()
                .orElse(0);
    }

    private static String leaning(String name) {
        return Fitted.cut(
                name.replace('_', ' '), MOST_LEANING, Theme.TICK_SIZE, Theme.LABEL_WEIGHT);
    }

    private static List<String> lines(String name, double room) {
        return Fitted.wrap(
                name.replace('_', ' '), Math.max(20, room), 2, Theme.TICK_SIZE, Theme.LABEL_WEIGHT);
    }

    private static double nameWidth(String name, double room) {
        return lines(name, room).stream()
                .mapToDouble(line -> Typeface.width(line, Theme.TICK_SIZE, Theme.LABEL_WEIGHT))
                .max()
                .orElse(0);
    }

    private static double tickWidth(Rail rail) {
        double widest = 0;
        for (Tick tick : rail.over(0, 300).ticks()) {
            widest =
                    Math.max(
                            widest,
                            Typeface.width(tick.label(), Theme.TICK_SIZE, Theme.TEXT_WEIGHT));
        }
        return Math.min(widest, MOST_TICK);
    }

    /// Lines, ticks with a little surface behind them, and names.
    void draw(Theme theme, Sketch sketch) {
        double step = x.length > 1 ? x[1] - x[0] : 200;
        for (int i = 0; i < x.length; i++) {
            Rail rail = rails.get(i);
            double from = Math.min(rail.scale().from(), rail.scale().to());
            double to = Math.max(rail.scale().from(), rail.scale().to());
            sketch.line(Meaning.of(Role.AXIS), x[i], from, x[i], to, new Stroke(theme.axis(), 1));
            boolean last = i > 0 && i == x.length - 1;
            double room = i == 0 || last ? MOST_TICK : Math.min(MOST_TICK, step - 14);
            ticks(rail, x[i], room, last ? 1 : -1, theme, sketch);
            name(rail.name(), i, step, theme, sketch);
        }
    }

    /// @param side −1 for ticks left of the axis, 1 for ticks right of it
    private static void ticks(
            Rail rail, double x, double room, int side, Theme theme, Sketch sketch) {
        double last = Double.NaN;
        for (Tick tick : rail.ticks()) {
            double y = rail.scale().at(tick.value());
            if (Math.abs(y - last) < LINE || room < 12) {
                continue;
            }
            last = y;
            String label = Fitted.cut(tick.label(), room, Theme.TICK_SIZE, Theme.TEXT_WEIGHT);
            double width = Typeface.width(label, Theme.TICK_SIZE, Theme.TEXT_WEIGHT);
            sketch.line(Meaning.of(Role.TICK), x + 3 * side, y, x, y, new Stroke(theme.axis(), 1));
            sketch.rect(
                    Meaning.NONE,
                    x + side * (7 + width),
                    y - 6.5,
                    x + side * 4,
                    y + 6.5,
                    theme.surface().fade(0.7),
                    null);
            sketch.text(
                    Meaning.of(Role.TICK),
                    x + side * 5.5,
                    y + 4,
                    label,
                    Theme.TICK_SIZE,
                    Theme.TEXT_WEIGHT,
                    side < 0 ? Anchor.END : Anchor.START,
                    0,
                    theme.ink2());
        }
    }

    /// Names stand over their axes, in two lines where one is too wide.
    private void name(String name, int i, double step, Theme theme, Sketch sketch) {
        if (leaning) {
            sketch.text(
                    Meaning.of(Role.AXIS_TITLE, name),
                    x[i] + 3,
                    top - 7,
                    leaning(name),
                    Theme.TICK_SIZE,
                    Theme.LABEL_WEIGHT,
                    Anchor.START,
                    -LEAN,
                    theme.ink());
            return;
        }
        List<String> lines = lines(name, x.length > 1 ? step - 8 : 400);
        double y = top - 10 - LINE * (lines.size() - 1);
        for (String line : lines) {
            sketch.text(
                    Meaning.of(Role.AXIS_TITLE, name),
                    x[i],
                    y,
                    line,
                    Theme.TICK_SIZE,
                    Theme.LABEL_WEIGHT,
                    Anchor.MIDDLE,
                    0,
                    theme.ink());
            y += LINE;
        }
    }
}
