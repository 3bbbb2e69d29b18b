package dev.loupe.figure.layout;

import dev.loupe.figure.mark.Sketch;
import dev.loupe.figure.scale.Banded;
import dev.loupe.figure.scale.Position;
import dev.loupe.figure.scale.Tick;
import dev.loupe.figure.scene.Box;
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Item.Anchor;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Role;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.theme.Theme;
import dev.loupe.figure.type.Fitted;
import dev.loupe.figure.type.Typeface;

import java.util.List;

/// The axis left or right of a panel.
///
/// @param width pixels beside the panel that labels take, with the gap to it
/// @param every of how many names one is shown
public record YAxis(Position scale, List<Tick> ticks, double width, int every) {
    /// Fewer ticks than this say too little, if more have room.
    private static final int FEW = 3;

    private static final double LEAST_GAP = 22;
    private static final double GAP = 8;
    private static final double MOST_NAME = 160;
    private static final double LINE = 14;

    /// @param about how many ticks are wanted; 0 for an axis without labels, −1 to choose by height
    public static YAxis of(Position scale, int about) {
        if (about == 0) {
            return new YAxis(scale, List.of(), 0, 1);
        }
        int wanted = about > 0 ? about : (int) Math.clamp(Math.rint(scale.length() / 55), 2, 8);
        List<Tick> ticks = scale.ticks(wanted);
        int most = (int) (scale.length() / LEAST_GAP) + 1;
        while (about < 0 && wanted > 1 && crowded(scale, ticks)) {
            wanted--;
            ticks = scale.ticks(wanted);
        }
        for (int more = 1; more <= 4 && about < 0 && ticks.size() < FEW; more++) {
            List<Tick> finer = scale.ticks(wanted + more);
            ticks = finer.size() > ticks.size() && finer.size() <= most ? finer : ticks;
        }
        int every = 1;
        if (scale instanceof Banded bands) {
            every = (int) Math.max(1, Math.ceil(LINE / Math.max(1e-3, Math.abs(bands.step()))));
        }
        double widest = 0;
        for (int i = 0; i < ticks.size(); i += every) {
            widest = Math.max(widest, width(ticks.get(i).label()));
        }
        return new YAxis(
                scale, ticks, ticks.isEmpty() ? 0 : Math.min(widest, MOST_NAME) + GAP, every);
    }

    /// Whether numbers stand closer than their height.
    private static boolean crowded(Position scale, List<Tick> ticks) {
        if (scale instanceof Banded) {
            return false;
        }
        for (int i = 1; i < ticks.size(); i++) {
            double apart = scale.at(ticks.get(i).value()) - scale.at(ticks.get(i - 1).value());
            if (Math.abs(apart) < LINE) {
                return true;
            }
        }
        return false;
    }

    private static double width(String label) {
        return Typeface.width(label, Theme.TICK_SIZE, Theme.TEXT_WEIGHT);
    }

    /// Horizontal lines at the ticks, a stronger one at 0 where values lie on both sides of it.
    public void drawGrid(Box box, Theme theme, Sketch sketch) {
        for (Tick tick : ticks) {
            double at = scale.at(tick.value());
            boolean bottom = Math.abs(at - box.bottom()) < 0.5;
            if (!bottom) {
                boolean zero = tick.value() == 0;
                sketch.line(
                        Meaning.of(Role.GRID),
                        box.x(),
                        at,
                        box.right(),
                        at,
                        new Stroke(zero ? theme.axis() : theme.grid(), 1));
            }
        }
    }

    /// @param right whether labels stand at the right of the panel
    public void draw(Box box, boolean right, Colour colour, Sketch sketch) {
        for (int i = 0; i < ticks.size(); i += every) {
            sketch.text(
                    Meaning.of(Role.TICK),
                    right ? box.right() + GAP : box.x() - GAP,
                    scale.at(ticks.get(i).value()) + 4,
                    Fitted.cut(ticks.get(i).label(), MOST_NAME, Theme.TICK_SIZE, Theme.TEXT_WEIGHT),
                    Theme.TICK_SIZE,
                    Theme.TEXT_WEIGHT,
                    right ? Anchor.START : Anchor.END,
                    0,
                    colour);
        }
    }
}
