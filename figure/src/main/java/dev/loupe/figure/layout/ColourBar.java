package dev.loupe.figure.layout;

import dev.loupe.figure.mark.Sketch;
import dev.loupe.figure.scale.Colouring;
import dev.loupe.figure.scale.Continuous;
import dev.loupe.figure.scale.Numerals;
import dev.loupe.figure.scale.Tick;
import dev.loupe.figure.scale.Warp;
import dev.loupe.figure.scene.Box;
import dev.loupe.figure.scene.Item;
import dev.loupe.figure.scene.Item.Anchor;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Role;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.theme.Theme;
import dev.loupe.figure.type.Fitted;
import dev.loupe.figure.type.Typeface;

import java.util.ArrayList;
import java.util.List;

/// What the colours of a ramp or of steps stand for: a bar with ticks, its title above.
///
/// @param colouring ramped or stepped
public record ColourBar(Colouring colouring) {
    private static final double WIDTH = 12;
    private static final double MOST_HEIGHT = 180;
    private static final double TITLE = 20;
    private static final double MOST_TITLE = 110;

    private String title() {
        return Fitted.cut(colouring.name(), MOST_TITLE, Theme.SMALL_SIZE, Theme.LABEL_WEIGHT);
    }

    /// Pixels that bar, labels and title take.
    public double width() {
        double widest = 0;
        for (Tick tick : ticks(MOST_HEIGHT)) {
            widest =
                    Math.max(
                            widest,
                            Typeface.width(tick.label(), Theme.TICK_SIZE, Theme.TEXT_WEIGHT));
        }
        return Math.max(
                WIDTH + 6 + widest, Typeface.width(title(), Theme.SMALL_SIZE, Theme.LABEL_WEIGHT));
    }

    public double height(double room) {
        return Math.min(MOST_HEIGHT + TITLE, room);
    }

    private List<Tick> ticks(double height) {
        return switch (colouring) {
            case Colouring.Ramped r when r.low() == r.high() ->
                    List.of(new Tick(r.low(), Numerals.brief(r.low())));
            case Colouring.Ramped r -> scale(r, 0, height).ticks((int) Math.max(2, height / 36));
            case Colouring.Stepped s -> {
                String[] labels = Numerals.of(s.thresholds());
                List<Tick> ticks = new ArrayList<>();
                for (int i = 0; i < labels.length; i++) {
                    ticks.add(new Tick(i + 1, labels[i]));
                }
                yield ticks;
            }
            case Colouring.Classes c -> List.of();
        };
    }

    /// With a middle the two sides of the bar stretch alike, as the colours do.
    private static Continuous scale(Colouring.Ramped r, double top, double bottom) {
        return new Continuous(r.warp(), r.low(), r.high(), bottom, top);
    }

    public void draw(double left, double top, double room, Theme theme, Sketch sketch) {
        double start = colouring.name().isEmpty() ? top : top + TITLE;
        double height = Math.min(MOST_HEIGHT, Math.max(20, room - (start - top)));
        Box bar = new Box(left, start, WIDTH, height);
        sketch.group(
                Meaning.of(Role.COLOUR_BAR, colouring.name()),
                null,
                in -> {
                    in.text(
                            Meaning.of(Role.LEGEND),
                            left,
                            top + 11,
                            title(),
                            Theme.SMALL_SIZE,
                            Theme.LABEL_WEIGHT,
                            Anchor.START,
                            0,
                            theme.ink2());
                    in.add(raster(bar));
                    for (Tick tick : ticks(height)) {
                        double y = y(tick.value(), bar);
                        if (y < bar.y() - 0.5 || y > bar.bottom() + 0.5) {
                            continue;
                        }
                        in.line(
                                Meaning.of(Role.TICK),
                                bar.right(),
                                y,
                                bar.right() + 3,
                                y,
                                new Stroke(theme.axis(), 1));
                        in.text(
                                Meaning.of(Role.TICK),
                                bar.right() + 6,
                                y + 4,
                                tick.label(),
                                Theme.TICK_SIZE,
                                Theme.TEXT_WEIGHT,
                                Anchor.START,
                                0,
                                theme.tick());
                    }
                });
    }

    private double y(double value, Box bar) {
        return switch (colouring) {
            case Colouring.Ramped r when r.low() == r.high() -> bar.centreY();
            case Colouring.Ramped r -> scale(r, bar.y(), bar.bottom()).at(value);
            case Colouring.Stepped s -> bar.bottom() - value / s.colours().size() * bar.height();
            case Colouring.Classes c -> bar.centreY();
        };
    }

    private Item raster(Box bar) {
        int steps = colouring instanceof Colouring.Stepped s ? s.colours().size() : 128;
        int[] argb = new int[steps];
        for (int i = 0; i < steps; i++) {
            double share = 1 - (i + 0.5) / steps;
            argb[i] =
                    switch (colouring) {
                        case Colouring.Stepped s -> s.colours().get(steps - 1 - i).argb();
                        case Colouring.Ramped r -> r.of(valueAt(r, share)).argb();
                        case Colouring.Classes c -> 0;
                    };
        }
        return new Item.Raster(Meaning.of(Role.COLOUR_BAR), bar, 1, steps, argb, false);
    }

    private static double valueAt(Colouring.Ramped r, double share) {
        Warp warp = r.warp();
        double low = warp.forward(r.low());
        return warp.inverse(low + share * (warp.forward(r.high()) - low));
    }
}
