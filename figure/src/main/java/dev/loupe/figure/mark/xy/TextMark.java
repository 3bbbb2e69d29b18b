package dev.loupe.figure.mark.xy;

import dev.loupe.figure.data.Column;
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
import dev.loupe.figure.type.Typeface;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A word at each row: names beside dots, or words for themselves.
public final class TextMark implements Mark {
    /// Above this, words are drawn over each other without a look for free places.
    private static final int MOST_PLACED = 5_000;

    private static final int MOST = 50_000;
    private static final double MOST_WIDTH = 300;
    private static final double AWAY = 6;

    private static final Signature SIGNATURE =
            new Signature(
                    "text",
                    "a word at each row",
                    List.of(Channel.X, Channel.Y, Channel.TEXT),
                    List.of(Channel.COLOR, Channel.DETAIL),
                    List.of(
                            OptionSpec.word(
                                    "place",
                                    "beside",
                                    List.of("beside", "at"),
                                    "beside a dot, wherever there is room, and left out where there is none; or centred at its place"),
                            OptionSpec.number(
                                    "dx",
                                    "0",
                                    -4000,
                                    4000,
                                    "how far to the right of its place a word stands, in pixels"),
                            OptionSpec.number(
                                    "dy",
                                    "0",
                                    -4000,
                                    4000,
                                    "how far below its place a word stands, in pixels"),
                            OptionSpec.word(
                                    "align",
                                    "middle",
                                    List.of("start", "middle", "end"),
                                    "what of a word lies at its place"),
                            OptionSpec.word(
                                    "pointer",
                                    "none",
                                    List.of("none", "line", "arrow"),
                                    "what leads from a word to its place"),
                            OptionSpec.word(
                                    "within",
                                    "axes",
                                    List.of("axes", "panel", "panel-x", "panel-y"),
                                    "whether x, y or both are shares of the panel from its lower left corner instead of data"),
                            OptionSpec.number("size", "11", 4, 200, "of the font, in pixels"),
                            OptionSpec.flag("strong", false, "whether words are half bold")),
                    Signature.Swatch.NONE);

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Prepared prepare(Layer layer) {
        if (layer.rows().length > MOST) {
            throw new IllegalArgumentException(
                    "The mark text can draw "
                            + MOST
                            + " words in a panel, but there are "
                            + layer.rows().length
                            + ".");
        }
        return new Words(layer, layer.groups());
    }

    private record Words(Layer layer, List<Group> groups) implements Prepared {
        @Override
        public Extents extents() {
            Extents extents = new Extents().ramped(layer);
            for (Channel channel : List.of(Channel.X, Channel.Y)) {
                if (shares(channel)) {
                    continue;
                }
                extents.column(channel, layer.column(channel), layer.rows())
                        .label(channel, layer.title(channel))
                        .padded(channel);
            }
            return extents;
        }

        @Override
        public List<Numbers> numbers() {
            List<Numbers> all = new ArrayList<>();
            for (Group group : groups) {
                Numbers numbers = Numbers.of("text", group.name());
                for (Channel channel : List.of(Channel.X, Channel.Y, Channel.TEXT)) {
                    numbers =
                            numbers.with(channel.word(), layer.column(channel).take(group.rows()));
                }
                all.add(numbers);
            }
            return all;
        }

        @Override
        public void draw(Stage stage, Sketch sketch) {
            boolean beside =
                    layer.options().word("place").equals("beside")
                            && layer.rows().length <= MOST_PLACED
                            && Away.of(layer.options()).equals(Away.NOT)
                            && layer.options().word("within").equals("axes");
            Crowd crowd = new Crowd(stage.box());
            int left = 0;
            int drawn = 0;
            if (beside) {
                for (Group group : groups) {
                    double[] x = across(group, stage);
                    double[] y = up(group, stage);
                    for (int i = 0; i < x.length; i++) {
                        crowd.dot(x[i], y[i]);
                    }
                }
            }
            for (Group group : groups) {
                boolean own =
                        group.colour() >= 0 || layer.paint() != null || layer.has(Channel.COLOR);
                Colour colour =
                        own
                                ? stage.theme().textIn(stage.look(layer, group).colour())
                                : stage.theme().ink2();
                double[] x = across(group, stage);
                double[] y = up(group, stage);
                for (int i = 0; i < x.length; i++) {
                    if (Double.isFinite(x[i] + y[i])) {
                        boolean done =
                                word(
                                        group,
                                        i,
                                        x[i],
                                        y[i],
                                        beside ? crowd : null,
                                        colour,
                                        stage,
                                        sketch);
                        left += done ? 0 : 1;
                        drawn++;
                    }
                }
            }
            if (left > 0) {
                drawNote(left + " of " + drawn + " names have no room", crowd, stage, sketch);
            }
        }

        private boolean shares(Channel channel) {
            String within = layer.options().word("within");
            return within.equals("panel") || within.equals("panel-" + channel.word());
        }

        private double[] across(Group group, Stage stage) {
            Column column = layer.column(Channel.X);
            return shares(Channel.X)
                    ? inPanel(column, group.rows(), stage.box().x(), stage.box().width())
                    : stage.across(column, group.rows());
        }

        private double[] up(Group group, Stage stage) {
            Column column = layer.column(Channel.Y);
            return shares(Channel.Y)
                    ? inPanel(column, group.rows(), stage.box().bottom(), -stage.box().height())
                    : stage.up(column, group.rows());
        }

        private static double[] inPanel(Column shares, int[] rows, double from, double size) {
            if (!(shares.take(rows) instanceof Column.Numbers(double[] numbers))) {
                throw new IllegalArgumentException(
                        "Places that are shares of the panel are numbers, but here they are "
                                + (shares instanceof Column.Times ? "times." : "words."));
            }
            return Arrays.stream(numbers).map(share -> from + share * size).toArray();
        }

        /// In a free corner, if there is one.
        private static void drawNote(String note, Crowd crowd, Stage stage, Sketch sketch) {
            Box box = stage.box();
            double width = Typeface.width(note, Theme.TICK_SIZE, Theme.TEXT_WEIGHT);
            Box[] corners = {
                new Box(box.right() - width, box.bottom() - 16, width, 12),
                new Box(box.x() + 4, box.y() + 2, width, 12),
                new Box(box.x() + 4, box.bottom() - 16, width, 12),
                new Box(box.right() - width, box.y() + 2, width, 12)
            };
            Box free = corners[0];
            for (int i = corners.length - 1; i >= 0; i--) {
                free = crowd.taken(corners[i]) ? free : corners[i];
            }
            sketch.text(
                    Meaning.of(Role.NOTE),
                    free.x(),
                    free.y() + 10,
                    note,
                    Theme.TICK_SIZE,
                    Theme.TEXT_WEIGHT,
                    Anchor.START,
                    0,
                    stage.theme().ink3());
        }

        private boolean word(
                Group group,
                int i,
                double x,
                double y,
                @Nullable Crowd crowd,
                Colour colour,
                Stage stage,
                Sketch sketch) {
            double size = layer.options().number("size", Theme.TICK_SIZE);
            int weight = layer.options().flag("strong") ? Theme.TITLE_WEIGHT : Theme.LABEL_WEIGHT;
            String full = layer.column(Channel.TEXT).text(group.rows()[i]);
            String text = Fitted.cut(full, Math.max(MOST_WIDTH, 10 * size), size, weight);
            double width = Typeface.width(text, size, weight);
            Away away = Away.of(layer.options());
            Box place =
                    crowd == null
                            ? away.place(x, y, width, size, stage.box())
                            : crowd.free(x, y, width, size, AWAY);
            if (place == null) {
                return false;
            }
            away.point(place, x, y, stage.theme().ink2(), sketch);
            sketch.text(
                    Meaning.mark(full, group.key()).rows(group.rows()[i]),
                    place.x(),
                    place.y() + 0.84 * size,
                    text,
                    size,
                    weight,
                    Anchor.START,
                    0,
                    colour.fade(layer.options().number("opacity", 1)));
            return true;
        }
    }
}
