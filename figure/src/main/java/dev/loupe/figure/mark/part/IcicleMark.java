package dev.loupe.figure.mark.part;

import dev.loupe.figure.mark.Hatch;
import dev.loupe.figure.mark.Layer;
import dev.loupe.figure.mark.Mark;
import dev.loupe.figure.mark.Prepared;
import dev.loupe.figure.mark.Signature;
import dev.loupe.figure.mark.Sketch;
import dev.loupe.figure.mark.Stage;
import dev.loupe.figure.scene.Box;
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Item.Anchor;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Role;
import dev.loupe.figure.theme.Theme;
import dev.loupe.figure.type.Fitted;
import dev.loupe.figure.type.Typeface;

import java.util.List;

/// Levels of parts as columns from left to right, each part beside what it belongs to, its height its value.
public final class IcicleMark implements Mark {
    private static final Signature SIGNATURE =
            new Signature(
                    "icicle",
                    "levels of parts as columns from left to right",
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
        return new Columns(layer);
    }

    private static final class Columns extends Parts {
        Columns(Layer layer) {
            super("icicle", layer);
        }

        @Override
        public void draw(Stage stage, Sketch sketch) {
            if (whole.value() > 0) {
                double width = stage.box().width() / (whole.levels() + 1);
                part(whole, stage.box().y(), stage.box().height(), width, stage, sketch);
            }
        }

        private void part(
                Hierarchy part,
                double top,
                double height,
                double width,
                Stage stage,
                Sketch sketch) {
            if (height < 0.4) {
                return;
            }
            double left = stage.box().x() + part.depth() * width;
            double gap = height > 4 ? 0.5 : 0;
            Colour fill = part.depth() == 0 ? stage.theme().muteFill() : fill(part, stage);
            Box box = new Box(left + 0.5, top + gap, width - 1, height - 2 * gap);
            sketch.rect(meaning(part), box.x(), box.y(), box.right(), box.bottom(), fill, null);
            label(part, box, fill, stage, sketch);
            double at = top;
            for (Hierarchy child : part.children()) {
                double share = height * child.value() / part.value();
                part(child, at, share, width, stage, sketch);
                at += share;
            }
        }

        private void label(Hierarchy part, Box box, Colour fill, Stage stage, Sketch sketch) {
            if (box.height() < 13 || box.width() < 24) {
                return;
            }
            Colour ink = stage.theme().textOn(fill);
            String share = share(part);
            double shareWidth = Typeface.width(share, Theme.TICK_SIZE, Theme.TEXT_WEIGHT);
            boolean both = box.width() > shareWidth + 50;
            String name =
                    Fitted.cut(
                            part.name().isEmpty() ? "all" : part.name(),
                            box.width() - 12 - (both ? shareWidth + 8 : 0),
                            Theme.TICK_SIZE,
                            Theme.LABEL_WEIGHT);
            double y = box.height() < 30 ? box.centreY() + 4 : box.y() + 15;
            sketch.text(
                    Meaning.of(Role.LABEL),
                    box.x() + 6,
                    y,
                    name,
                    Theme.TICK_SIZE,
                    Theme.LABEL_WEIGHT,
                    Anchor.START,
                    0,
                    ink);
            if (both) {
                sketch.text(
                        Meaning.of(Role.LABEL),
                        box.right() - 6,
                        y,
                        share,
                        Theme.TICK_SIZE,
                        Theme.TEXT_WEIGHT,
                        Anchor.END,
                        0,
                        ink.fade(0.8));
            }
        }
    }
}
