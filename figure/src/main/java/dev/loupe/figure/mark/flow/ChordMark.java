package dev.loupe.figure.mark.flow;

import dev.loupe.figure.mark.Bare;
import dev.loupe.figure.mark.Extents;
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

import java.util.ArrayList;
import java.util.List;

/// Nodes round a circle, each arc as long as all that leaves and reaches it; a ribbon of equal width at both ends for each link.
public final class ChordMark implements Mark {
    private static final int MOST_NODES = 200;
    private static final double RING = 9;
    private static final double LINE = 13;
    private static final double MOST_NAME = 110;

    private static final Signature SIGNATURE =
            new Signature(
                    "chord",
                    "links as ribbons across a circle of nodes",
                    List.of(Channel.SOURCE, Channel.TARGET),
                    List.of(Channel.VALUE, Channel.COLOR),
                    List.of(),
                    Signature.Swatch.SQUARE);

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Prepared prepare(Layer layer) {
        return new Chords(layer, Links.of(layer, "chord", Links.Sign.AMOUNT, MOST_NODES));
    }

    private record Chords(Layer layer, Links links) implements Bare {
        @Override
        public Extents extents() {
            return new Extents().coloured(layer);
        }

        @Override
        public List<Numbers> numbers() {
            return links.numbers("chord");
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
            double widest = 0;
            for (String name : links.nodes()) {
                widest =
                        Math.max(
                                widest,
                                Typeface.width(shown(name), Theme.TICK_SIZE, Theme.LABEL_WEIGHT));
            }
            Box box = stage.box();
            double across = Math.max(20, box.width() / 2 - widest - 10);
            double radius = Math.max(10, Math.min(across, box.height() / 2 - LINE - 4));
            Rim rim = Rim.of(links);
            double cx = box.centreX();
            double cy = box.centreY();
            for (int i = 0; i < links.links().size(); i++) {
                ribbon(i, rim, cx, cy, radius - RING - 1, stage, sketch);
            }
            for (int node = 0; node < links.nodes().size(); node++) {
                arc(node, rim, cx, cy, radius, stage, sketch);
            }
            names(rim, cx, cy, radius, stage, sketch);
        }

        private static String shown(String name) {
            return Fitted.cut(name, MOST_NAME, Theme.TICK_SIZE, Theme.LABEL_WEIGHT);
        }

        private Colour colour(int node, Stage stage) {
            Colour paint = layer.paint();
            return paint != null ? paint : stage.theme().fill(node).colour();
        }

        private Colour colour(Links.Link link, Stage stage) {
            if (!layer.has(Channel.COLOR)) {
                return colour(link.source(), stage);
            }
            return link.colour(layer, stage);
        }

        private void ribbon(
                int i, Rim rim, double cx, double cy, double radius, Stage stage, Sketch sketch) {
            Links.Link link = links.links().get(i);
            double width = link.value() * rim.scale();
            double a = rim.leaves()[i];
            double b = rim.arrives()[i];
            Outline.Builder outline =
                    new Outline.Builder(8)
                            .move(cx + radius * Math.cos(a), cy + radius * Math.sin(a))
                            .arc(cx, cy, radius, a, a + width);
            bend(outline, cx, cy, radius, a + width, b);
            outline.arc(cx, cy, radius, b, b + width);
            bend(outline, cx, cy, radius, b + width, a);
            String name = link.group().name();
            String label =
                    links.nodes().get(link.source())
                            + " → "
                            + links.nodes().get(link.target())
                            + (name.isEmpty() ? "" : ", " + name)
                            + ": "
                            + Numerals.brief(link.value());
            sketch.fill(
                    Meaning.mark(label, link.group().key()).rows(link.rows()),
                    outline.close().build(),
                    colour(link, stage).fade(layer.options().number("opacity", 0.5)));
        }

        /// From one angle to another, drawn towards the centre: the nearer the ends, the less.
        private static void bend(
                Outline.Builder outline,
                double cx,
                double cy,
                double radius,
                double from,
                double to) {
            double apart = Math.abs(Math.sin((to - from) / 2));
            double inner = radius * (1 - 0.9 * Math.min(1, 0.35 + apart));
            outline.curve(
                    cx + inner * Math.cos(from),
                    cy + inner * Math.sin(from),
                    cx + inner * Math.cos(to),
                    cy + inner * Math.sin(to),
                    cx + radius * Math.cos(to),
                    cy + radius * Math.sin(to));
        }

        private void arc(
                int node,
                Rim rim,
                double cx,
                double cy,
                double radius,
                Stage stage,
                Sketch sketch) {
            double from = rim.from()[node];
            double to = rim.to()[node];
            double inner = radius - RING;
            Outline outline =
                    new Outline.Builder(12)
                            .move(cx + radius * Math.cos(from), cy + radius * Math.sin(from))
                            .arc(cx, cy, radius, from, to)
                            .line(cx + inner * Math.cos(to), cy + inner * Math.sin(to))
                            .arc(cx, cy, inner, to, from)
                            .close()
                            .build();
            Colour colour = layer.has(Channel.COLOR) ? stage.theme().ink3() : colour(node, stage);
            String amount = Numerals.brief((to - from) / rim.scale());
            sketch.fill(Meaning.mark(links.nodes().get(node) + ": " + amount, ""), outline, colour);
        }

        /// Names stand outside, level; of two that would touch, the one of the shorter arc is left out.
        private void names(
                Rim rim, double cx, double cy, double radius, Stage stage, Sketch sketch) {
            List<Integer> order = new ArrayList<>();
            for (int node = 0; node < links.nodes().size(); node++) {
                order.add(node);
            }
            order.sort((a, b) -> Double.compare(rim.length(b), rim.length(a)));
            List<Box> taken = new ArrayList<>();
            for (int node : order) {
                double angle = (rim.from()[node] + rim.to()[node]) / 2;
                String name = shown(links.nodes().get(node));
                double width = Typeface.width(name, Theme.TICK_SIZE, Theme.LABEL_WEIGHT);
                double side = Math.cos(angle);
                boolean middle = Math.abs(side) < 0.12;
                double x = cx + (radius + 7) * side - (middle ? width / 2 : side < 0 ? width : 0);
                double y = cy + (radius + (middle ? 9 : 7)) * Math.sin(angle);
                Box place = new Box(x, y - LINE / 2, width, LINE);
                if (taken.stream().noneMatch(place::overlaps)) {
                    taken.add(place);
                    sketch.text(
                            Meaning.of(Role.LABEL),
                            x,
                            y + 4,
                            name,
                            Theme.TICK_SIZE,
                            Theme.LABEL_WEIGHT,
                            Anchor.START,
                            0,
                            stage.theme().ink());
                }
            }
        }
    }
}
