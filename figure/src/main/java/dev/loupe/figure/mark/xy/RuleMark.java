package dev.loupe.figure.mark.xy;

import dev.loupe.figure.mark.Extents;
import dev.loupe.figure.mark.Group;
import dev.loupe.figure.mark.Layer;
import dev.loupe.figure.mark.Mark;
import dev.loupe.figure.mark.Numbers;
import dev.loupe.figure.mark.OptionSpec;
import dev.loupe.figure.mark.Prepared;
import dev.loupe.figure.mark.Signature;
import dev.loupe.figure.mark.Sketch;
import dev.loupe.figure.mark.Stage;
import dev.loupe.figure.scene.Box;
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Item.Anchor;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Role;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.theme.Theme;
import dev.loupe.figure.type.Fitted;

import java.util.ArrayList;
import java.util.List;

/// A line across the panel at values of x or y: a baseline, a target, a day.
public final class RuleMark implements Mark {
    private static final double[] DASH = {4, 3};

    private static final Signature SIGNATURE =
            new Signature(
                    "rule",
                    "a line across the panel at a value of x or y, or of one slope",
                    List.of(),
                    List.of(Channel.X, Channel.Y, Channel.TEXT, Channel.COLOR, Channel.DETAIL),
                    List.of(
                            OptionSpec.word("label", "", List.of(), "what stands beside the line"),
                            OptionSpec.number(
                                    "slope",
                                    "",
                                    -Double.MAX_VALUE,
                                    Double.MAX_VALUE,
                                    "how far the line rises while x grows by 1; it goes through x and y, or through 0"),
                            OptionSpec.flag("dashed", true, "whether the line is dashed"),
                            OptionSpec.number("width", "1.25", 0.1, 40, "in pixels")),
                    Signature.Swatch.LINE);

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Prepared prepare(Layer layer) {
        if (layer.options().has("slope")) {
            return new SlopedRules(layer, layer.groups());
        }
        if (!layer.has(Channel.X) && !layer.has(Channel.Y)) {
            throw new IllegalArgumentException("The mark rule needs x or y, but neither is given.");
        }
        return new Rules(layer, layer.groups());
    }

    static Colour colour(Layer layer, Group group, Stage stage) {
        boolean own = group.colour() >= 0 || layer.paint() != null || layer.has(Channel.COLOR);
        return own ? stage.look(layer, group).colour() : stage.theme().ink2();
    }

    static Stroke stroke(Layer layer, Colour colour) {
        return new Stroke(
                colour.fade(layer.options().number("opacity", 1)),
                layer.options().number("width", 1.25),
                layer.options().flag("dashed") ? DASH : new double[0]);
    }

    static String label(Layer layer, int row) {
        String fixed = layer.options().word("label");
        return !fixed.isEmpty() || !layer.has(Channel.TEXT)
                ? fixed
                : layer.column(Channel.TEXT).text(row);
    }

    private record Rules(Layer layer, List<Group> groups) implements Prepared {
        @Override
        public Extents extents() {
            Extents extents = new Extents().ramped(layer);
            for (Channel channel : List.of(Channel.X, Channel.Y)) {
                if (layer.has(channel)) {
                    extents.column(channel, layer.column(channel), layer.rows())
                            .label(channel, layer.title(channel));
                }
            }
            return extents;
        }

        @Override
        public List<Numbers> numbers() {
            List<Numbers> all = new ArrayList<>();
            for (Group group : groups) {
                Numbers numbers = Numbers.of("rule", group.name());
                for (Channel channel : List.of(Channel.X, Channel.Y)) {
                    if (layer.has(channel)) {
                        int[] distinct = distinct(channel, group);
                        all.add(numbers.with(channel.word(), layer.column(channel).take(distinct)));
                    }
                }
            }
            return all;
        }

        private int[] distinct(Channel channel, Group group) {
            return Distinct.rows("rule", group.rows(), List.of(layer.column(channel)));
        }

        @Override
        public void draw(Stage stage, Sketch sketch) {
            for (Group group : groups) {
                Colour colour = colour(layer, group, stage);
                for (Channel channel : List.of(Channel.X, Channel.Y)) {
                    if (layer.has(channel)) {
                        draw(channel, group, colour, stage, sketch);
                    }
                }
            }
        }

        private void draw(Channel channel, Group group, Colour colour, Stage stage, Sketch sketch) {
            boolean upright = channel == Channel.X;
            Box box = stage.box();
            int[] rows = distinct(channel, group);
            double[] at =
                    Stage.places(upright ? stage.x() : stage.y(), layer.column(channel), rows);
            Stroke stroke = stroke(layer, colour);
            for (int i = 0; i < rows.length; i++) {
                if (!Double.isFinite(at[i])) {
                    continue;
                }
                String value = layer.column(channel).text(rows[i]);
                String label = label(layer, rows[i]);
                Meaning meaning =
                        Meaning.mark(label.isEmpty() ? value : label + ": " + value, group.key());
                if (upright) {
                    sketch.line(meaning, at[i], box.y(), at[i], box.bottom(), stroke);
                } else {
                    sketch.line(meaning, box.x(), at[i], box.right(), at[i], stroke);
                }
                drawLabel(label, at[i], upright, colour, stage, sketch);
            }
        }

        /// At the end of a level line above it, at the top of an upright one beside it, on the side with more room.
        private void drawLabel(
                String label,
                double at,
                boolean upright,
                Colour colour,
                Stage stage,
                Sketch sketch) {
            Box box = stage.box();
            boolean left = at > box.centreX();
            double room = upright ? (left ? at - box.x() : box.right() - at) - 8 : box.width() - 8;
            String text = Fitted.cut(label, room, Theme.TICK_SIZE, Theme.LABEL_WEIGHT);
            boolean below = at - box.y() < 16;
            sketch.text(
                    Meaning.of(Role.LABEL, label),
                    upright ? at + (left ? -5 : 5) : box.right() - 2,
                    upright ? box.y() + 11 : below ? at + 13 : at - 5,
                    text,
                    Theme.TICK_SIZE,
                    Theme.LABEL_WEIGHT,
                    upright && !left ? Anchor.START : Anchor.END,
                    0,
                    stage.theme().textIn(colour));
        }
    }
}
