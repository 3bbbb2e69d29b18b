package dev.loupe.figure.mark.flow;

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
import dev.loupe.figure.scene.Item;
import dev.loupe.figure.scene.Item.Anchor;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Outline;
import dev.loupe.figure.scene.Role;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.theme.Theme;
import dev.loupe.figure.type.Typeface;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A bar from start to end for each row; a diamond where both are the same moment.
public final class GanttMark implements Mark {
    private static final double LEAST_WIDTH = 1.5;
    private static final double DIAMOND = 5;
    private static final double MOST_HEIGHT = 22;

    private static final int MOST_BARS = 20_000;

    private static final Signature SIGNATURE =
            new Signature(
                    "gantt",
                    "a bar from start to end for each row",
                    List.of(Channel.Y, Channel.START, Channel.END),
                    List.of(Channel.COLOR, Channel.TEXT),
                    List.of(
                            OptionSpec.number(
                                    "height",
                                    "as the band has room, up to 22",
                                    1,
                                    200,
                                    "of a bar, in pixels")),
                    Signature.Swatch.SQUARE);

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Prepared prepare(Layer layer) {
        boolean times = layer.column(Channel.START) instanceof Column.Times;
        if (times != layer.column(Channel.END) instanceof Column.Times) {
            throw new IllegalArgumentException(
                    "The mark gantt needs start and end of one kind, but "
                            + layer.title(Channel.START)
                            + " holds "
                            + layer.column(Channel.START).kind()
                            + " and "
                            + layer.title(Channel.END)
                            + " holds "
                            + layer.column(Channel.END).kind()
                            + ".");
        }
        Spans spans = Spans.of(layer);
        if (spans.rows().length > MOST_BARS) {
            throw new IllegalArgumentException(
                    "The mark gantt can show %,d bars, but there are %,d."
                            .formatted(MOST_BARS, spans.rows().length));
        }
        return new Bars(layer, spans);
    }

    private record Bars(Layer layer, Spans spans) implements Prepared {
        @Override
        public Extents extents() {
            Extents extents = new Extents().column(Channel.Y, layer.texts(Channel.Y), spans.rows());
            for (Channel end : List.of(Channel.START, Channel.END)) {
                extents.column(Channel.X, layer.column(end), spans.rows());
            }
            if (!(layer.column(Channel.START) instanceof Column.Times)) {
                extents.label(
                        Channel.X, layer.title(Channel.START) + " – " + layer.title(Channel.END));
            }
            extents.coloured(layer);
            return extents.padded(Channel.X);
        }

        @Override
        public int leftOut() {
            return layer.rows().length - spans.rows().length;
        }

        @Override
        public List<Numbers> numbers() {
            List<Numbers> all = new ArrayList<>();
            Layer drawn = layer.over(spans.rows());
            for (Group group : drawn.groups()) {
                all.add(
                        Numbers.of("gantt", group.name())
                                .with("y", layer.texts(Channel.Y).take(group.rows()))
                                .with("start", layer.column(Channel.START).take(group.rows()))
                                .with("end", layer.column(Channel.END).take(group.rows())));
            }
            return all;
        }

        /// One bar in pixels.
        private record Bar(int row, Group group, Box box, Colour colour) {
            /// A moment has a diamond in place of a bar.
            boolean moment() {
                return box.width() == 0;
            }
        }

        @Override
        public void draw(Stage stage, Sketch sketch) {
            List<Bar> bars = bars(stage);
            bars.forEach(bar -> draw(bar, sketch));
            if (layer.has(Channel.TEXT)) {
                bars.forEach(bar -> text(bar, bars, stage, sketch));
            }
        }

        private List<Bar> bars(Stage stage) {
            Map<Integer, Group> groups = new HashMap<>();
            for (Group group : layer.over(spans.rows()).groups()) {
                for (int row : group.rows()) {
                    groups.put(row, group);
                }
            }
            Column.Texts category = layer.texts(Channel.Y);
            double[] start = stage.across(layer.column(Channel.START), spans.rows());
            double[] end = stage.across(layer.column(Channel.END), spans.rows());
            double[] middle = stage.up(category, spans.rows());
            List<Bar> bars = new ArrayList<>();
            for (int i = 0; i < spans.rows().length; i++) {
                int row = spans.rows()[i];
                Group group = groups.get(row);
                if (group == null || !Double.isFinite(start[i] + end[i] + middle[i])) {
                    continue;
                }
                int lanes = spans.lanes().getOrDefault(category.text(row), 1);
                double room = stage.y().band() / lanes;
                double gap = lanes > 1 ? Math.min(2, room / 4) : 0;
                double wished = layer.options().number("height", Math.min(MOST_HEIGHT, room));
                double height = Math.max(0.5, Math.min(room - gap, wished));
                double y = middle[i] + (spans.lane()[i] - (lanes - 1) / 2.0) * (height + gap);
                double left = Math.min(start[i], end[i]);
                double width = Math.abs(end[i] - start[i]);
                Box box =
                        new Box(
                                left,
                                y - height / 2,
                                width == 0 ? 0 : Math.max(LEAST_WIDTH, width),
                                height);
                bars.add(new Bar(row, group, box, colour(row, group, stage)));
            }
            return bars;
        }

        private Colour colour(int row, Group group, Stage stage) {
            Colour plain = stage.look(group, layer.paint()).colour();
            return stage.colour(layer, row, plain).fade(layer.options().number("opacity", 1));
        }

        private void draw(Bar bar, Sketch sketch) {
            Column start = layer.column(Channel.START);
            Column end = layer.column(Channel.END);
            String name = layer.texts(Channel.Y).text(bar.row) + text(bar.row, ", ");
            String when =
                    bar.moment()
                            ? start.text(bar.row)
                            : start.text(bar.row) + " to " + end.text(bar.row);
            Meaning meaning = Meaning.mark(name + ": " + when, bar.group.key()).rows(bar.row);
            if (bar.moment()) {
                double x = bar.box.x();
                double y = bar.box.centreY();
                Outline diamond =
                        new Outline.Builder(5)
                                .move(x - DIAMOND, y)
                                .line(x, y - DIAMOND)
                                .line(x + DIAMOND, y)
                                .line(x, y + DIAMOND)
                                .close()
                                .build();
                sketch.fill(meaning, diamond, bar.colour);
            } else {
                double radius = Math.min(2, Math.min(bar.box.width(), bar.box.height()) / 2);
                sketch.add(new Item.Rect(meaning, bar.box, radius, bar.colour, null));
            }
        }

        private String text(int row, String before) {
            if (!layer.has(Channel.TEXT) || layer.column(Channel.TEXT).missing(row)) {
                return "";
            }
            return before + layer.column(Channel.TEXT).text(row);
        }

        /// Inside the bar where it fits, else right or left of it where nothing stands, else nowhere.
        private void text(Bar bar, List<Bar> bars, Stage stage, Sketch sketch) {
            String text = text(bar.row, "");
            double width = Typeface.width(text, Theme.TICK_SIZE, Theme.LABEL_WEIGHT);
            double reach = bar.moment() ? DIAMOND + 4 : 5;
            Box box = bar.box;
            Box right = new Box(box.right() + reach - 2, box.y(), width + 4, box.height());
            Box left = new Box(box.x() - reach - width - 2, box.y(), width + 4, box.height());
            if (box.height() < Theme.TICK_SIZE) {
                return;
            }
            if (width + 10 <= box.width()) {
                label(
                        text,
                        box.x() + 6,
                        box,
                        Anchor.START,
                        stage.theme().textOn(bar.colour),
                        sketch);
            } else if (right.right() <= stage.box().right() && free(right, bars)) {
                label(text, box.right() + reach, box, Anchor.START, stage.theme().ink2(), sketch);
            } else if (left.x() >= stage.box().x() && free(left, bars)) {
                label(text, box.x() - reach, box, Anchor.END, stage.theme().ink2(), sketch);
            }
        }

        private static boolean free(Box place, List<Bar> bars) {
            return bars.stream().noneMatch(bar -> bar.box.overlaps(place));
        }

        private static void label(
                String text, double x, Box box, Anchor anchor, Colour colour, Sketch sketch) {
            sketch.text(
                    Meaning.of(Role.LABEL),
                    x,
                    box.centreY() + 4,
                    text,
                    Theme.TICK_SIZE,
                    Theme.LABEL_WEIGHT,
                    anchor,
                    0,
                    colour);
        }
    }
}
