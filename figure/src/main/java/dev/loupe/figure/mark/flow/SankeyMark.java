package dev.loupe.figure.mark.flow;

import dev.loupe.figure.mark.Extents;
import dev.loupe.figure.mark.Frame;
import dev.loupe.figure.mark.Layer;
import dev.loupe.figure.mark.Mark;
import dev.loupe.figure.mark.Numbers;
import dev.loupe.figure.mark.OptionSpec;
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

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Amounts that flow from node to node, each ribbon as wide as its amount.
public final class SankeyMark implements Mark {
    private static final int MOST_NODES = 500;
    private static final double MOST_MARGIN = 0.22;
    private static final double LINE = 13;

    private static final Signature SIGNATURE =
            new Signature(
                    "sankey",
                    "amounts that flow from node to node",
                    List.of(Channel.SOURCE, Channel.TARGET),
                    List.of(Channel.VALUE, Channel.COLOR),
                    List.of(
                            OptionSpec.word(
                                    "align",
                                    "justify",
                                    List.of("justify", "left"),
                                    "whether nodes that nothing leaves stand at the right edge"),
                            OptionSpec.flag("values", true, "the amount after each name")),
                    Signature.Swatch.SQUARE);

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Prepared prepare(Layer layer) {
        Links links = Links.of(layer, "sankey", Links.Sign.AMOUNT, MOST_NODES);
        return new Flow(
                layer, links, Layering.of(links, layer.options().word("align").equals("justify")));
    }

    private record Flow(Layer layer, Links links, Layering layering) implements Prepared {
        @Override
        public Frame frame() {
            return Frame.BARE;
        }

        @Override
        public Extents extents() {
            return layer.has(Channel.COLOR)
                    ? new Extents()
                            .column(Channel.COLOR, layer.column(Channel.COLOR), layer.rows())
                            .label(Channel.COLOR, layer.title(Channel.COLOR))
                    : new Extents();
        }

        @Override
        public List<Numbers> numbers() {
            return links.numbers("sankey");
        }

        @Override
        public int leftOut() {
            return links.leftOut();
        }

        @Override
        public void draw(Stage stage, Sketch sketch) {
            if (links.links().isEmpty()) {
                return;
            }
            String[] texts = texts();
            Box box = stage.box();
            double left = margin(texts, 0, box);
            double right =
                    layering.columns().size() > 1
                            ? margin(texts, layering.columns().size() - 1, box)
                            : 0;
            FlowPlaces places = FlowPlaces.of(links, layering, box, left, right);
            for (FlowPlaces.Lane lane : places.lanes()) {
                turnedBack(lane, places, stage, sketch);
            }
            for (int i = 0; i < links.links().size(); i++) {
                if (!layering.back()[i]) {
                    ribbon(i, places, stage, sketch);
                }
            }
            nodes(places, stage, sketch);
            labels(texts, places, left, right, stage, sketch);
        }

        private String[] texts() {
            double[] through = links.through();
            String[] texts = new String[through.length];
            for (int i = 0; i < texts.length; i++) {
                String value =
                        layer.options().flag("values") ? "  " + Numerals.brief(through[i]) : "";
                texts[i] =
                        Fitted.cut(links.nodes().get(i), 400, Theme.TICK_SIZE, Theme.LABEL_WEIGHT)
                                + value;
            }
            return texts;
        }

        /// Room for the names outside the first or the last column.
        private double margin(String[] texts, int column, Box box) {
            double widest = 0;
            for (int node : layering.columns().get(column)) {
                widest =
                        Math.max(
                                widest,
                                Typeface.width(texts[node], Theme.TICK_SIZE, Theme.LABEL_WEIGHT));
            }
            return Math.min(widest + 10, MOST_MARGIN * box.width());
        }

        /// Places among the colours; −1 for nodes that nothing leaves, whose colour would say nothing.
        private int[] hues() {
            int[] hues = new int[links.nodes().size()];
            Arrays.fill(hues, -1);
            int next = 0;
            for (Links.Link link : links.links()) {
                if (hues[link.source()] < 0) {
                    hues[link.source()] = next++;
                }
            }
            return hues;
        }

        private Colour colour(int node, Stage stage) {
            Colour paint = layer.paint();
            int hue = hues()[node];
            return paint != null
                    ? paint
                    : hue < 0 ? stage.theme().ink3() : stage.theme().look(hue).colour();
        }

        private Colour colour(Links.Link link, Stage stage) {
            if (!layer.has(Channel.COLOR)) {
                return colour(link.source(), stage);
            }
            return layer.splits(Channel.COLOR)
                    ? stage.look(link.group(), layer.paint()).colour()
                    : stage.ramped(
                            layer.numbers(Channel.COLOR)[link.rows()[0]], stage.theme().mute());
        }

        private Meaning meaning(Links.Link link) {
            String name = link.group().name();
            return Meaning.mark(
                            links.nodes().get(link.source())
                                    + " → "
                                    + links.nodes().get(link.target())
                                    + (name.isEmpty() ? "" : ", " + name)
                                    + ": "
                                    + Numerals.brief(link.value()),
                            link.group().key())
                    .rows(link.rows());
        }

        private double opacity() {
            return layer.options().number("opacity", 0.42);
        }

        private void ribbon(int i, FlowPlaces places, Stage stage, Sketch sketch) {
            Links.Link link = links.links().get(i);
            double width = link.value() * places.scale();
            Outline outline =
                    Ribbon.across(
                            places.nodes()[link.source()].right(),
                            places.leaves()[i],
                            width,
                            places.nodes()[link.target()].x(),
                            places.arrives()[i],
                            width);
            sketch.fill(meaning(link), outline, colour(link, stage).fade(opacity()));
        }

        private void turnedBack(
                FlowPlaces.Lane lane, FlowPlaces places, Stage stage, Sketch sketch) {
            Links.Link link = links.links().get(lane.link());
            double width = lane.width();
            Outline outline =
                    Ribbon.round(
                            places.nodes()[link.source()].right(),
                            places.leaves()[lane.link()] + width / 2,
                            places.nodes()[link.target()].x(),
                            places.arrives()[lane.link()] + width / 2,
                            lane.y(),
                            lane.out(),
                            lane.back(),
                            width);
            sketch.fill(meaning(link), outline, colour(link, stage).fade(opacity()));
        }

        private void nodes(FlowPlaces places, Stage stage, Sketch sketch) {
            double[] through = links.through();
            for (int node = 0; node < through.length; node++) {
                Box box = places.nodes()[node];
                double height = Math.max(1, box.height());
                sketch.rect(
                        Meaning.mark(
                                links.nodes().get(node) + ": " + Numerals.brief(through[node]), ""),
                        box.x(),
                        box.y(),
                        box.right(),
                        box.y() + height,
                        layer.has(Channel.COLOR) ? stage.theme().ink3() : colour(node, stage),
                        null);
            }
        }

        /// Names stand outside at both ends and right of nodes between; of two that would touch, the smaller node has none.
        private void labels(
                String[] texts,
                FlowPlaces places,
                double left,
                double right,
                Stage stage,
                Sketch sketch) {
            double[] through = links.through();
            int last = layering.columns().size() - 1;
            double step =
                    last > 0
                            ? (stage.box().width() - left - right) / last
                            : stage.box().width() - left;
            for (int c = 0; c <= last; c++) {
                List<Double> taken = new ArrayList<>();
                List<Integer> bySize = new ArrayList<>();
                for (int node : layering.columns().get(c)) {
                    bySize.add(node);
                }
                bySize.sort((a, b) -> Double.compare(through[b], through[a]));
                boolean outside = c == 0 && last > 0;
                double room =
                        outside
                                ? left - 8
                                : c == last && last > 0 ? right - 8 : step - FlowPlaces.NODE - 12;
                for (int node : bySize) {
                    Box box = places.nodes()[node];
                    double y = box.centreY();
                    if (taken.stream().allMatch(other -> Math.abs(other - y) >= LINE)) {
                        taken.add(y);
                        boolean crossed =
                                !outside && box.height() < LINE
                                        || (outside || c == last) && !places.lanes().isEmpty();
                        if (crossed) {
                            backing(texts[node], box, outside, room, stage, sketch);
                        }
                        sketch.text(
                                Meaning.of(Role.LABEL),
                                outside ? box.x() - 6 : box.right() + 6,
                                y + 4,
                                Fitted.cut(texts[node], room, Theme.TICK_SIZE, Theme.LABEL_WEIGHT),
                                Theme.TICK_SIZE,
                                Theme.LABEL_WEIGHT,
                                outside ? Anchor.END : Anchor.START,
                                0,
                                stage.theme().ink());
                    }
                }
            }
        }

        /// A little surface behind a name that ribbons would strike through.
        private static void backing(
                String text, Box node, boolean outside, double room, Stage stage, Sketch sketch) {
            double width =
                    Math.min(room, Typeface.width(text, Theme.TICK_SIZE, Theme.LABEL_WEIGHT));
            double x = outside ? node.x() - 6 - width : node.right() + 6;
            sketch.rect(
                    Meaning.NONE,
                    x - 2,
                    node.centreY() - LINE / 2,
                    x + width + 2,
                    node.centreY() + LINE / 2,
                    stage.theme().surface().fade(0.75),
                    null);
        }
    }
}
