package dev.loupe.figure.mark;

import dev.loupe.figure.scene.Item.Anchor;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Role;
import dev.loupe.figure.theme.Theme;

/// Two axes, and a few words about the whole right above the panel.
///
/// @param text what is said
/// @param x    data above which it is centred; NaN to end at the panel's right edge
public record Overhead(String text, double x) implements Frame {
    @Override
    public boolean axes() {
        return true;
    }

    @Override
    public void drawOver(Stage stage, Sketch sketch) {
        double place = Double.isNaN(x) ? Double.NaN : stage.x().at(x);
        boolean centred = Double.isFinite(place);
        if (stage.box().width() > 130) {
            sketch.text(
                    Meaning.of(Role.ANNOTATION),
                    centred ? place : stage.box().right(),
                    stage.box().y() - (centred ? 5 : 9),
                    text,
                    Theme.SMALL_SIZE,
                    Theme.LABEL_WEIGHT,
                    centred ? Anchor.MIDDLE : Anchor.END,
                    0,
                    stage.theme().ink());
        }
    }
}
