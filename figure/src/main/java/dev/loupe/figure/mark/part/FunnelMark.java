package dev.loupe.figure.mark.part;

import dev.loupe.figure.data.Column;
import dev.loupe.figure.mark.Bare;
import dev.loupe.figure.mark.Categories;
import dev.loupe.figure.mark.Group;
import dev.loupe.figure.mark.Layer;
import dev.loupe.figure.mark.Mark;
import dev.loupe.figure.mark.Numbers;
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
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.theme.Theme;
import dev.loupe.figure.type.Fitted;
import dev.loupe.figure.type.Typeface;

import java.util.Arrays;
import java.util.List;

/// How many are left after each step, as bars about one axis, with the share that went on.
public final class FunnelMark implements Mark {
    private static final Signature SIGNATURE =
            new Signature(
                    "funnel",
                    "how many are left after each step",
                    List.of(Channel.Y, Channel.X),
                    List.of(),
                    List.of(),
                    Signature.Swatch.NONE);

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    /// `Y` names the steps, `X` counts; or the other way round.
    @Override
    public Prepared prepare(Layer layer) {
        boolean turned =
                layer.column(Channel.Y) instanceof Column.Numbers
                        && layer.column(Channel.X) instanceof Column.Texts;
        Channel along = turned ? Channel.X : Channel.Y;
        Column.Texts names = layer.texts(along);
        Categories.countable(layer, SIGNATURE.name(), along, names.levels().length);
        double[] counts = layer.numbers(turned ? Channel.Y : Channel.X);
        double[] left = new double[names.levels().length];
        for (int row : layer.rows()) {
            int step = names.codes()[row];
            if (step >= 0 && Double.isFinite(counts[row]) && counts[row] >= 0) {
                left[step] += counts[row];
            }
        }
        return new Funnel(layer, names.levels(), left);
    }

    private record Funnel(Layer layer, String[] names, double[] left) implements Bare {
        private static final double MOST_ROW = 96;
        private static final double GAP = 6;

        @Override
        public List<Numbers> numbers() {
            double[] share = Arrays.stream(left).map(v -> left[0] > 0 ? v / left[0] : 0).toArray();
            return List.of(
                    Numbers.of("funnel", "")
                            .with("step", names)
                            .with("count", left)
                            .with("share", share));
        }

        @Override
        public void draw(Stage stage, Sketch sketch) {
            if (names.length == 0) {
                return;
            }
            Box box = stage.box();
            Theme theme = stage.theme();
            double most = Arrays.stream(left).max().orElse(0);
            double widest = 0;
            for (String name : names) {
                widest =
                        Math.max(
                                widest, Typeface.width(name, Theme.SMALL_SIZE, Theme.LABEL_WEIGHT));
            }
            double side = Math.min(widest, box.width() * 0.3) + 12;
            double row = Math.min(MOST_ROW, (box.height() + GAP) / names.length);
            double room = box.width() - side - 52;
            double centre = box.x() + side + room / 2;
            Colour hue =
                    stage.look(new Group("", "", -1, -1, -1, layer.rows()), layer.paint()).colour();
            for (int i = 0; i < names.length; i++) {
                double half = most > 0 ? room * left[i] / most / 2 : 0;
                double top = box.y() + i * row;
                double bottom = top + row - GAP;
                String share = i == 0 || left[0] <= 0 ? "" : Parts.share(left[i] / left[0]);
                Meaning meaning =
                        Meaning.mark(
                                names[i]
                                        + ", "
                                        + Numerals.brief(left[i])
                                        + (share.isEmpty() ? "" : ", " + share),
                                "");
                if (i + 1 < names.length && row > 14) {
                    double next = most > 0 ? room * left[i + 1] / most / 2 : 0;
                    sketch.fill(
                            Meaning.NONE,
                            new Outline.Builder(5)
                                    .move(centre - half, bottom)
                                    .line(centre + half, bottom)
                                    .line(centre + next, bottom + GAP)
                                    .line(centre - next, bottom + GAP)
                                    .close()
                                    .build(),
                            hue.fade(0.18));
                }
                sketch.rect(meaning, centre - half, top, centre + half, bottom, hue, null);
                double middle = (top + bottom) / 2 + 4;
                sketch.text(
                        Meaning.of(Role.LABEL),
                        box.x() + side - 12,
                        middle,
                        Fitted.cut(names[i], side - 12, Theme.SMALL_SIZE, Theme.LABEL_WEIGHT),
                        Theme.SMALL_SIZE,
                        Theme.LABEL_WEIGHT,
                        Anchor.END,
                        0,
                        theme.ink2());
                String count = Numerals.brief(left[i]);
                boolean inside =
                        2 * half > Typeface.width(count, Theme.SMALL_SIZE, Theme.LABEL_WEIGHT) + 10;
                sketch.text(
                        Meaning.of(Role.LABEL),
                        inside ? centre : centre + half + 6,
                        middle,
                        count,
                        Theme.SMALL_SIZE,
                        Theme.LABEL_WEIGHT,
                        inside ? Anchor.MIDDLE : Anchor.START,
                        0,
                        inside ? theme.textOn(hue) : theme.ink());
                sketch.text(
                        Meaning.of(Role.LABEL),
                        box.right(),
                        middle,
                        share,
                        Theme.SMALL_SIZE,
                        Theme.TEXT_WEIGHT,
                        Anchor.END,
                        0,
                        theme.ink3());
            }
        }
    }
}
