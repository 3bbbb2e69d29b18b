package dev.loupe.figure.mark.distribution;

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
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Outline;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.stat.QuantilePairs;
import dev.loupe.figure.theme.Theme;

import java.util.ArrayList;
import java.util.List;

/// Sorted values beside the quantiles of a normal distribution; a straight line says that they are normal.
public final class QqMark implements Mark {
    /// Up to so many dots stand apart from each other, so that rings around them do not hide their neighbours.
    private static final int APART = 60;

    private static final Signature SIGNATURE =
            new Signature(
                    "qq",
                    "sorted values beside the quantiles of a normal distribution",
                    List.of(),
                    List.of(Channel.X, Channel.Y, Channel.COLOR, Channel.SHAPE, Channel.DETAIL),
                    List.of(OptionSpec.flag("line", true, "a line through the quartiles")),
                    Signature.Swatch.DOT);

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Prepared prepare(Layer layer) {
        boolean x = layer.has(Channel.X);
        if (x == layer.has(Channel.Y)) {
            throw new IllegalArgumentException(
                    "The mark qq needs one of x and y, but "
                            + (x ? "both are" : "neither is")
                            + " given.");
        }
        Channel values = x ? Channel.X : Channel.Y;
        List<Group> groups = layer.groups();
        List<QuantilePairs> pairs =
                groups.stream()
                        .map(g -> QuantilePairs.normal(layer.numbers(values, g.rows())))
                        .toList();
        return new Pairs(layer, values, groups, pairs);
    }

    private record Pairs(Layer layer, Channel values, List<Group> groups, List<QuantilePairs> pairs)
            implements Prepared {
        @Override
        public Extents extents() {
            Extents extents =
                    new Extents()
                            .ramped(layer)
                            .label(Channel.X, "quantiles of the normal distribution")
                            .label(Channel.Y, layer.title(values))
                            .padded(Channel.X)
                            .padded(Channel.Y);
            for (QuantilePairs pair : pairs) {
                extents.numbers(Channel.X, pair.theory()).numbers(Channel.Y, pair.sample());
            }
            return extents;
        }

        @Override
        public int leftOut() {
            return layer.rows().length - pairs.stream().mapToInt(p -> p.sample().length).sum();
        }

        @Override
        public List<Numbers> numbers() {
            List<Numbers> all = new ArrayList<>();
            for (int g = 0; g < pairs.size(); g++) {
                all.add(
                        Numbers.of("qq", groups.get(g).name())
                                .with("theoretical", pairs.get(g).theory())
                                .with("sample", pairs.get(g).sample())
                                .fact("slope", pairs.get(g).slope())
                                .fact("intercept", pairs.get(g).intercept()));
            }
            return all;
        }

        @Override
        public void draw(Stage stage, Sketch sketch) {
            int most = pairs.stream().mapToInt(p -> p.sample().length).max().orElse(0);
            double radius = most <= 300 ? 2.5 : most <= 3_000 ? 2 : 1.2;
            for (int g = 0; g < pairs.size(); g++) {
                QuantilePairs pair = pairs.get(g);
                Theme.Look look = stage.look(layer, groups.get(g));
                Meaning meaning = Meaning.mark(groups.get(g).name(), groups.get(g).key());
                int n = pair.sample().length;
                if (n == 0) {
                    continue;
                }
                if (layer.options().flag("line") && Double.isFinite(pair.slope())) {
                    double first = stage.x().at(pair.theory()[0]);
                    double last = stage.x().at(pair.theory()[n - 1]);
                    double low = stage.y().at(pair.intercept() + pair.slope() * pair.theory()[0]);
                    double high =
                            stage.y().at(pair.intercept() + pair.slope() * pair.theory()[n - 1]);
                    sketch.stroke(
                            meaning,
                            Outline.line(new double[] {first, last}, new double[] {low, high}),
                            new Stroke(
                                    groups.size() == 1 ? stage.theme().ink2() : look.colour(),
                                    1.25,
                                    4,
                                    3));
                }
                Dots dots = new Dots();
                for (int i = 0; i < n; i++) {
                    dots.add(
                            stage.x().at(pair.theory()[i]), stage.y().at(pair.sample()[i]), -1, "");
                }
                double opacity = layer.options().number("opacity", n <= APART ? 0.85 : 0.7);
                dots.draw(meaning, look, opacity, radius, stage, sketch);
            }
        }
    }
}
