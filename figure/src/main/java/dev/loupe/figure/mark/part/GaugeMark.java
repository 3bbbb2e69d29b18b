package dev.loupe.figure.mark.part;

import dev.loupe.figure.mark.Bare;
import dev.loupe.figure.mark.Group;
import dev.loupe.figure.mark.Layer;
import dev.loupe.figure.mark.Mark;
import dev.loupe.figure.mark.Numbers;
import dev.loupe.figure.mark.OptionSpec;
import dev.loupe.figure.mark.Prepared;
import dev.loupe.figure.mark.Signature;
import dev.loupe.figure.mark.Sketch;
import dev.loupe.figure.mark.Stage;
import dev.loupe.figure.scale.Numerals;
import dev.loupe.figure.scale.Ticks;
import dev.loupe.figure.scene.Box;
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Item.Anchor;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Role;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.theme.Theme;

import java.util.List;

/// One number on an arc between two ends, with what it was before. The last row counts.
public final class GaugeMark implements Mark {
    private static final Signature SIGNATURE =
            new Signature(
                    "gauge",
                    "one number between two ends, with its change",
                    List.of(Channel.VALUE),
                    List.of(),
                    List.of(
                            OptionSpec.number("low", "0", -1e300, 1e300, "at the left end"),
                            OptionSpec.number(
                                    "high",
                                    "the next round number",
                                    -1e300,
                                    1e300,
                                    "at the right end"),
                            OptionSpec.number(
                                    "before",
                                    "",
                                    -1e300,
                                    1e300,
                                    "what it was; the change is shown"),
                            OptionSpec.number("target", "", -1e300, 1e300, "a mark on the arc")),
                    Signature.Swatch.NONE);

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Prepared prepare(Layer layer) {
        double[] values = layer.numbers(Channel.VALUE, layer.rows());
        double value = Double.NaN;
        for (double one : values) {
            value = Double.isFinite(one) ? one : value;
        }
        double low = layer.options().number("low", Math.min(0, Double.isNaN(value) ? 0 : value));
        double high =
                layer.options().number("high", Double.isNaN(value) ? low + 1 : round(low, value));
        if (!(low < high)) {
            throw new IllegalArgumentException(
                    "A gauge must run upwards, but runs from " + low + " to " + high + ".");
        }
        return new Dial(layer, value, low, high);
    }

    private static double round(double low, double value) {
        if (value <= low) {
            return low + 1;
        }
        double step = Ticks.step(low, value, 4);
        double high = low + step * Math.ceil((value - low) / step);
        return high > low ? high : low + 1;
    }

    private record Dial(Layer layer, double value, double low, double high) implements Bare {
        private static final double REACH = Math.toRadians(115);

        @Override
        public List<Numbers> numbers() {
            return List.of(Numbers.of("gauge", layer.title(Channel.VALUE)).with("value", value));
        }

        private double angle(double at) {
            return -REACH + 2 * REACH * Math.clamp((at - low) / (high - low), 0, 1);
        }

        @Override
        public void draw(Stage stage, Sketch sketch) {
            Box box = stage.box();
            Theme theme = stage.theme();
            double outer = Math.max(20, Math.min(box.width() / 2 - 8, box.height() / 1.55));
            double cx = box.centreX();
            double cy = box.y() + Math.min(outer + 4, box.height() * 0.68);
            double inner = outer * 0.8;
            Colour hue =
                    stage.look(new Group("", "", -1, -1, -1, layer.rows()), layer.paint()).colour();
            String text = Double.isNaN(value) ? "no value" : Numerals.brief(value);
            sketch.fill(
                    Meaning.NONE,
                    new Wedge(cx, cy, inner, outer, -REACH, REACH).outline(),
                    theme.muteFill());
            if (!Double.isNaN(value) && value > low) {
                sketch.fill(
                        Meaning.mark(layer.title(Channel.VALUE) + ": " + text, ""),
                        new Wedge(cx, cy, inner, outer, -REACH, angle(value)).outline(),
                        hue);
            }
            if (layer.options().has("target")) {
                Wedge at =
                        new Wedge(
                                cx,
                                cy,
                                inner,
                                outer,
                                0,
                                angle(layer.options().number("target", low)));
                sketch.line(
                        Meaning.of(Role.ANNOTATION, "target"),
                        at.x(at.to(), inner - 3),
                        at.y(at.to(), inner - 3),
                        at.x(at.to(), outer + 3),
                        at.y(at.to(), outer + 3),
                        new Stroke(theme.ink(), 2));
            }
            double size = Math.max(16, outer * 0.3);
            double next = cy + size * 0.2 + Math.max(20, 12 + size * 0.12);
            sketch.text(
                    Meaning.of(Role.LABEL),
                    cx,
                    cy + size * 0.2,
                    text,
                    size,
                    Theme.TITLE_WEIGHT,
                    Anchor.MIDDLE,
                    0,
                    theme.ink());
            sketch.text(
                    Meaning.of(Role.LABEL),
                    cx,
                    next,
                    layer.title(Channel.VALUE),
                    Theme.SMALL_SIZE,
                    Theme.TEXT_WEIGHT,
                    Anchor.MIDDLE,
                    0,
                    theme.ink2());
            if (layer.options().has("before") && !Double.isNaN(value)) {
                double change = value - layer.options().number("before", value);
                sketch.text(
                        Meaning.of(Role.LABEL),
                        cx,
                        next + 18,
                        (change >= 0 ? "+" : "") + Numerals.brief(change),
                        Theme.SMALL_SIZE,
                        Theme.LABEL_WEIGHT,
                        Anchor.MIDDLE,
                        0,
                        change >= 0 ? theme.better() : theme.worse());
            }
            ends(cx, cy, (inner + outer) / 2, theme, sketch);
        }

        private void ends(double cx, double cy, double radius, Theme theme, Sketch sketch) {
            String[] labels = Numerals.of(new double[] {low, high});
            for (int i = 0; i < 2; i++) {
                Wedge at = new Wedge(cx, cy, 0, radius, 0, i == 0 ? -REACH : REACH);
                sketch.text(
                        at.x(at.to(), radius),
                        at.y(at.to(), radius) + 16,
                        labels[i],
                        Anchor.MIDDLE,
                        theme.tick());
            }
        }
    }
}
