package dev.loupe.figure.mark.part;

import dev.loupe.figure.data.Column;
import dev.loupe.figure.mark.Categories;
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
import dev.loupe.figure.scene.Item.Anchor;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.theme.Theme;

import java.util.Arrays;
import java.util.List;

/// How steps up and down lead from one value to another. Each bar begins where the one before ended.
public final class WaterfallMark implements Mark {
    private static final Signature SIGNATURE =
            new Signature(
                    "waterfall",
                    "how steps up and down lead from one value to another",
                    List.of(Channel.X, Channel.Y),
                    List.of(),
                    List.of(
                            OptionSpec.words(
                                    "totals",
                                    "names of bars that stand on zero and say where one is"),
                            OptionSpec.word(
                                    "total",
                                    "",
                                    List.of(),
                                    "name of a last bar with the total; none if empty")),
                    Signature.Swatch.NONE);

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Prepared prepare(Layer layer) {
        Column.Texts names = layer.texts(Channel.X);
        double[] change = layer.numbers(Channel.Y);
        String last = layer.options().word("total");
        int[] rows =
                Arrays.stream(layer.rows())
                        .filter(r -> !names.missing(r) && Double.isFinite(change[r]))
                        .toArray();
        Categories.countable(layer, SIGNATURE.name(), Channel.X, rows.length);
        int n = rows.length + (last.isEmpty() ? 0 : 1);
        Steps steps = new Steps(layer, new String[n], new double[n], new double[n], new boolean[n]);
        double level = 0;
        for (int i = 0; i < rows.length; i++) {
            String name = names.text(rows[i]);
            boolean total = layer.options().words("totals").contains(name);
            steps.name[i] = name;
            steps.total[i] = total;
            steps.start[i] = total ? 0 : level;
            level = total ? change[rows[i]] : level + change[rows[i]];
            steps.end[i] = level;
        }
        if (!last.isEmpty()) {
            steps.name[n - 1] = last;
            steps.total[n - 1] = true;
            steps.end[n - 1] = level;
        }
        return steps;
    }

    private record Steps(Layer layer, String[] name, double[] start, double[] end, boolean[] total)
            implements Prepared {
        @Override
        public Extents extents() {
            return new Extents()
                    .categories(Channel.X, List.of(name))
                    .numbers(Channel.Y, start)
                    .numbers(Channel.Y, end)
                    .zero(Channel.Y)
                    .label(Channel.X, layer.title(Channel.X))
                    .label(Channel.Y, layer.title(Channel.Y));
        }

        @Override
        public List<Numbers> numbers() {
            return List.of(
                    Numbers.of("waterfall", "")
                            .with("x", name)
                            .with("start", start)
                            .with("end", end));
        }

        @Override
        public void draw(Stage stage, Sketch sketch) {
            Theme theme = stage.theme();
            double half = stage.x().band() / 2;
            for (int i = 0; i < name.length; i++) {
                double x = Stage.centre(stage.x(), name[i]);
                double from = stage.y().at(start[i]);
                double to = stage.y().at(end[i]);
                if (!Double.isFinite(x + from + to)) {
                    continue;
                }
                double change = total[i] ? end[i] : end[i] - start[i];
                String text =
                        total[i]
                                ? Numerals.brief(change)
                                : (change >= 0 ? "+" : "") + Numerals.brief(change);
                Colour hue = total[i] ? theme.ink3() : change >= 0 ? theme.better() : theme.worse();
                sketch.rect(
                        Meaning.mark(name[i] + ": " + text, ""),
                        x - half,
                        from,
                        x + half,
                        to,
                        hue,
                        null);
                if (i + 1 < name.length) {
                    double next = Stage.centre(stage.x(), name[i + 1]);
                    sketch.line(
                            Meaning.NONE,
                            x + half,
                            to,
                            next - half,
                            to,
                            new Stroke(theme.axis(), 1));
                }
                double label = change >= 0 ? Math.min(from, to) - 5 : Math.max(from, to) + 13;
                sketch.text(x, label, text, Anchor.MIDDLE, theme.ink2());
            }
        }
    }
}
