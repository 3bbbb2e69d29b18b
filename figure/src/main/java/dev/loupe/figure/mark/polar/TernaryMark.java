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
import dev.loupe.figure.scale.Numerals;
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Item;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Outline;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.stat.Contours;
import dev.loupe.figure.stat.PlaneDensity;
import dev.loupe.figure.theme.Theme;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Mixtures of three parts in a triangle, as dots or as contours of how densely they lie.
///
/// `X`, `Y` and `Z` are amounts of the parts, 0 or more; only their shares count.
public final class TernaryMark implements Mark {
    private static final double[] SHARES = {0.95, 0.8, 0.6, 0.4, 0.2};

    private static final Signature SIGNATURE =
            new Signature(
                    "ternary",
                    "mixtures of three parts (x, y, z) in a triangle",
                    List.of(Channel.X, Channel.Y, Channel.Z),
                    List.of(Channel.COLOR, Channel.SHAPE, Channel.DETAIL),
                    List.of(
                            OptionSpec.word(
                                    "shape",
                                    "point",
                                    List.of("point", "contour"),
                                    "dots, or lines of equal density"),
                            OptionSpec.number("radius", "3", 0.2, 50, "of dots, in pixels")),
                    Signature.Swatch.DOT);

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Prepared prepare(Layer layer) {
        double[][] parts = {
            layer.numbers(Channel.X), layer.numbers(Channel.Y), layer.numbers(Channel.Z)
        };
        List<Mixtures> all = new ArrayList<>();
        int used = 0;
        for (Group group : layer.groups()) {
            int[] rows = Arrays.stream(group.rows()).filter(row -> usable(parts, row)).toArray();
            double[] b = new double[rows.length];
            double[] c = new double[rows.length];
            for (int i = 0; i < rows.length; i++) {
                double most =
                        Math.max(parts[0][rows[i]], Math.max(parts[1][rows[i]], parts[2][rows[i]]));
                double first = parts[0][rows[i]] / most;
                double second = parts[1][rows[i]] / most;
                double third = parts[2][rows[i]] / most;
                b[i] = second / (first + second + third);
                c[i] = third / (first + second + third);
            }
            used += rows.length;
            all.add(new Mixtures(group, rows, b, c));
        }
        return new Parts(layer, all, layer.rows().length - used);
    }

    private static boolean usable(double[][] parts, int row) {
        double sum = 0;
        for (double[] part : parts) {
            if (part[row] < 0) {
                throw new IllegalArgumentException(
                        "A ternary plot takes amounts of 0 or more, but row "
                                + (row + 1)
                                + " has "
                                + part[row]
                                + ".");
            }
            sum += part[row];
        }
        return sum > 0 && Double.isFinite(sum);
    }

    /// Shares of the second and third part of a group's rows.
    private record Mixtures(Group group, int[] rows, double[] b, double[] c) {}

    private record Parts(Layer layer, List<Mixtures> groups, int leftOut) implements Prepared {
        @Override
        public Frame frame() {
            return new TriangleFrame(
                    layer.title(Channel.X), layer.title(Channel.Y), layer.title(Channel.Z));
        }

        @Override
        public Extents extents() {
            return new Extents().coloured(layer);
        }

        @Override
        public List<Numbers> numbers() {
            return groups.stream()
                    .map(
                            g -> {
                                double[] a = new double[g.b.length];
                                Arrays.setAll(a, i -> 1 - g.b[i] - g.c[i]);
                                return Numbers.of("ternary", g.group.name())
                                        .with("a", a)
                                        .with("b", g.b)
                                        .with("c", g.c);
                            })
                    .toList();
        }

        @Override
        public void draw(Stage stage, Sketch sketch) {
            boolean contour = layer.options().word("shape").equals("contour");
            for (Mixtures group : groups) {
                if (contour) {
                    contours(group, stage, sketch);
                } else {
                    dots(group, stage, sketch);
                }
            }
        }

        private void dots(Mixtures of, Stage stage, Sketch sketch) {
            Triangle at = Triangle.of(stage.box());
            int n = of.rows.length;
            if (n == 0) {
                return;
            }
            double[] x = new double[n];
            double[] y = new double[n];
            String[] said = new String[n];
            for (int i = 0; i < n; i++) {
                x[i] = at.x(of.b[i], of.c[i]);
                y[i] = at.y(of.b[i], of.c[i]);
                said[i] =
                        percent(1 - of.b[i] - of.c[i])
                                + ", "
                                + percent(of.b[i])
                                + ", "
                                + percent(of.c[i]);
            }
            Theme.Look look = stage.look(of.group, layer.paint());
            double opacity =
                    layer.options().number("opacity", n <= 500 ? 1 : Math.max(0.2, 500.0 / n));
            int[] fill = {look.colour().fade(opacity).argb()};
            if (layer.has(Channel.COLOR) && !layer.splits(Channel.COLOR)) {
                fill =
                        Arrays.stream(layer.numbers(Channel.COLOR, of.rows))
                                .mapToInt(v -> stage.ramped(v, look.colour()).fade(opacity).argb())
                                .toArray();
            }
            sketch.add(
                    new Item.Dots(
                            Meaning.mark(of.group.name(), of.group.key()),
                            look.symbol(),
                            x,
                            y,
                            new double[] {layer.options().number("radius", n > 300 ? 2 : 3)},
                            fill,
                            look.symbol().open()
                                    ? new Stroke(look.colour(), Theme.LINE)
                                    : new Stroke(stage.theme().surface(), 0.75),
                            of.rows,
                            n > 20_000 ? List.of() : List.of(new Item.Facts("shares", said))));
        }

        private static String percent(double share) {
            return Numerals.brief(Math.rint(1000 * share) / 10) + "%";
        }

        /// The density is measured on the flat triangle of side 1, and lines end at its sides.
        private void contours(Mixtures of, Stage stage, Sketch sketch) {
            Triangle unit = new Triangle(0, 0, 1);
            int n = of.rows.length;
            double[] x = new double[n];
            double[] y = new double[n];
            for (int i = 0; i < n; i++) {
                x[i] = unit.x(of.b[i], of.c[i]);
                y[i] = unit.y(of.b[i], of.c[i]);
            }
            PlaneDensity density = PlaneDensity.of(x, y, 1, 3, 120);
            if (density.x().length == 0) {
                return;
            }
            double[] levels = density.heights(SHARES);
            double[][] z = Arrays.stream(density.z()).map(double[]::clone).toArray(double[][]::new);
            for (int r = 0; r < z.length; r++) {
                for (int c = 0; c < z[r].length; c++) {
                    double a = -density.y()[r] / Triangle.HEIGHT;
                    double third = density.x()[c] - a / 2;
                    if (a < 0 || third < 0 || a + third > 1) {
                        z[r][c] = Double.NaN;
                    }
                }
            }
            Triangle at = Triangle.of(stage.box());
            Colour colour = stage.look(of.group, layer.paint()).colour();
            for (int i = 0; i < levels.length; i++) {
                Outline.Builder pen = new Outline.Builder();
                for (Contours.Line line : Contours.lines(density.x(), density.y(), z, levels[i])) {
                    double[] px =
                            Arrays.stream(line.x()).map(v -> at.left() + v * at.side()).toArray();
                    double[] py =
                            Arrays.stream(line.y()).map(v -> at.bottom() + v * at.side()).toArray();
                    Sparse.draw(px, py, line.closed(), 0.5, pen);
                }
                String name = of.group.name().isEmpty() ? "" : of.group.name() + ", ";
                sketch.stroke(
                        Meaning.mark(
                                name + Math.round(100 * SHARES[i]) + "% of rows inside",
                                of.group.key()),
                        pen.build(),
                        new Stroke(colour.fade(0.4 + 0.12 * i), 1.25));
            }
        }
    }
}
