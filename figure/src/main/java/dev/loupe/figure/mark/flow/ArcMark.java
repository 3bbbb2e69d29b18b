package dev.loupe.figure.mark.flow;

import dev.loupe.figure.mark.Bare;
import dev.loupe.figure.mark.Extents;
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
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.theme.Theme;
import dev.loupe.figure.type.Fitted;
import dev.loupe.figure.type.Typeface;

import java.util.Arrays;
import java.util.List;

/// Nodes on a line, in the order that rows mention them or by name, and an arc above it for each link.
public final class ArcMark implements Mark {
    private static final int MOST_NODES = 500;
    private static final double WIDEST = 6;
    private static final double MOST_NAME = 100;
    private static final double LEAN = 45;

    private static final Signature SIGNATURE =
            new Signature(
                    "arc",
                    "nodes on a line, an arc for each link",
                    List.of(Channel.SOURCE, Channel.TARGET),
                    List.of(Channel.VALUE, Channel.COLOR),
                    List.of(
                            OptionSpec.word(
                                    "order",
                                    "rows",
                                    List.of("rows", "name"),
                                    "which node comes next")),
                    Signature.Swatch.LINE);

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Prepared prepare(Layer layer) {
        return new Arcs(layer, Links.of(layer, "arc", Links.Sign.ANY, MOST_NODES));
    }

    private record Arcs(Layer layer, Links links) implements Bare {
        @Override
        public Extents extents() {
            return new Extents().coloured(layer);
        }

        @Override
        public List<Numbers> numbers() {
            return links.numbers("arc");
        }

        @Override
        public int leftOut() {
            return links.leftOut();
        }

        @Override
        public void draw(Stage stage, Sketch sketch) {
            int n = links.nodes().size();
            if (n == 0) {
                return;
            }
            Box box = stage.box();
            double widest = 0;
            for (String name : links.nodes()) {
                widest =
                        Math.max(
                                widest,
                                Typeface.width(shown(name), Theme.TICK_SIZE, Theme.LABEL_WEIGHT));
            }
            boolean lean = widest > box.width() / n - 8;
            double below = lean ? 14 + widest * Math.sin(Math.toRadians(LEAN)) : 24;
            double side = lean ? Math.max(12, widest * 0.72) : widest / 2 + 4;
            double left = box.x() + side;
            double step =
                    n > 1 ? Math.max(0, box.width() - side - (lean ? 12 : side)) / (n - 1) : 0;
            double base = box.bottom() - below;
            double[] x = new double[n];
            Integer[] order = order();
            for (int place = 0; place < n; place++) {
                x[order[place]] = left + place * step;
            }
            double reach = 1;
            for (Links.Link link : links.links()) {
                reach = Math.max(reach, Math.abs(x[link.target()] - x[link.source()]) / 2);
            }
            double squeeze = Math.min(1, (base - box.y() - WIDEST) / reach);
            double most =
                    links.links().stream().mapToDouble(l -> Math.abs(l.value())).max().orElse(1);
            for (Links.Link link : links.links()) {
                arc(link, x, base, squeeze, most, stage, sketch);
            }
            nodes(x, base, lean, step, stage, sketch);
        }

        private Integer[] order() {
            Integer[] order = new Integer[links.nodes().size()];
            Arrays.setAll(order, i -> i);
            if (layer.options().word("order").equals("name")) {
                Arrays.sort(order, (a, b) -> links.nodes().get(a).compareTo(links.nodes().get(b)));
            }
            return order;
        }

        private static String shown(String name) {
            return Fitted.cut(name, MOST_NAME, Theme.TICK_SIZE, Theme.LABEL_WEIGHT);
        }

        /// Half an ellipse; a link from a node to itself is a small loop.
        private void arc(
                Links.Link link,
                double[] x,
                double base,
                double squeeze,
                double most,
                Stage stage,
                Sketch sketch) {
            double a = x[link.source()];
            double b = x[link.target()];
            boolean loop = link.source() == link.target();
            double from = loop ? a - 6 : a;
            double to = loop ? a + 6 : b;
            double high = loop ? 16 : Math.abs(b - a) / 2 * squeeze;
            double handle = 4.0 / 3 * (Math.sqrt(2) - 1);
            double middle = (from + to) / 2;
            double half = (to - from) / 2;
            Outline outline =
                    new Outline.Builder(3)
                            .move(from, base)
                            .curve(
                                    from,
                                    base - handle * high,
                                    middle - handle * half,
                                    base - high,
                                    middle,
                                    base - high)
                            .curve(
                                    middle + handle * half,
                                    base - high,
                                    to,
                                    base - handle * high,
                                    to,
                                    base)
                            .build();
            String name = link.group().name();
            String label =
                    links.nodes().get(link.source())
                            + " – "
                            + links.nodes().get(link.target())
                            + (name.isEmpty() ? "" : ", " + name)
                            + ": "
                            + Numerals.brief(link.value());
            sketch.stroke(
                    Meaning.mark(label, link.group().key()).rows(link.rows()),
                    outline,
                    new Stroke(
                            colour(link, stage).fade(layer.options().number("opacity", 0.6)),
                            Math.max(0.75, WIDEST * Math.abs(link.value()) / most)));
        }

        private Colour colour(Links.Link link, Stage stage) {
            Colour plain = stage.look(link.group(), layer.paint()).colour();
            return stage.colour(layer, link.rows()[0], plain);
        }

        private void nodes(
                double[] x, double base, boolean lean, double step, Stage stage, Sketch sketch) {
            Theme theme = stage.theme();
            double last = Double.NEGATIVE_INFINITY;
            for (int node : order()) {
                String name = links.nodes().get(node);
                sketch.path(
                        Meaning.mark(name, ""),
                        new Outline.Builder(6).circle(x[node], base, 3.5).build(),
                        theme.ink2(),
                        new Stroke(theme.surface(), 1));
                if (x[node] - last >= (lean ? 13 : Math.min(step, 13))) {
                    last = x[node];
                    sketch.text(
                            Meaning.of(Role.LABEL),
                            lean ? x[node] + 4 : x[node],
                            base + (lean ? 15 : 18),
                            shown(name),
                            Theme.TICK_SIZE,
                            Theme.LABEL_WEIGHT,
                            lean ? Anchor.END : Anchor.MIDDLE,
                            lean ? -LEAN : 0,
                            theme.ink());
                }
            }
        }
    }
}
