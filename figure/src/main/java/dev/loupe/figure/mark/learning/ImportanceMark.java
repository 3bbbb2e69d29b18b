package dev.loupe.figure.mark.learning;

import dev.loupe.figure.data.Column;
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
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Item;
import dev.loupe.figure.scene.Item.Anchor;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Outline;
import dev.loupe.figure.scene.Role;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.scene.Symbol;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.stat.Moments;
import dev.loupe.figure.theme.Theme;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// How much each feature matters, the greatest first.
///
/// Several rows of one feature, such as the repeats of a permutation, become their mean with one standard deviation each way; else
/// `LOW` and `HIGH` are the ends of the error bars.
public final class ImportanceMark implements Mark {
    private static final Signature SIGNATURE =
            new Signature(
                    "importance",
                    "how much each feature matters, the greatest first",
                    List.of(Channel.X, Channel.Y),
                    List.of(Channel.LOW, Channel.HIGH),
                    List.of(
                            OptionSpec.number("top", "20", 1, 500, "how many features are shown"),
                            OptionSpec.word(
                                    "shape",
                                    "lollipop",
                                    List.of("lollipop", "bar"),
                                    "a dot on a stem, or a bar"),
                            OptionSpec.word(
                                    "sort",
                                    "size",
                                    List.of("size", "value", "rows"),
                                    "by distance from 0, by value, or as the rows come")),
                    Signature.Swatch.NONE);

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Prepared prepare(Layer layer) {
        Column.Texts names = layer.texts(Channel.Y);
        double[] value = layer.numbers(Channel.X);
        List<List<Integer>> rows = new ArrayList<>();
        for (int i = 0; i < names.levels().length; i++) {
            rows.add(new ArrayList<>());
        }
        int leftOut = 0;
        for (int row : layer.rows()) {
            if (names.codes()[row] >= 0 && Double.isFinite(value[row])) {
                rows.get(names.codes()[row]).add(row);
            } else {
                leftOut++;
            }
        }
        List<Feature> features = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            if (!rows.get(i).isEmpty()) {
                features.add(feature(layer, names.levels()[i], rows.get(i), value));
            }
        }
        switch (layer.options().word("sort")) {
            case "size" -> features.sort(Comparator.comparingDouble(f -> -Math.abs(f.value)));
            case "value" -> features.sort(Comparator.comparingDouble(f -> -f.value));
            default -> {}
        }
        int top = Math.min(features.size(), layer.options().count("top", 20));
        return new Stems(layer, List.copyOf(features.subList(0, top)), leftOut);
    }

    private static Feature feature(Layer layer, String name, List<Integer> of, double[] value) {
        int[] rows = of.stream().mapToInt(r -> r).toArray();
        if (rows.length > 1) {
            Moments moments = Moments.of(of.stream().mapToDouble(r -> value[r]).toArray());
            return new Feature(
                    name,
                    moments.mean(),
                    moments.mean() - moments.sd(),
                    moments.mean() + moments.sd(),
                    rows);
        }
        int row = rows[0];
        double low = layer.has(Channel.LOW) ? layer.numbers(Channel.LOW)[row] : Double.NaN;
        double high = layer.has(Channel.HIGH) ? layer.numbers(Channel.HIGH)[row] : Double.NaN;
        return new Feature(name, value[row], low, high, rows);
    }

    /// @param low,high ends of the error bar; NaN for none
    private record Feature(String name, double value, double low, double high, int[] rows) {
        boolean spread() {
            return Double.isFinite(low) && Double.isFinite(high);
        }
    }

    private record Stems(Layer layer, List<Feature> features, int leftOut) implements Prepared {
        @Override
        public Extents extents() {
            Extents extents =
                    new Extents()
                            .categories(Channel.Y, features.stream().map(Feature::name).toList())
                            .label(Channel.X, layer.title(Channel.X))
                            .zero(Channel.X)
                            .padded(Channel.X);
            double most = features.stream().mapToDouble(Feature::value).max().orElse(0);
            double least = features.stream().mapToDouble(Feature::value).min().orElse(0);
            double span = Math.max(most, 0) - Math.min(least, 0);
            for (Feature f : features) {
                double room = f.spread() ? 0 : Math.signum(f.value) * 0.1 * span;
                extents.numbers(Channel.X, f.value + room, f.value, f.low, f.high);
            }
            return extents;
        }

        @Override
        public List<Numbers> numbers() {
            return List.of(
                    Numbers.of("importance", "")
                            .with(
                                    "feature",
                                    features.stream().map(Feature::name).toArray(String[]::new))
                            .with("value", features.stream().mapToDouble(Feature::value).toArray())
                            .with("low", features.stream().mapToDouble(Feature::low).toArray())
                            .with("high", features.stream().mapToDouble(Feature::high).toArray()));
        }

        @Override
        public void draw(Stage stage, Sketch sketch) {
            Theme theme = stage.theme();
            Colour paint = layer.paint();
            Colour colour = paint == null ? theme.look(0).colour() : paint;
            String[] values =
                    Numerals.together(features.stream().mapToDouble(Feature::value).toArray());
            double zero = stage.x().at(0);
            boolean bars = layer.options().word("shape").equals("bar");
            if (!Double.isFinite(zero)) {
                zero = stage.box().x();
            }
            for (int i = 0; i < features.size(); i++) {
                Feature f = features.get(i);
                double y = Stage.centre(stage.y(), f.name);
                double x = stage.x().at(f.value);
                if (!Double.isFinite(x) || !Double.isFinite(y)) {
                    continue;
                }
                Meaning meaning = Meaning.of(Role.MARK, f.name + ": " + values[i]).rows(f.rows);
                double half = Math.min(9, stage.y().band() * 0.4);
                if (bars) {
                    sketch.rect(meaning, zero, y - half, x, y + half, colour.fade(0.85), null);
                } else {
                    sketch.line(meaning, zero, y, x, y, new Stroke(colour.fade(0.45), 1.5));
                }
                if (f.spread()) {
                    spread(f, y, bars ? theme.ink2() : colour, stage, sketch);
                }
                if (!bars) {
                    sketch.add(
                            new Item.Dots(
                                    meaning,
                                    Symbol.CIRCLE,
                                    new double[] {x},
                                    new double[] {y},
                                    new double[] {Math.min(4.5, half)},
                                    new int[] {colour.argb()},
                                    new Stroke(theme.surface(), 1),
                                    new int[0],
                                    List.of()));
                }
                if (!f.spread() && stage.y().band() >= 10) {
                    boolean left = x < zero;
                    double at = x + (bars ? 5 : 9) * (left ? -1 : 1);
                    Anchor anchor = left ? Anchor.END : Anchor.START;
                    sketch.text(at, y + 4, values[i], anchor, theme.ink2());
                }
            }
        }

        private static void spread(Feature f, double y, Colour colour, Stage stage, Sketch sketch) {
            double low = stage.x().at(f.low);
            double high = stage.x().at(f.high);
            if (Double.isFinite(low) && Double.isFinite(high)) {
                Outline.Builder pen = new Outline.Builder();
                pen.move(low, y).line(high, y).move(low, y - 3).line(low, y + 3);
                pen.move(high, y - 3).line(high, y + 3);
                sketch.stroke(
                        Meaning.of(Role.MARK, f.name + " spread"),
                        pen.build(),
                        new Stroke(colour, 1.25));
            }
        }
    }
}
