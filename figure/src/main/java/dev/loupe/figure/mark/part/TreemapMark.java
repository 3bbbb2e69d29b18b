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
import dev.loupe.figure.scene.Outline;
import dev.loupe.figure.scene.Role;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.theme.Theme;
import dev.loupe.figure.type.Fitted;
import dev.loupe.figure.type.Typeface;

import java.util.List;

/// Parts as tiles whose areas are their values, within the tiles of what they belong to.
public final class TreemapMark implements Mark {
    private static final Signature SIGNATURE =
            new Signature(
                    "treemap",
                    "parts as tiles whose areas are their values",
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
        return new Tiles(layer);
    }

    private static final class Tiles extends Parts {
        private static final double HEAD = 19;
        private static final double LEAST_HEAD_HEIGHT = 44;

        Tiles(Layer layer) {
            super("treemap", layer);
        }

        @Override
        public void draw(Stage stage, Sketch sketch) {
            if (whole.value() > 0) {
                children(whole, stage.box(), stage, sketch);
            }
        }

        private void children(Hierarchy parent, Box box, Stage stage, Sketch sketch) {
            double[] values = parent.children().stream().mapToDouble(Hierarchy::value).toArray();
            Box[] boxes = Squarified.tiles(values, box);
            for (int i = 0; i < boxes.length; i++) {
                tile(parent.children().get(i), boxes[i], stage, sketch);
            }
        }

        private void tile(Hierarchy part, Box box, Stage stage, Sketch sketch) {
            if (box.width() < 0.5 || box.height() < 0.5) {
                return;
            }
            Colour fill = fill(part, stage);
            double gap = part.depth() == 1 ? 1.5 : 0.5;
            Box shown = box.inset(gap, gap, gap, gap);
            sketch.path(
                    meaning(part),
                    new Outline.Builder(5).box(shown).build(),
                    fill,
                    new Stroke(stage.theme().surface(), 0.5));
            if (part.children().isEmpty()) {
                inside(part, shown, fill, stage, sketch);
            } else {
                boolean headed = shown.height() >= LEAST_HEAD_HEIGHT && shown.width() >= 40;
                if (headed) {
                    String name =
                            Fitted.cut(
                                    part.name(),
                                    shown.width() - 12,
                                    Theme.SMALL_SIZE,
                                    Theme.TITLE_WEIGHT);
                    sketch.text(
                            Meaning.of(Role.LABEL),
                            shown.x() + 6,
                            shown.y() + 14,
                            name,
                            Theme.SMALL_SIZE,
                            Theme.TITLE_WEIGHT,
                            Anchor.START,
                            0,
                            stage.theme().textOn(fill));
                }
                children(part, shown.inset(headed ? HEAD : 2, 2, 2, 2), stage, sketch);
            }
        }

        private static void inside(
                Hierarchy part, Box box, Colour fill, Stage stage, Sketch sketch) {
            if (box.height() < 15 || box.width() < 22) {
                return;
            }
            String name =
                    Fitted.cut(part.name(), box.width() - 8, Theme.TICK_SIZE, Theme.TEXT_WEIGHT);
            boolean enough = name.equals(part.name()) || name.length() > 4;
            if (!enough) {
                return;
            }
            Colour ink = stage.theme().textOn(fill);
            sketch.text(
                    Meaning.of(Role.LABEL),
                    box.x() + 5,
                    box.y() + 13,
                    name,
                    Theme.TICK_SIZE,
                    Theme.TEXT_WEIGHT,
                    Anchor.START,
                    0,
                    ink);
            String value = Numerals.brief(part.value());
            if (box.height() >= 32
                    && Typeface.width(value, Theme.TICK_SIZE, Theme.TEXT_WEIGHT)
                            < box.width() - 8) {
                sketch.text(
                        Meaning.of(Role.LABEL),
                        box.x() + 5,
                        box.y() + 27,
                        value,
                        Theme.TICK_SIZE,
                        Theme.TEXT_WEIGHT,
                        Anchor.START,
                        0,
                        ink.fade(0.75));
            }
        }
    }
}
