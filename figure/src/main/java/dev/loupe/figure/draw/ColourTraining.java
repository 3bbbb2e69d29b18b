package dev.loupe.figure.draw;

import dev.loupe.figure.data.Column;
import dev.loupe.figure.data.Plain;
import dev.loupe.figure.mark.Span;
import dev.loupe.figure.scale.Colouring;
import dev.loupe.figure.scale.Warp;
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.spec.ScaleSpec;
import dev.loupe.figure.stat.Quantiles;
import dev.loupe.figure.theme.Ramp;
import dev.loupe.figure.theme.Theme;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Makes scales of colours from what the data cover and what the spec wants.
final class ColourTraining {
    private static final int STEPS = 5;

    /// Where on a ramp the first of ordered classes lies: off its end, which may be near the surface.
    private static final double LEAST_CLASS = 0.2;

    /// The contrast with the surface that a line has at least, if nobody chose its ramp.
    private static final double LEAST_LINE = 2;

    private ColourTraining() {}

    /// All numbers that set colours.
    static double[] numbers(List<Resolved> layers) {
        for (Resolved layer : layers) {
            if (layer.columns().get(Channel.COLOR) instanceof Column.Numbers(double[] values)) {
                return values;
            }
        }
        return new double[0];
    }

    /// The scale of `COLOR`; null if nothing is coloured by data.
    ///
    /// @param values all numbers that are coloured, for quantile scales
    /// @param filled whether classes are areas, so that colours alone tell them apart
    static @Nullable Colouring of(
            Span span, ScaleSpec wish, Theme theme, double[] values, boolean filled) {
        String name =
                wish.label() != null ? wish.label() : span.label() == null ? "" : span.label();
        if (!span.categories().isEmpty()) {
            List<String> order = Training.ordered(span.categories(), wish.order());
            return classes(name, order, span, wish, theme, filled);
        }
        if (!span.numeric()) {
            return null;
        }
        String type = Training.type(span, wish);
        return switch (type) {
            case "threshold", "quantile" -> stepped(name, type, wish, theme, values);
            default -> ramped(name, type, span, wish, theme);
        };
    }

    private static Colouring classes(
            String name,
            List<String> classes,
            Span span,
            ScaleSpec wish,
            Theme theme,
            boolean filled) {
        List<Theme.Look> looks = new ArrayList<>();
        String along = wish.ramp() != null ? wish.ramp() : span.classRamp();
        if (along != null && wish.colours().isEmpty()) {
            Ramp ramp = theme.ramp(along);
            double last = Math.max(1, classes.size() - 1);
            for (int i = 0; i < Math.max(1, classes.size()); i++) {
                looks.add(
                        new Theme.Look(
                                ramp.at(LEAST_CLASS + (1 - LEAST_CLASS) * i / last),
                                new double[0],
                                theme.look(0).symbol()));
            }
            return new Colouring.Classes(name, classes, wish.reverse() ? looks.reversed() : looks);
        }
        for (int i = 0; i < Math.max(1, classes.size()); i++) {
            int at = span.firstLook() + i;
            Theme.Look look = filled ? theme.fill(at) : theme.look(at);
            looks.add(
                    wish.colours().isEmpty()
                            ? look
                            : new Theme.Look(
                                    Colour.of(wish.colours().get(i % wish.colours().size())),
                                    i < wish.colours().size() ? new double[0] : look.dash(),
                                    i < wish.colours().size()
                                            ? theme.look(0).symbol()
                                            : look.symbol()));
        }
        return new Colouring.Classes(name, classes, wish.reverse() ? looks.reversed() : looks);
    }

    private static Colouring ramped(
            String name, String type, Span span, ScaleSpec wish, Theme theme) {
        String standard =
                switch (type) {
                    case "diverging" -> "diverging";
                    case "cyclic" -> "twilight";
                    default -> span.ramp() == null ? "cividis" : span.ramp();
                };
        Ramp ramp =
                wish.colours().size() >= 2
                        ? Ramp.of("own", wish.colours().toArray(String[]::new))
                        : theme.ramp(wish.ramp() == null ? standard : wish.ramp());
        boolean own = wish.ramp() != null || !wish.colours().isEmpty();
        boolean sequential = !type.equals("diverging") && !type.equals("cyclic");
        if (span.thin() && sequential && !own && ramp != theme.diverging()) {
            ramp = ramp.apart(theme.surface(), LEAST_LINE);
        }
        boolean about = type.equals("diverging") || ramp == theme.diverging();
        double middle = wish.middle() != null ? wish.middle() : about ? 0 : Double.NaN;
        Warp warp = Training.warp(Channel.COLOR, type, span);
        double low = wish.from() != null ? wish.from() : span.low();
        double high = wish.to() != null ? wish.to() : span.high();
        if (warp instanceof Warp.Log && !(low > 0)) {
            low = Training.logarithmicLow(Channel.COLOR, span, wish.from(), true);
        }
        Training.spannable(Channel.COLOR, low, high);
        if (!(low <= high)) {
            throw new IllegalArgumentException(
                    "The scale of color must run upwards, but runs from "
                            + Plain.number(low)
                            + " to "
                            + Plain.number(high)
                            + ".");
        }
        return new Colouring.Ramped(
                name,
                warp,
                low,
                high,
                middle,
                wish.reverse() ? ramp.reversed() : ramp,
                theme.well());
    }

    private static Colouring stepped(
            String name, String type, ScaleSpec wish, Theme theme, double[] values) {
        double[] thresholds =
                type.equals("quantile")
                        ? quantiles(values, wish.steps() == null ? STEPS : wish.steps())
                        : wish.thresholds().stream().mapToDouble(v -> v).sorted().toArray();
        if (thresholds.length == 0) {
            throw new IllegalArgumentException(
                    "A threshold scale of color needs thresholds, but none are given.");
        }
        Ramp ramp =
                wish.colours().size() >= 2
                        ? Ramp.of("own", wish.colours().toArray(String[]::new))
                        : theme.ramp(wish.ramp() == null ? "counts" : wish.ramp());
        ramp = wish.reverse() ? ramp.reversed() : ramp;
        List<Colour> colours = new ArrayList<>();
        for (int i = 0; i <= thresholds.length; i++) {
            colours.add(ramp.at(i / (double) thresholds.length));
        }
        return new Colouring.Stepped(name, thresholds, colours, theme.well());
    }

    private static double[] quantiles(double[] values, int steps) {
        double[] sorted = Quantiles.sorted(values);
        double[] thresholds = new double[Math.max(1, steps - 1)];
        for (int i = 0; i < thresholds.length; i++) {
            thresholds[i] = Quantiles.of(sorted, (i + 1.0) / (thresholds.length + 1));
        }
        return thresholds;
    }
}
