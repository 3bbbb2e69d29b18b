package dev.loupe.figure.mark.grid;

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
import dev.loupe.figure.scene.Item;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Outline;
import dev.loupe.figure.scene.Role;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.stat.Lowess;
import dev.loupe.figure.stat.Regression;
import dev.loupe.figure.stat.Residuals;
import dev.loupe.figure.theme.Theme;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// What a fitted curve leaves unexplained, over x, with a smooth line that shows whether something is left to explain.
public final class ResidualMark implements Mark {
    private static final Signature SIGNATURE =
            new Signature(
                    "residual",
                    "what a fitted curve leaves unexplained",
                    List.of(Channel.X, Channel.Y),
                    List.of(Channel.COLOR),
                    List.of(
                            OptionSpec.number("degree", "1", 1, 5, "of the fitted polynomial"),
                            OptionSpec.flag("smooth", true, "a smooth line through the residuals")),
                    Signature.Swatch.DOT);

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Prepared prepare(Layer layer) {
        List<Group> groups = layer.groups();
        List<Left> left = new ArrayList<>();
        for (Group group : groups) {
            double[] x = layer.numbers(Channel.X, group.rows());
            double[] y = layer.numbers(Channel.Y, group.rows());
            Regression fit = Regression.of(x, y, layer.options().count("degree", 1), false);
            Residuals residuals = Residuals.of(x, y, fit);
            double[] at = Arrays.stream(residuals.row()).mapToDouble(row -> x[row]).toArray();
            left.add(new Left(at, residuals.residual(), residuals.row()));
        }
        return new Leftovers(layer, groups, left);
    }

    /// @param row place in the group's rows
    private record Left(double[] x, double[] residual, int[] row) {}

    private record Leftovers(Layer layer, List<Group> groups, List<Left> left) implements Prepared {
        @Override
        public Extents extents() {
            Extents extents =
                    new Extents()
                            .padded(Channel.X)
                            .padded(Channel.Y)
                            .numbers(Channel.Y, 0)
                            .label(Channel.X, layer.title(Channel.X))
                            .label(Channel.Y, "residual of " + layer.title(Channel.Y))
                            .label(Channel.COLOR, layer.title(Channel.COLOR));
            for (Left one : left) {
                extents.numbers(Channel.X, one.x()).numbers(Channel.Y, one.residual());
            }
            return extents;
        }

        @Override
        public List<Numbers> numbers() {
            return IntStream.range(0, groups.size())
                    .mapToObj(
                            i ->
                                    Numbers.of("residual", groups.get(i).name())
                                            .with("x", left.get(i).x())
                                            .with("residual", left.get(i).residual()))
                    .toList();
        }

        @Override
        public void draw(Stage stage, Sketch sketch) {
            double zero = stage.y().at(0);
            sketch.line(
                    Meaning.of(Role.GRID),
                    stage.box().x(),
                    zero,
                    stage.box().right(),
                    zero,
                    new Stroke(stage.theme().ink3(), 1, 4, 3));
            for (int i = 0; i < groups.size(); i++) {
                draw(groups.get(i), left.get(i), stage, sketch);
            }
        }

        private void draw(Group group, Left one, Stage stage, Sketch sketch) {
            Theme.Look look = stage.look(group, layer.paint());
            Meaning meaning = Meaning.mark(group.name(), group.key());
            double[] x = Arrays.stream(one.x()).map(v -> stage.x().at(v)).toArray();
            double[] y = Arrays.stream(one.residual()).map(v -> stage.y().at(v)).toArray();
            int[] kept =
                    IntStream.range(0, x.length)
                            .filter(k -> Double.isFinite(x[k] + y[k]))
                            .toArray();
            if (kept.length == 0) {
                return;
            }
            sketch.add(
                    new Item.Dots(
                            meaning,
                            look.symbol(),
                            IntStream.of(kept).mapToDouble(k -> x[k]).toArray(),
                            IntStream.of(kept).mapToDouble(k -> y[k]).toArray(),
                            new double[] {2.5},
                            new int[] {look.colour().fade(0.55).argb()},
                            null,
                            IntStream.of(kept).map(k -> group.rows()[one.row()[k]]).toArray(),
                            List.of()));
            if (layer.options().flag("smooth") && one.x().length >= 8) {
                Lowess smooth = Lowess.of(one.x(), one.residual());
                sketch.stroke(
                        meaning,
                        Outline.line(
                                Arrays.stream(smooth.x()).map(v -> stage.x().at(v)).toArray(),
                                Arrays.stream(smooth.y()).map(v -> stage.y().at(v)).toArray()),
                        new Stroke(groups.size() > 1 ? look.colour() : stage.theme().ink2(), 1.5));
            }
        }
    }
}
