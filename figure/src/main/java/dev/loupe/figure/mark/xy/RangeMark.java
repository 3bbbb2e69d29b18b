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
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.theme.Theme;
import dev.loupe.figure.type.Fitted;

import java.util.ArrayList;
import java.util.List;

/// Shaded intervals of x (from `START` to `END`) or of y (from `LOW` to `HIGH`), or where both meet.
public final class RangeMark implements Mark {
    private static final double OPACITY = 0.1;

    private static final Signature SIGNATURE =
            new Signature(
                    "range",
                    "a shaded interval of x or y",
                    List.of(),
                    List.of(
                            Channel.START,
                            Channel.END,
                            Channel.LOW,
                            Channel.HIGH,
                            Channel.TEXT,
                            Channel.COLOR,
                            Channel.DETAIL),
                    List.of(OptionSpec.word("label", "", List.of(), "what stands in it")),
                    Signature.Swatch.SQUARE);

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Prepared prepare(Layer layer) {
        boolean x = layer.has(Channel.START) && layer.has(Channel.END);
        boolean y = layer.has(Channel.LOW) && layer.has(Channel.HIGH);
        if (!x && !y) {
            throw new IllegalArgumentException(
                    "The mark range needs start and end, or low and high, but neither pair is given.");
        }
        return new Ranges(layer, layer.groups(), x, y);
    }

    private record Ranges(Layer layer, List<Group> groups, boolean hasX, boolean hasY)
            implements Prepared {
        @Override
        public Extents extents() {
            Extents extents = new Extents().ramped(layer);
            if (hasX) {
                extents.column(Channel.X, layer.column(Channel.START), layer.rows())
                        .column(Channel.X, layer.column(Channel.END), layer.rows());
            }
            if (hasY) {
                extents.column(Channel.Y, layer.column(Channel.LOW), layer.rows())
                        .column(Channel.Y, layer.column(Channel.HIGH), layer.rows());
            }
            return extents;
        }

        private List<Channel> shown() {
            List<Channel> shown = new ArrayList<>();
            if (hasX) {
                shown.addAll(List.of(Channel.START, Channel.END));
            }
            if (hasY) {
                shown.addAll(List.of(Channel.LOW, Channel.HIGH));
            }
            return shown;
        }

        @Override
        public List<Numbers> numbers() {
            List<Numbers> all = new ArrayList<>();
            for (Group group : groups) {
                Numbers numbers = Numbers.of("range", group.name());
                for (Channel channel : shown()) {
                    numbers =
                            numbers.with(
                                    channel.word(), layer.column(channel).take(distinct(group)));
                }
                all.add(numbers);
            }
            return all;
        }

        private int[] distinct(Group group) {
            return Distinct.rows(
                    "range", group.rows(), shown().stream().map(layer::column).toList());
        }

        @Override
        public void draw(Stage stage, Sketch sketch) {
            Box box = stage.box();
            for (Group group : groups) {
                int[] rows = distinct(group);
                double[] left = hasX ? stage.across(layer.column(Channel.START), rows) : null;
                double[] right = hasX ? stage.across(layer.column(Channel.END), rows) : null;
                double[] bottom = hasY ? stage.up(layer.column(Channel.LOW), rows) : null;
                double[] top = hasY ? stage.up(layer.column(Channel.HIGH), rows) : null;
                boolean own = layer.has(Channel.COLOR) || layer.paint() != null;
                Colour colour = own ? stage.look(layer, group).colour() : stage.theme().ink3();
                for (int i = 0; i < rows.length; i++) {
                    double band = stage.x().band() / 2;
                    double rise = stage.y().band() / 2;
                    double x1 = left == null ? box.x() : left[i] - band;
                    double x2 = right == null ? box.right() : right[i] + band;
                    double y1 = bottom == null ? box.bottom() : bottom[i] + rise;
                    double y2 = top == null ? box.y() : top[i] - rise;
                    if (Double.isFinite(x1 + x2 + y1 + y2)) {
                        draw(group, rows[i], x1, y1, x2, y2, colour, stage, sketch);
                    }
                }
            }
        }

        private void draw(
                Group group,
                int row,
                double x1,
                double y1,
                double x2,
                double y2,
                Colour colour,
                Stage stage,
                Sketch sketch) {
            String fixed = layer.options().word("label");
            String label =
                    !fixed.isEmpty() || !layer.has(Channel.TEXT)
                            ? fixed
                            : layer.column(Channel.TEXT).text(row);
            sketch.rect(
                    Meaning.mark(label.isEmpty() ? group.name() : label, group.key()),
                    x1,
                    y1,
                    x2,
                    y2,
                    colour.fade(layer.options().number("opacity", OPACITY)),
                    null);
            double room = Math.max(0, Math.abs(x2 - x1) - 6);
            if (!label.isEmpty() && room > 20) {
                sketch.text(
                        Meaning.of(Role.LABEL, label),
                        Math.min(x1, x2) + 4,
                        Math.min(y1, y2) + 13,
                        Fitted.cut(label, room, Theme.TICK_SIZE, Theme.LABEL_WEIGHT),
                        Theme.TICK_SIZE,
                        Theme.LABEL_WEIGHT,
                        Anchor.START,
                        0,
                        stage.theme().textIn(colour));
            }
        }
    }
}
