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
import dev.loupe.figure.scale.Sizing;
import dev.loupe.figure.scene.Box;
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Item;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.scene.Symbol;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.theme.Theme;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// A dot for each row: scatter and bubble charts.
public final class PointMark implements Mark {
    /// Above this, tooltips would cost more than the picture.
    private static final int MOST_WITH_FACTS = 20_000;

    /// Below this, a ring about a dot would hide more of its neighbours than it sets apart.
    private static final double LEAST_RINGED = 2.5;

    private static final Signature SIGNATURE =
            new Signature(
                    "point",
                    "a dot for each row",
                    List.of(Channel.X, Channel.Y),
                    List.of(
                            Channel.COLOR,
                            Channel.SIZE,
                            Channel.SHAPE,
                            Channel.DETAIL,
                            Channel.TEXT),
                    List.of(
                            OptionSpec.number(
                                    "radius",
                                    "3, fewer pixels among many rows",
                                    0.2,
                                    50,
                                    "of dots, in pixels"),
                            OptionSpec.flag("hollow", false, "only the outline of each dot"),
                            OptionSpec.word(
                                    "symbol",
                                    "",
                                    Arrays.stream(Symbol.values()).map(PointMark::word).toList(),
                                    "of all dots; as channels say if nothing is given")),
                    Signature.Swatch.DOT);

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    private static String word(Symbol symbol) {
        return symbol.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public Prepared prepare(Layer layer) {
        return new Dots(layer, layer.groups());
    }

    private record Dots(Layer layer, List<Group> groups) implements Prepared {
        @Override
        public Extents extents() {
            Extents extents = new Extents();
            for (Channel channel : List.of(Channel.X, Channel.Y, Channel.COLOR, Channel.SIZE)) {
                if (layer.has(channel)) {
                    extents.column(channel, layer.column(channel), layer.rows())
                            .label(channel, layer.title(channel));
                }
            }
            return extents.padded(Channel.X).padded(Channel.Y);
        }

        @Override
        public int leftOut() {
            Column x = layer.column(Channel.X);
            Column y = layer.column(Channel.Y);
            return (int)
                    Arrays.stream(layer.rows()).filter(r -> x.missing(r) || y.missing(r)).count();
        }

        @Override
        public List<Numbers> numbers() {
            List<Numbers> all = new ArrayList<>();
            for (Group group : groups) {
                all.add(
                        Numbers.of("point", group.name())
                                .with("x", () -> layer.column(Channel.X).take(group.rows()))
                                .with("y", () -> layer.column(Channel.Y).take(group.rows())));
            }
            return all;
        }

        @Override
        public void draw(Stage stage, Sketch sketch) {
            groups.forEach(group -> draw(group, stage, sketch));
        }

        private void draw(Group group, Stage stage, Sketch sketch) {
            double[] x = stage.across(layer.column(Channel.X), group.rows());
            double[] y = stage.up(layer.column(Channel.Y), group.rows());
            int[] rows = group.rows();
            int placed = placed(x, y);
            if (placed == 0) {
                return;
            }
            if (placed < x.length) {
                rows = rows.clone();
                int kept = 0;
                for (int i = 0; i < x.length; i++) {
                    if (Double.isFinite(x[i]) && Double.isFinite(y[i])) {
                        rows[kept] = rows[i];
                        x[kept] = x[i];
                        y[kept++] = y[i];
                    }
                }
                rows = Arrays.copyOf(rows, kept);
                x = Arrays.copyOf(x, kept);
                y = Arrays.copyOf(y, kept);
            }
            Theme.Look usual = stage.look(group, layer.paint());
            Symbol wished =
                    Arrays.stream(Symbol.values())
                            .filter(s -> word(s).equals(layer.options().word("symbol")))
                            .findFirst()
                            .orElse(usual.symbol());
            Theme.Look look = new Theme.Look(usual.colour(), usual.dash(), wished);
            double[] radii = radii(rows, stage);
            double opacity = layer.options().number("opacity", opacity(stage.box(), radii[0]));
            boolean hollow = layer.options().flag("hollow");
            boolean ringed =
                    !hollow
                            && opacity > 0.7
                            && layer.rows().length <= 2_000
                            && layer.options().number("radius", Theme.DOT) >= LEAST_RINGED
                            && !look.symbol().open();
            Stroke stroke = ringed ? new Stroke(stage.theme().surface(), 0.75) : null;
            int[] fill = fills(rows, look.colour(), opacity, stage);
            Item.Dots dots =
                    new Item.Dots(
                            Meaning.mark(group.name(), group.key()),
                            look.symbol(),
                            x,
                            y,
                            radii,
                            fill,
                            stroke,
                            rows,
                            rows.length <= MOST_WITH_FACTS ? facts(rows) : List.of());
            if (!hollow && !look.symbol().open()) {
                sketch.add(dots);
                return;
            }
            for (Item.Dots part : dots.byColour()) {
                Stroke line = new Stroke(new Colour(part.fill(0)), Theme.LINE);
                sketch.add(part.outlined(line, hollow ? 0 : part.fill(0)));
            }
        }

        private static int placed(double[] x, double[] y) {
            int count = 0;
            for (int i = 0; i < x.length; i++) {
                count += Double.isFinite(x[i]) && Double.isFinite(y[i]) ? 1 : 0;
            }
            return count;
        }

        /// Many dots let each other be seen, as do large ones; the more of them cover a pixel the fainter each is, so that where most are is seen, but never so faint that 8 bits lose its
        /// hue.
        private double opacity(Box box, double radius) {
            int rows = layer.rows().length;
            double most = layer.has(Channel.SIZE) ? 0.8 : 1;
            double covering = rows * Math.PI * radius * radius / (box.width() * box.height());
            double least = Math.clamp(1.5 / Math.max(covering, 1), 0.03, 0.08);
            return rows <= 500 ? most : Math.clamp(Math.sqrt(500.0 / rows), least, most);
        }

        private double[] radii(int[] rows, Stage stage) {
            Sizing sizing = stage.size();
            if (sizing == null || !layer.has(Channel.SIZE)) {
                int n = layer.rows().length;
                double standard = n <= 300 ? 3.5 : n <= 3_000 ? Theme.DOT : n <= 100_000 ? 2 : 1.2;
                return new double[] {layer.options().number("radius", standard)};
            }
            double[] sizes = layer.numbers(Channel.SIZE, rows);
            for (int i = 0; i < sizes.length; i++) {
                double radius = sizing.radius(sizes[i]);
                sizes[i] = Double.isNaN(radius) ? 0 : radius;
            }
            return sizes;
        }

        private int[] fills(int[] rows, Colour plain, double opacity, Stage stage) {
            boolean ramped = layer.has(Channel.COLOR) && !layer.splits(Channel.COLOR);
            if (!ramped) {
                return new int[] {plain.fade(opacity).argb()};
            }
            int[] fills = stage.ramped(layer.numbers(Channel.COLOR, rows), plain);
            for (int i = 0; i < fills.length && opacity < 1; i++) {
                fills[i] = new Colour(fills[i]).fade(opacity).argb();
            }
            return fills;
        }

        private List<Item.Facts> facts(int[] rows) {
            List<Item.Facts> facts = new ArrayList<>();
            List<String> said = new ArrayList<>();
            layer.columns()
                    .forEach(
                            (channel, column) -> {
                                String title = layer.title(channel);
                                if (!title.isEmpty() && !said.contains(title)) {
                                    said.add(title);
                                    String[] texts = new String[rows.length];
                                    Arrays.setAll(texts, i -> column.text(rows[i]));
                                    facts.add(new Item.Facts(title, texts));
                                }
                            });
            return facts;
        }
    }
}
