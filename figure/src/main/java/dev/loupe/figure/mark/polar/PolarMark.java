package dev.loupe.figure.mark.polar;

import dev.loupe.figure.mark.Extents;
import dev.loupe.figure.mark.Frame;
import dev.loupe.figure.mark.Group;
import dev.loupe.figure.mark.Layer;
import dev.loupe.figure.mark.Mark;
import dev.loupe.figure.mark.Numbers;
import dev.loupe.figure.mark.OptionSpec;
import dev.loupe.figure.mark.Prepared;
import dev.loupe.figure.mark.Signature;
import dev.loupe.figure.mark.Sketch;
import dev.loupe.figure.mark.Sparse;
import dev.loupe.figure.mark.Stage;
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Item;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Outline;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.theme.Theme;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Rows by angle (`X`) and radius (`Y`), as dots, as a line in the order of rows, or as an area.
public final class PolarMark implements Mark {
    private static final Signature SIGNATURE =
            new Signature(
                    "polar",
                    "rows by angle (x) and radius (y)",
                    List.of(Channel.X, Channel.Y),
                    List.of(Channel.COLOR, Channel.SIZE, Channel.DETAIL),
                    List.of(
                            OptionSpec.word(
                                    "shape",
                                    "point",
                                    List.of("point", "line", "area"),
                                    "dots, a line in the order of rows, or an area"),
                            OptionSpec.word(
                                    "unit",
                                    "degrees",
                                    List.of("degrees", "radians", "turns"),
                                    "of the angle"),
                            OptionSpec.word(
                                    "zero",
                                    "north",
                                    List.of("north", "east"),
                                    "north: 0 at the top and clockwise; east: 0 at the right and"
                                            + " anticlockwise"),
                            OptionSpec.flag("close", false, "join the last row to the first"),
                            OptionSpec.number("radius", "3", 0.2, 50, "of dots, in pixels")),
                    Signature.Swatch.DOT);

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Prepared prepare(Layer layer) {
        double[] angle = layer.numbers(Channel.X);
        double[] radius = layer.numbers(Channel.Y);
        int out = 0;
        for (int row : layer.rows()) {
            out += Double.isFinite(angle[row]) && Double.isFinite(radius[row]) ? 0 : 1;
        }
        return new Turns(layer, layer.groups(), out);
    }

    private record Turns(Layer layer, List<Group> groups, int leftOut) implements Prepared {
        private static final List<String> DEGREES =
                List.of(
                        "0°", "30°", "60°", "90°", "120°", "150°", "180°", "210°", "240°", "270°",
                        "300°", "330°");

        private boolean east() {
            return layer.options().word("zero").equals("east");
        }

        @Override
        public Frame frame() {
            return new RingFrame(DEGREES, east(), false, true);
        }

        @Override
        public Extents extents() {
            Extents extents =
                    new Extents()
                            .numbers(Channel.X, 0, 1)
                            .numbers(Channel.Y, layer.numbers(Channel.Y, layer.rows()))
                            .zero(Channel.Y);
            extents.coloured(layer);
            if (layer.has(Channel.SIZE)) {
                extents.numbers(Channel.SIZE, layer.numbers(Channel.SIZE, layer.rows()))
                        .label(Channel.SIZE, layer.title(Channel.SIZE));
            }
            return extents;
        }

        @Override
        public List<Numbers> numbers() {
            return groups.stream()
                    .map(
                            g ->
                                    Numbers.of("polar", g.name())
                                            .with("angle", layer.numbers(Channel.X, g.rows()))
                                            .with("radius", layer.numbers(Channel.Y, g.rows())))
                    .toList();
        }

        @Override
        public void draw(Stage stage, Sketch sketch) {
            Disc disc = Disc.of(stage);
            groups.forEach(group -> draw(group, disc, stage, sketch));
        }

        private double perTurn() {
            return switch (layer.options().word("unit")) {
                case "radians" -> 2 * Math.PI;
                case "turns" -> 1;
                default -> 360;
            };
        }

        private void draw(Group group, Disc disc, Stage stage, Sketch sketch) {
            double[] angle = layer.numbers(Channel.X, group.rows());
            double[] radius = layer.numbers(Channel.Y, group.rows());
            RingFrame frame = new RingFrame(List.of(), east(), false, false);
            double[] x = new double[angle.length];
            double[] y = new double[angle.length];
            for (int i = 0; i < x.length; i++) {
                double turn = frame.turn(angle[i] / perTurn() % 1);
                double out = disc.out(radius[i]);
                x[i] = disc.x(turn, out);
                y[i] = disc.y(turn, out);
            }
            Theme.Look look = stage.look(group, layer.paint());
            Meaning meaning = Meaning.mark(group.name(), group.key());
            String shape = layer.options().word("shape");
            double opacity = layer.options().number("opacity", shape.equals("point") ? 0.85 : 1);
            if (shape.equals("point")) {
                dots(group, x, y, look, opacity, stage, sketch);
                return;
            }
            Outline.Builder pen = new Outline.Builder();
            boolean area = shape.equals("area");
            Sparse.draw(x, y, area || layer.options().flag("close"), 0.25, pen);
            Outline outline = pen.build();
            Colour colour = look.colour().fade(opacity);
            if (area) {
                sketch.fill(meaning, outline, colour.fade(Theme.BAND));
            }
            sketch.stroke(meaning, outline, new Stroke(colour, Theme.LINE, look.dash()));
        }

        private void dots(
                Group group,
                double[] x,
                double[] y,
                Theme.Look look,
                double opacity,
                Stage stage,
                Sketch sketch) {
            int[] kept = new int[x.length];
            int n = 0;
            for (int i = 0; i < x.length; i++) {
                if (Double.isFinite(x[i]) && Double.isFinite(y[i])) {
                    kept[n++] = i;
                }
            }
            if (n == 0) {
                return;
            }
            int[] some = Arrays.copyOf(kept, n);
            int[] rows = Arrays.stream(some).map(i -> group.rows()[i]).toArray();
            double[] radii = {layer.options().number("radius", n > 1_000 ? 2 : Theme.DOT)};
            if (layer.has(Channel.SIZE) && stage.size() != null) {
                var sizing = stage.size();
                radii =
                        Arrays.stream(layer.numbers(Channel.SIZE, rows))
                                .map(s -> Double.isNaN(s) ? 0 : sizing.radius(s))
                                .toArray();
            }
            int[] fill = {look.colour().fade(opacity).argb()};
            if (layer.has(Channel.COLOR) && !layer.splits(Channel.COLOR)) {
                fill =
                        Arrays.stream(layer.numbers(Channel.COLOR, rows))
                                .mapToInt(v -> stage.ramped(v, look.colour()).fade(opacity).argb())
                                .toArray();
            }
            List<String> said = new ArrayList<>();
            for (int row : rows) {
                said.add(
                        layer.column(Channel.X).text(row)
                                + ", "
                                + layer.column(Channel.Y).text(row));
            }
            sketch.add(
                    new Item.Dots(
                            Meaning.mark(group.name(), group.key()),
                            look.symbol(),
                            Arrays.stream(some).mapToDouble(i -> x[i]).toArray(),
                            Arrays.stream(some).mapToDouble(i -> y[i]).toArray(),
                            radii,
                            fill,
                            look.symbol().open()
                                    ? new Stroke(look.colour(), Theme.LINE)
                                    : new Stroke(stage.theme().surface(), 0.75),
                            rows,
                            n > 5_000
                                    ? List.of()
                                    : List.of(
                                            new Item.Facts(
                                                    "angle, radius",
                                                    said.toArray(String[]::new)))));
        }
    }
}
