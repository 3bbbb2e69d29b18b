package dev.loupe.figure.layout;

import dev.loupe.figure.mark.Sketch;
import dev.loupe.figure.scale.Broken;
import dev.loupe.figure.scale.Continuous;
import dev.loupe.figure.scale.Position;
import dev.loupe.figure.scene.Box;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Outline;
import dev.loupe.figure.scene.Role;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.theme.Theme;

/// Where values are left out of an axis, what is drawn looks torn: a strip of the surface with ragged edges runs across the panel.
public final class CutSigns {
    private static final double TOOTH = 7;
    private static final double DEEP = 1.5;
    private static final double BLEED = 4;

    private CutSigns() {}

    /// @param across whether `scale` runs along x
    public static void draw(Position scale, boolean across, Box box, Theme theme, Sketch sketch) {
        if (!(scale instanceof Continuous line)
                || !(line.warp() instanceof Broken broken)
                || broken.gap() == 0) {
            return;
        }
        double low = Math.min(line.low(), line.high());
        double high = Math.max(line.low(), line.high());
        for (double[] gap : broken.gaps(low, high)) {
            double a = scale.at(gap[0]);
            double b = scale.at(gap[1]);
            double start = (across ? box.y() : box.x()) - BLEED;
            double end = (across ? box.bottom() : box.right()) + BLEED;
            double[] near = new double[(int) Math.ceil((end - start) / TOOTH) + 1];
            double[] along = new double[near.length];
            for (int i = 0; i < near.length; i++) {
                along[i] = Math.min(end, start + i * TOOTH);
                near[i] = i % 2 == 0 ? -DEEP : DEEP;
            }
            strip(near, along, a, b, across, theme, sketch);
        }
    }

    private static void strip(
            double[] teeth,
            double[] along,
            double a,
            double b,
            boolean across,
            Theme theme,
            Sketch sketch) {
        Outline.Builder strip = new Outline.Builder();
        Outline.Builder edges = new Outline.Builder();
        for (double edge : new double[] {a, b}) {
            for (int step = 0; step < teeth.length; step++) {
                int i = edge == a ? step : teeth.length - 1 - step;
                double x = across ? edge + teeth[i] : along[i];
                double y = across ? along[i] : edge + teeth[i];
                if (step == 0) {
                    edges.move(x, y);
                } else {
                    edges.line(x, y);
                }
                if (step == 0 && edge == a) {
                    strip.move(x, y);
                } else {
                    strip.line(x, y);
                }
            }
        }
        Meaning meaning = Meaning.of(Role.AXIS);
        sketch.fill(meaning, strip.close().build(), theme.surface());
        sketch.stroke(meaning, edges.build(), new Stroke(theme.axis(), 0.75));
    }
}
