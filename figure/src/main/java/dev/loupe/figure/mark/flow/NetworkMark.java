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
import dev.loupe.figure.scene.Item;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Outline;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.scene.Symbol;
import dev.loupe.figure.spec.Channel;

import java.util.Arrays;
import java.util.List;

/// Nodes as dots and links as lines, placed so that linked nodes stand near each other. Dots are as large as what they are linked by,
/// lines as wide as their value.
public final class NetworkMark implements Mark {
    private static final int MOST_NODES = 10_000;
    private static final double WIDEST = 5;

    private static final Signature SIGNATURE =
            new Signature(
                    "network",
                    "nodes and links, linked nodes near each other",
                    List.of(Channel.SOURCE, Channel.TARGET),
                    List.of(Channel.VALUE, Channel.COLOR),
                    List.of(
                            OptionSpec.flag("arrows", false, "which way links run"),
                            OptionSpec.flag(
                                    "names", true, "names beside nodes, as far as there is room"),
                            OptionSpec.number(
                                    "radius", "12", 1, 60, "of the largest dot, in pixels")),
                    Signature.Swatch.LINE);

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Prepared prepare(Layer layer) {
        Links links = Links.of(layer, "network", Links.Sign.ANY, MOST_NODES);
        List<Links.Link> all = links.links();
        double most = all.stream().mapToDouble(l -> Math.abs(l.value())).max().orElse(1);
        Forces places =
                Forces.of(
                        links.nodes().size(),
                        all.stream().mapToInt(Links.Link::source).toArray(),
                        all.stream().mapToInt(Links.Link::target).toArray(),
                        all.stream().mapToDouble(l -> Math.abs(l.value()) / most).toArray());
        return new Net(layer, links, places, most);
    }

    private record Net(Layer layer, Links links, Forces places, double most) implements Bare {
        @Override
        public Extents extents() {
            return new Extents().coloured(layer);
        }

        @Override
        public List<Numbers> numbers() {
            return links.numbers("network");
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
            double[] radius = radii();
            double margin = Arrays.stream(radius).max().orElse(0) + 2;
            boolean named = layer.options().flag("names");
            Box box =
                    stage.box()
                            .inset(
                                    margin + (named ? 14 : 0),
                                    margin + (named ? 20 : 0),
                                    margin,
                                    margin + (named ? 20 : 0));
            double[] x = fitted(places.x(), box.x(), box.right());
            double[] y = fitted(places.y(), box.y(), box.bottom());
            for (Links.Link link : links.links()) {
                if (link.source() != link.target()) {
                    line(link, x, y, radius, stage, sketch);
                }
            }
            dots(x, y, radius, stage, sketch);
            if (named) {
                NodeNames.draw(links, x, y, radius, stage, sketch);
            }
        }

        private static double[] fitted(double[] at, double from, double to) {
            double low = Arrays.stream(at).min().orElse(0);
            double high = Arrays.stream(at).max().orElse(0);
            double[] fitted = new double[at.length];
            Arrays.setAll(
                    fitted,
                    i ->
                            high > low
                                    ? from + (at[i] - low) / (high - low) * (to - from)
                                    : (from + to) / 2);
            return fitted;
        }

        /// The area of a dot grows with the sum of its links.
        private double[] radii() {
            double[] sum = new double[links.nodes().size()];
            for (Links.Link link : links.links()) {
                sum[link.source()] += Math.abs(link.value());
                sum[link.target()] += Math.abs(link.value());
            }
            double greatest = Arrays.stream(sum).max().orElse(1);
            double crowd = Math.min(1, Math.sqrt(60.0 / sum.length));
            double largest = layer.options().number("radius", Math.max(2.5, 12 * crowd));
            double[] radius = new double[sum.length];
            Arrays.setAll(
                    radius, i -> Math.max(largest / 4, largest * Math.sqrt(sum[i] / greatest)));
            return radius;
        }

        private void line(
                Links.Link link,
                double[] x,
                double[] y,
                double[] radius,
                Stage stage,
                Sketch sketch) {
            int a = link.source();
            int b = link.target();
            double length = Math.hypot(x[b] - x[a], y[b] - y[a]);
            boolean arrow = layer.options().flag("arrows") && length > radius[b] + 8;
            double width =
                    Math.max(
                            0.6,
                            WIDEST
                                    * Math.abs(link.value())
                                    / most
                                    * Math.min(1, 60.0 / links.nodes().size() + 0.15));
            double ex = x[b];
            double ey = y[b];
            Outline.Builder outline = new Outline.Builder(6).move(x[a], y[a]);
            if (arrow) {
                double ux = (x[b] - x[a]) / length;
                double uy = (y[b] - y[a]) / length;
                ex -= ux * (radius[b] + 2);
                ey -= uy * (radius[b] + 2);
                double barb = 4 + width;
                outline.line(ex, ey)
                        .move(ex - barb * ux - barb * uy * 0.6, ey - barb * uy + barb * ux * 0.6)
                        .line(ex, ey)
                        .line(ex - barb * ux + barb * uy * 0.6, ey - barb * uy - barb * ux * 0.6);
            } else {
                outline.line(ex, ey);
            }
            String name = link.group().name();
            String label =
                    links.nodes().get(a)
                            + (layer.options().flag("arrows") ? " → " : " – ")
                            + links.nodes().get(b)
                            + (name.isEmpty() ? "" : ", " + name)
                            + ": "
                            + Numerals.brief(link.value());
            double opacity = layer.options().number("opacity", layer.has(Channel.COLOR) ? 0.7 : 1);
            sketch.stroke(
                    Meaning.mark(label, link.group().key()).rows(link.rows()),
                    outline.build(),
                    new Stroke(colour(link, stage).fade(opacity), width));
        }

        private Colour colour(Links.Link link, Stage stage) {
            return layer.has(Channel.COLOR) ? link.colour(layer, stage) : stage.theme().mute();
        }

        private void dots(double[] x, double[] y, double[] radius, Stage stage, Sketch sketch) {
            Colour paint = layer.paint();
            Colour plain =
                    layer.has(Channel.COLOR)
                            ? stage.theme().ink3()
                            : stage.theme().look(0).colour();
            String[] names = links.nodes().toArray(String[]::new);
            sketch.add(
                    new Item.Dots(
                            Meaning.mark("nodes", ""),
                            Symbol.CIRCLE,
                            x,
                            y,
                            radius,
                            new int[] {(paint == null ? plain : paint).argb()},
                            new Stroke(stage.theme().surface(), 1.5),
                            new int[0],
                            List.of(new Item.Facts("node", names))));
        }
    }
}
