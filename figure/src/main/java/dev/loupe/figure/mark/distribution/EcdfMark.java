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
import dev.loupe.figure.mark.Turned;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.stat.Ecdf;
import dev.loupe.figure.theme.Theme;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/// The share of rows at or below each value.
public final class EcdfMark implements Mark {
    private static final Signature SIGNATURE =
            new Signature(
                    "ecdf",
                    "the share of rows at or below each value",
                    List.of(),
                    List.of(Channel.X, Channel.Y, Channel.COLOR, Channel.DASH, Channel.DETAIL),
                    List.of(
                            OptionSpec.flag(
                                    "complementary",
                                    false,
                                    "the share of rows above each value instead"),
                            Sample.FIT),
                    Signature.Swatch.LINE);

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Prepared prepare(Layer layer) {
        Sample sample = Sample.of(layer, "ecdf");
        return new Steps(sample, sample.groups().stream().map(g -> Ecdf.of(sample.of(g))).toList());
    }

    private record Steps(Sample sample, List<Ecdf> all) implements Prepared {
        private boolean complementary() {
            return sample.layer().options().flag("complementary");
        }

        @Override
        public Extents extents() {
            Extents extents = sample.extents(complementary() ? "share above" : "share at or below");
            for (Ecdf ecdf : all) {
                if (sample.times()) {
                    extents.times(sample.values(), ecdf.x());
                } else {
                    extents.numbers(sample.values(), ecdf.x());
                }
            }
            extents.padded(sample.values());
            return sample.layer().options().flag(Sample.FIT.name())
                    ? extents
                    : extents.numbers(sample.heights(), 0, 1)
                            .zero(sample.heights())
                            .tight(sample.heights());
        }

        @Override
        public int leftOut() {
            return sample.leftOut();
        }

        private double[] shares(Ecdf ecdf) {
            return complementary()
                    ? Arrays.stream(ecdf.share()).map(s -> 1 - s).toArray()
                    : ecdf.share();
        }

        @Override
        public List<Numbers> numbers() {
            List<Numbers> numbers = new ArrayList<>();
            for (int g = 0; g < all.size(); g++) {
                numbers.add(
                        Numbers.of("ecdf", sample.groups().get(g).name())
                                .with("x", all.get(g).x())
                                .with("y", shares(all.get(g))));
            }
            return numbers;
        }

        @Override
        public void draw(Stage stage, Sketch sketch) {
            DoubleUnaryOperator up = sample.up(stage, 1);
            Turned turned = sample.turned(stage);
            for (int g = 0; g < all.size(); g++) {
                Group group = sample.groups().get(g);
                Theme.Look look = stage.look(sample.layer(), group);
                Turned.Pen pen = turned.pen();
                double before = complementary() ? 1 : 0;
                double[] shares = shares(all.get(g));
                boolean down = false;
                double drawn = Double.NaN;
                for (int i = 0; i < shares.length; i++) {
                    double at = turned.along().at(all.get(g).x()[i]);
                    boolean last = i + 1 == shares.length;
                    boolean seen = !(Math.abs(at - drawn) < 0.2) || last;
                    if (Double.isFinite(at) && seen) {
                        if (down) {
                            pen.line(at, up.applyAsDouble(before));
                        } else {
                            pen.move(at, up.applyAsDouble(before));
                        }
                        pen.line(at, up.applyAsDouble(shares[i]));
                        down = true;
                        drawn = at;
                        before = shares[i];
                    }
                }
                sketch.stroke(
                        Meaning.mark(group.name(), group.key()).rows(group.rows()),
                        pen.build(),
                        new Stroke(look.colour(), stage.lineWidth(), look.dash()));
            }
        }
    }
}
