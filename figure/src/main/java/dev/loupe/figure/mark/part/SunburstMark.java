package dev.loupe.figure.mark.part;

import dev.loupe.figure.mark.Hatch;
import dev.loupe.figure.mark.Layer;
import dev.loupe.figure.mark.Mark;
import dev.loupe.figure.mark.Prepared;
import dev.loupe.figure.mark.Signature;
import dev.loupe.figure.mark.Sketch;
import dev.loupe.figure.mark.Stage;
import dev.loupe.figure.scale.Numerals;
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

/// Levels of parts as rings about a centre, each part outside of what it belongs to.
public final class SunburstMark implements Mark {
    private static final Signature SIGNATURE =
            new Signature(
                    "sunburst",
                    "levels of parts as rings about a centre",
                    List.of(),
                    Parts.TAKES,
                    List.of(Parts.PATH, Hatch.OPTION),
                    Signature.Swatch.NONE);

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Prepared prepare(Layer layer) {
        return new Rings(layer);
    }

    private static final class Rings extends Parts {
        private static final double HOLE = 0.28;

        Rings(Layer layer) {
            super("sunburst", layer);
        }

        @Override
        public void draw(Stage stage, Sketch sketch) {
            Box box = stage.box();
            double outer = Math.min(box.width(), box.height()) / 2;
            int levels = Math.max(1, whole.levels());
            double inner = HOLE * outer;
            double ring = (outer - inner) / levels;
            if (whole.value() > 0) {
                draw(whole, 0, 2 * Math.PI, inner, ring, stage, sketch);
                sketch.text(
                        Meaning.of(Role.LABEL),
                        box.centreX(),
                        box.centreY() + 6,
                        Numerals.brief(whole.value()),
                        16,
                        Theme.TITLE_WEIGHT,
                        Anchor.MIDDLE,
                        0,
                        stage.theme().ink());
            }
        }

        private void draw(
                Hierarchy parent,
                double from,
                double to,
                double inner,
                double ring,
                Stage stage,
                Sketch sketch) {
            double angle = from;
            for (Hierarchy part : parent.children()) {
                double end = angle + (to - from) * part.value() / parent.value();
                double radius = inner + (part.depth() - 1) * ring;
                Wedge wedge =
                        new Wedge(
                                stage.box().centreX(),
                                stage.box().centreY(),
                                radius,
                                radius + ring,
                                angle,
                                end);
                if ((end - angle) * (radius + ring) > 0.25) {
                    Colour fill = fill(part, stage);
                    sketch.path(
                            meaning(part),
                            wedge.outline(),
                            fill,
                            new Stroke(stage.theme().surface(), 1));
                    label(part, wedge, fill, stage, sketch);
                    draw(part, angle, end, inner, ring, stage, sketch);
                }
                angle = end;
            }
        }

        /// Along the ring where it is long enough, else outwards, else not at all.
        private static void label(
                Hierarchy part, Wedge wedge, Colour fill, Stage stage, Sketch sketch) {
            double depth = wedge.outer() - wedge.inner();
            double radius = (wedge.inner() + wedge.outer()) / 2;
            double length = (wedge.to() - wedge.from()) * radius;
            double wanted = Typeface.width(part.name(), Theme.TICK_SIZE, Theme.TEXT_WEIGHT);
            double middle = wedge.middle();
            boolean along =
                    length >= Math.min(wanted + 8, 60) && length > depth && length < 3 * radius;
            if (!along && length < 13) {
                return;
            }
            String name =
                    Fitted.cut(
                            part.name(),
                            (along ? Math.min(length, 1.4 * radius) : depth) - 8,
                            Theme.TICK_SIZE,
                            Theme.TEXT_WEIGHT);
            if (name.length() < 2 && !name.equals(part.name())) {
                return;
            }
            double degrees = Math.toDegrees(middle);
            boolean turned = along ? Math.cos(middle) < 0 : Math.sin(middle) < 0;
            double angle = along ? degrees + (turned ? 180 : 0) : degrees - 90 + (turned ? 180 : 0);
            double drop = Math.toRadians(angle);
            sketch.text(
                    Meaning.of(Role.LABEL),
                    wedge.x(middle, radius) - 4 * Math.sin(drop),
                    wedge.y(middle, radius) + 4 * Math.cos(drop),
                    name,
                    Theme.TICK_SIZE,
                    Theme.TEXT_WEIGHT,
                    Anchor.MIDDLE,
                    angle,
                    stage.theme().textOn(fill));
        }
    }
}
