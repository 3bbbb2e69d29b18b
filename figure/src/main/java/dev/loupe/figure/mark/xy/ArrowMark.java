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
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Item.Anchor;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Outline;
import dev.loupe.figure.scene.Role;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.theme.Theme;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// An arrow from one place to another for each row: from `X`, `Y` to `X2`, `Y2`; `TEXT` stands where it begins.
public final class ArrowMark implements Mark {
    private static final int MOST = 20_000;
    private static final List<Channel> ENDS = List.of(Channel.X, Channel.Y, Channel.X2, Channel.Y2);

    private static final Signature SIGNATURE =
            new Signature(
                    "arrow",
                    "an arrow or a plain stroke from x, y to x2, y2 for each row",
                    ENDS,
                    List.of(Channel.TEXT, Channel.COLOR, Channel.DETAIL),
                    List.of(
                            OptionSpec.word(
                                    "head",
                                    "end",
                                    List.of("end", "both", "none"),
                                    "where it has a point"),
                            OptionSpec.number(
                                    "bend",
                                    "0",
                                    -1,
                                    1,
                                    "how far its middle lies aside, as a share of its length"),
                            OptionSpec.number("width", "1.25", 0.1, 40, "in pixels"),
                            OptionSpec.number(
                                    "gap", "0", 0, 200, "left free before its end, in pixels")),
                    Signature.Swatch.LINE);

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Prepared prepare(Layer layer) {
        int[] rows =
                Arrays.stream(layer.rows())
                        .filter(r -> ENDS.stream().noneMatch(c -> layer.column(c).missing(r)))
                        .toArray();
        if (rows.length > MOST) {
            throw new IllegalArgumentException(
                    "The mark arrow can show %,d arrows, but there are %,d."
                            .formatted(MOST, rows.length));
        }
        return new Arrows(layer, rows, layer.rows().length - rows.length);
    }

    private record Arrows(Layer layer, int[] rows, int leftOut) implements Prepared {
        private static final double TEXT_GAP = 4;

        @Override
        public Extents extents() {
            return new Extents()
                    .column(Channel.X, layer.column(Channel.X), rows)
                    .column(Channel.X, layer.column(Channel.X2), rows)
                    .column(Channel.Y, layer.column(Channel.Y), rows)
                    .column(Channel.Y, layer.column(Channel.Y2), rows)
                    .label(Channel.X, layer.title(Channel.X))
                    .label(Channel.Y, layer.title(Channel.Y))
                    .padded(Channel.X)
                    .coloured(layer)
                    .thin();
        }

        @Override
        public List<Numbers> numbers() {
            List<Numbers> all = new ArrayList<>();
            for (Group group : layer.over(rows).groups()) {
                Numbers numbers = Numbers.of("arrow", group.name());
                for (Channel end : ENDS) {
                    numbers = numbers.with(end.word(), layer.column(end).take(group.rows()));
                }
                all.add(numbers);
            }
            return all;
        }

        @Override
        public void draw(Stage stage, Sketch sketch) {
            for (Group group : layer.over(rows).groups()) {
                double[] x = stage.across(layer.column(Channel.X), group.rows());
                double[] y = stage.up(layer.column(Channel.Y), group.rows());
                double[] x2 = stage.across(layer.column(Channel.X2), group.rows());
                double[] y2 = stage.up(layer.column(Channel.Y2), group.rows());
                for (int i = 0; i < x.length; i++) {
                    if (Double.isFinite(x[i] + y[i]) && Double.isFinite(x2[i] + y2[i])) {
                        draw(group, group.rows()[i], x[i], y[i], x2[i], y2[i], stage, sketch);
                    }
                }
            }
        }

        private void draw(
                Group group,
                int row,
                double x,
                double y,
                double x2,
                double y2,
                Stage stage,
                Sketch sketch) {
            Colour colour = colour(group, row, stage);
            double bend = layer.options().number("bend", 0);
            double middleX = (x + x2) / 2 - 2 * bend * (y2 - y);
            double middleY = (y + y2) / 2 + 2 * bend * (x2 - x);
            Arrowhead.Point end =
                    new Arrowhead.Point(x2, y2)
                            .before(middleX, middleY, layer.options().number("gap", 0));
            double width = layer.options().number("width", Theme.LINE);
            double size = Arrowhead.length(Math.hypot(end.x() - x, end.y() - y), width);
            String heads = layer.options().word("head");
            Arrowhead.Point from =
                    heads.equals("both")
                            ? new Arrowhead.Point(x, y).before(middleX, middleY, size)
                            : new Arrowhead.Point(x, y);
            Arrowhead.Point to = heads.equals("none") ? end : end.before(middleX, middleY, size);
            Outline.Builder shaft = new Outline.Builder().move(from.x(), from.y());
            if (bend == 0) {
                shaft.line(to.x(), to.y());
            } else {
                shaft.curve(
                        from.x() + (middleX - from.x()) * 2 / 3,
                        from.y() + (middleY - from.y()) * 2 / 3,
                        to.x() + (middleX - to.x()) * 2 / 3,
                        to.y() + (middleY - to.y()) * 2 / 3,
                        to.x(),
                        to.y());
            }
            String word = layer.has(Channel.TEXT) ? layer.column(Channel.TEXT).text(row) : "";
            Meaning meaning =
                    Meaning.mark(word.isEmpty() ? said(row) : word, group.key()).rows(row);
            sketch.stroke(meaning, shaft.build(), new Stroke(colour, width));
            if (!heads.equals("none")) {
                Arrowhead.draw(end, to, colour, sketch);
            }
            if (heads.equals("both")) {
                Arrowhead.draw(new Arrowhead.Point(x, y), from, colour, sketch);
            }
            text(word, x, y, middleX, middleY, stage, sketch);
        }

        private Colour colour(Group group, int row, Stage stage) {
            boolean classes = layer.splits(Channel.COLOR);
            Colour own = layer.paint();
            Colour plain =
                    own != null || classes ? stage.look(group, own).colour() : stage.theme().ink2();
            return stage.colour(layer, row, plain).fade(layer.options().number("opacity", 1));
        }

        private String said(int row) {
            Column x = layer.column(Channel.X2);
            return "to " + x.text(row) + ", " + layer.column(Channel.Y2).text(row);
        }

        /// On the side that the arrow leaves from.
        private static void text(
                String word,
                double x,
                double y,
                double towardsX,
                double towardsY,
                Stage stage,
                Sketch sketch) {
            double dx = towardsX - x;
            double dy = towardsY - y;
            boolean level = Math.abs(dx) > 2 * Math.abs(dy);
            Anchor anchor = !level ? Anchor.MIDDLE : dx > 0 ? Anchor.END : Anchor.START;
            double at = level ? x - Math.copySign(TEXT_GAP, dx) : x;
            double base = level ? y + 4 : dy > 0 ? y - TEXT_GAP : y + TEXT_GAP + 8;
            sketch.text(
                    Meaning.of(Role.LABEL),
                    at,
                    base,
                    word,
                    Theme.TICK_SIZE,
                    Theme.LABEL_WEIGHT,
                    anchor,
                    0,
                    stage.theme().ink());
        }
    }
}
