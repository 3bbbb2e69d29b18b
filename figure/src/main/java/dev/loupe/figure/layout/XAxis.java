package dev.loupe.figure.layout;

import dev.loupe.figure.mark.Sketch;
import dev.loupe.figure.scale.Banded;
import dev.loupe.figure.scale.Position;
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
import java.util.List;

/// The axis below a panel. Labels never touch: numbers come fewer, names break into two lines, then lean, then are cut, then skipped.
///
/// @param height pixels below the panel that the axis takes, without its title
public record XAxis(Position scale, List<Tick> ticks, Manner manner, int every, double height) {
    /// Fewer ticks than this say too little, if more have room.
    private static final int FEW = 3;

    private static final double GAP = 12;
    private static final double BEYOND = 4;
    private static final double TICK = 3;
    private static final double LINE = 14;
    private static final double MOST_LEANING = 110;
    private static final double LEAN = 40;

    /// How names of categories stand.
    public enum Manner {
        FLAT,
        BROKEN,
        LEANING
    }

    /// @param about how many ticks are wanted; 0 for an axis without labels, −1 to choose by width
    public static XAxis of(Position scale, int about) {
        if (about == 0) {
            return new XAxis(scale, List.of(), Manner.FLAT, 1, 0);
        }
        if (scale instanceof Banded bands) {
            return bands(bands);
        }
        int wanted = about > 0 ? about : (int) Math.clamp(Math.rint(scale.length() / 90), 2, 12);
        List<Tick> ticks = scale.ticks(wanted);
        while (wanted > 1 && crowded(scale, ticks)) {
            wanted--;
            ticks = scale.ticks(wanted);
        }
        for (int more = 1; more <= 4 && about < 0 && ticks.size() < FEW; more++) {
            List<Tick> finer = scale.ticks(wanted + more);
            ticks = finer.size() > ticks.size() && !crowded(scale, finer) ? finer : ticks;
        }
        return new XAxis(scale, ticks, Manner.FLAT, 1, TICK + LINE + 1);
    }

    private static boolean crowded(Position scale, List<Tick> ticks) {
        double right = Double.NEGATIVE_INFINITY;
        for (Tick tick : ticks) {
            double half = width(tick.label()) / 2;
            double at = held(scale, scale.at(tick.value()), tick.label());
            if (at - half < right + GAP) {
                return true;
            }
            right = at + half;
        }
        return false;
    }

    private static XAxis bands(Banded scale) {
        List<Tick> ticks = scale.ticks(0);
        double step = Math.abs(scale.step());
        double widest = ticks.stream().mapToDouble(t -> width(t.label())).max().orElse(0);
        if (widest <= step - 10) {
            return new XAxis(scale, ticks, Manner.FLAT, 1, TICK + LINE + 1);
        }
        boolean breaks = ticks.stream().allMatch(t -> breaks(t.label(), step - 8));
        if (step > 40 && breaks) {
            return new XAxis(scale, ticks, Manner.BROKEN, 1, TICK + 2 * LINE + 1);
        }
        int every = Math.max(1, (int) Math.ceil(LINE / Math.max(step, 1e-3)));
        double longest = Math.min(widest, MOST_LEANING);
        double lean = Math.toRadians(LEAN);
        return new XAxis(
                scale,
                ticks,
                Manner.LEANING,
                every,
                TICK + 6 + longest * Math.sin(lean) + 8 * Math.cos(lean));
    }

    private static boolean breaks(String label, double most) {
        return broken(label, most).stream().noneMatch(l -> l.endsWith("…") || width(l) > most);
    }

    private static List<String> broken(String label, double most) {
        return Fitted.wrap(label, most, 2, Theme.TICK_SIZE, Theme.TEXT_WEIGHT);
    }

    private static double width(String label) {
        return Typeface.width(label, Theme.TICK_SIZE, Theme.TEXT_WEIGHT);
    }

    /// The middle of a number's label: below its tick, but not beyond the ends of the panel by more than a little.
    private static double held(Position scale, double at, String label) {
        double half = width(label) / 2 - BEYOND;
        double low = Math.min(scale.from(), scale.to()) + half;
        double high = Math.max(scale.from(), scale.to()) - half;
        return low > high ? at : Math.clamp(at, low, high);
    }

    /// Pixels that leaning labels reach beyond the left end of the panel.
    public double overhangLeft() {
        if (manner != Manner.LEANING || ticks.isEmpty()) {
            return 0;
        }
        double reach =
                Math.min(width(ticks.getFirst().label()), MOST_LEANING)
                        * Math.cos(Math.toRadians(LEAN));
        return Math.max(
                0,
                reach - (scale.at(ticks.getFirst().value()) - Math.min(scale.from(), scale.to())));
    }

    /// Vertical lines at the ticks.
    public void drawGrid(Box box, Theme theme, Sketch sketch) {
        for (Tick tick : ticks) {
            double at = scale.at(tick.value());
            sketch.line(
                    Meaning.of(Role.GRID),
                    at,
                    box.y(),
                    at,
                    box.bottom(),
                    new Stroke(tick.value() == 0 ? theme.axis() : theme.grid(), 1));
        }
    }

    /// The line at the panel's foot.
    public static void drawLine(Box box, Theme theme, Sketch sketch) {
        sketch.line(
                Meaning.of(Role.AXIS),
                box.x(),
                box.bottom(),
                box.right(),
                box.bottom(),
                new Stroke(theme.axis(), 1));
    }

    public void draw(Box box, Theme theme, Sketch sketch) {
        double top = box.bottom();
        List<Tick> shown = new ArrayList<>();
        for (int i = 0; i < ticks.size(); i += every) {
            shown.add(ticks.get(i));
        }
        for (Tick tick : shown) {
            double at = scale.at(tick.value());
            if (!(scale instanceof Banded)) {
                sketch.line(
                        Meaning.of(Role.TICK),
                        at,
                        top,
                        at,
                        top + TICK,
                        new Stroke(theme.axis(), 1));
            }
            label(tick.label(), at, top + TICK, theme, sketch);
        }
    }

    private void label(String label, double at, double top, Theme theme, Sketch sketch) {
        Meaning meaning = Meaning.of(Role.TICK);
        switch (manner) {
            case FLAT ->
                    sketch.text(
                            meaning,
                            scale instanceof Banded ? at : held(scale, at, label),
                            top + 11,
                            label,
                            Theme.TICK_SIZE,
                            Theme.TEXT_WEIGHT,
                            Anchor.MIDDLE,
                            0,
                            theme.tick());
            case BROKEN -> {
                double y = top + 11;
                for (String part : broken(label, Math.abs(((Banded) scale).step()) - 8)) {
                    sketch.text(
                            meaning,
                            at,
                            y,
                            part,
                            Theme.TICK_SIZE,
                            Theme.TEXT_WEIGHT,
                            Anchor.MIDDLE,
                            0,
                            theme.tick());
                    y += LINE;
                }
            }
            case LEANING ->
                    sketch.text(
                            meaning,
                            at + 3,
                            top + 9,
                            Fitted.cut(label, MOST_LEANING, Theme.TICK_SIZE, Theme.TEXT_WEIGHT),
                            Theme.TICK_SIZE,
                            Theme.TEXT_WEIGHT,
                            Anchor.END,
                            -LEAN,
                            theme.tick());
        }
    }
}
