package dev.loupe.figure.mark.learning;

import dev.loupe.figure.mark.Extents;
import dev.loupe.figure.mark.Group;
import dev.loupe.figure.mark.Layer;
import dev.loupe.figure.mark.Mark;
import dev.loupe.figure.mark.Numbers;
import dev.loupe.figure.mark.Prepared;
import dev.loupe.figure.mark.Signature;
import dev.loupe.figure.mark.Sketch;
import dev.loupe.figure.mark.Sparse;
import dev.loupe.figure.mark.Stage;
import dev.loupe.figure.scene.Box;
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Item.Anchor;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Outline;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.stat.Ecdf;
import dev.loupe.figure.stat.KolmogorovSmirnov;
import dev.loupe.figure.theme.Theme;
import dev.loupe.figure.type.Typeface;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// How far the scores of positive and other rows lie apart: both distributions, and where their distance is greatest.
///
/// Positive rows are solid, other rows dashed.
public final class KolmogorovSmirnovMark implements Mark {
    private static final Signature SIGNATURE =
            ScoreCurves.signature(
                    "ks", "how far the scores of positive and of other rows lie apart");

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Prepared prepare(Layer layer) {
        List<Pair> pairs = new ArrayList<>();
        int used = 0;
        for (Group group : layer.groups()) {
            Scored scored = Scored.of(layer, group);
            used += scored.rows().length;
            pairs.add(new Pair(group, KolmogorovSmirnov.of(scored.score(), scored.positive())));
        }
        return new Distances(layer, pairs, layer.rows().length - used);
    }

    /// Both distributions of a group.
    private record Pair(Group group, KolmogorovSmirnov ks) {
        double[] where() {
            double[] at = {ks.at(), 0, 0};
            at[1] = ks.positives().at(ks.at());
            at[2] = ks.others().at(ks.at());
            return at;
        }
    }

    /// Half way up, left of all distances, or right of them where there is more room.
    private record Beside(double[] spans) implements CurveKey.Place {
        private static final double GAP = 14;

        @Override
        public double left(Box panel, double width) {
            double first = Arrays.stream(spans).min().orElse(panel.right());
            double last = Arrays.stream(spans).max().orElse(panel.x());
            boolean before = first - panel.x() >= panel.right() - last;
            double left = before ? first - GAP - width : last + GAP;
            return Math.clamp(left, panel.x() + 4, Math.max(panel.x() + 4, panel.right() - width));
        }

        @Override
        public double top(Box panel, double height) {
            return panel.centreY() - height / 2;
        }
    }

    private record Distances(Layer layer, List<Pair> pairs, int leftOut) implements Prepared {
        @Override
        public Extents extents() {
            Extents extents =
                    new Extents()
                            .label(Channel.X, layer.title(Channel.SCORE))
                            .label(Channel.Y, "share of rows at or below")
                            .numbers(Channel.Y, 0, 1)
                            .tight(Channel.Y);
            for (Pair pair : pairs) {
                extents.numbers(Channel.X, pair.ks.positives().x())
                        .numbers(Channel.X, pair.ks.others().x());
            }
            return extents;
        }

        @Override
        public List<Numbers> numbers() {
            List<Numbers> all = new ArrayList<>();
            for (Pair pair : pairs) {
                KolmogorovSmirnov ks = pair.ks;
                double[] x = new double[ks.positives().x().length + ks.others().x().length];
                System.arraycopy(ks.positives().x(), 0, x, 0, ks.positives().x().length);
                System.arraycopy(
                        ks.others().x(), 0, x, ks.positives().x().length, ks.others().x().length);
                double[] score = Arrays.stream(x).sorted().distinct().toArray();
                double[] yes = new double[score.length];
                double[] no = new double[score.length];
                for (int i = 0; i < score.length; i++) {
                    yes[i] = ks.positives().at(score[i]);
                    no[i] = ks.others().at(score[i]);
                }
                all.add(
                        Numbers.of("ks", pair.group.name())
                                .with("score", score)
                                .with("positive", yes)
                                .with("other", no)
                                .fact("statistic", ks.statistic())
                                .fact("at", ks.at()));
            }
            return all;
        }

        @Override
        public void draw(Stage stage, Sketch sketch) {
            for (Pair pair : pairs) {
                Theme.Look look = stage.look(pair.group, layer.paint());
                Colour colour = look.colour();
                String name = pair.group.name().isEmpty() ? "" : pair.group.name() + ", ";
                draw(
                        pair.ks.others(),
                        Meaning.mark(name + "other rows", pair.group.key()),
                        new Stroke(colour, Theme.LINE, 5, 3),
                        stage,
                        sketch);
                draw(
                        pair.ks.positives(),
                        Meaning.mark(name + "positive rows", pair.group.key()),
                        new Stroke(colour, Theme.LINE),
                        stage,
                        sketch);
                gap(pair, colour, stage, sketch);
            }
            if (pairs.size() > 1) {
                List<CurveKey.Entry> entries = new ArrayList<>();
                for (Pair pair : pairs) {
                    entries.add(
                            new CurveKey.Entry(
                                    pair.group,
                                    stage.look(pair.group, layer.paint()),
                                    ScoreCurves.quoted(pair.ks.statistic())));
                }
                CurveKey.draw(entries, "KS", new Beside(spans(stage)), stage, sketch);
            } else if (!pairs.isEmpty()) {
                name(
                        pairs.getFirst().ks.positives(),
                        0.35,
                        "positive",
                        Anchor.START,
                        stage,
                        sketch);
                name(pairs.getFirst().ks.others(), 0.65, "other", Anchor.END, stage, sketch);
            }
        }

        /// Where the greatest distances stand, in pixels.
        private double[] spans(Stage stage) {
            return pairs.stream()
                    .mapToDouble(pair -> stage.x().at(pair.ks.at()))
                    .filter(Double::isFinite)
                    .toArray();
        }

        private static void draw(
                Ecdf of, Meaning meaning, Stroke stroke, Stage stage, Sketch sketch) {
            int n = of.x().length;
            double[] x = new double[2 * n + 2];
            double[] y = new double[2 * n + 2];
            if (n == 0) {
                return;
            }
            x[0] = stage.box().x();
            y[0] = stage.y().at(0);
            for (int i = 0; i < n; i++) {
                x[2 * i + 1] = stage.x().at(of.x()[i]);
                y[2 * i + 1] = stage.y().at(i == 0 ? 0 : of.share()[i - 1]);
                x[2 * i + 2] = x[2 * i + 1];
                y[2 * i + 2] = stage.y().at(of.share()[i]);
            }
            x[2 * n + 1] = stage.box().right();
            y[2 * n + 1] = stage.y().at(1);
            sketch.stroke(meaning, Sparse.line(x, y, 0.25), stroke);
        }

        private void gap(Pair pair, Colour colour, Stage stage, Sketch sketch) {
            double[] at = pair.where();
            double x = stage.x().at(at[0]);
            double y1 = stage.y().at(at[1]);
            double y2 = stage.y().at(at[2]);
            if (!Double.isFinite(x) || !Double.isFinite(y1) || !Double.isFinite(y2)) {
                return;
            }
            String said = "KS " + ScoreCurves.quoted(pair.ks.statistic());
            Outline.Builder pen = new Outline.Builder();
            pen.move(x, y1).line(x, y2).move(x - 4, y1).line(x + 4, y1).move(x - 4, y2);
            sketch.stroke(
                    Meaning.mark(said, pair.group.key()),
                    pen.line(x + 4, y2).build(),
                    new Stroke(pairs.size() == 1 ? stage.theme().ink() : colour, 1.25));
            if (pairs.size() > 1) {
                return;
            }
            boolean left = x > stage.box().centreX();
            double y = (y1 + y2) / 2 + 4;
            String name = pair.group.name();
            String label = name.isEmpty() ? said : name + " " + said;
            double end = left ? x - 7 : x + 7;
            double width = Typeface.width(label, Theme.TICK_SIZE, Theme.LABEL_WEIGHT);
            double from = left ? end - width - 3 : end - 3;
            Colour ground = stage.theme().surface().fade(0.82);
            sketch.rect(Meaning.NONE, from, y - 12, from + width + 6, y + 4, ground, null);
            sketch.text(
                    Meaning.mark(said, pair.group.key()),
                    end,
                    y,
                    label,
                    Theme.TICK_SIZE,
                    Theme.LABEL_WEIGHT,
                    left ? Anchor.END : Anchor.START,
                    0,
                    stage.theme().ink());
        }

        /// A name beside a curve at this height.
        private static void name(
                Ecdf of, double share, String name, Anchor anchor, Stage stage, Sketch sketch) {
            int i = 0;
            while (i < of.x().length && of.share()[i] < share) {
                i++;
            }
            double x = i < of.x().length ? stage.x().at(of.x()[i]) : Double.NaN;
            if (Double.isFinite(x)) {
                boolean right =
                        anchor == Anchor.START && x < stage.box().right() - 60
                                || x < stage.box().x() + 50;
                sketch.text(
                        x + (right ? 7 : -7),
                        stage.y().at(share) + (right ? 16 : 4),
                        name,
                        right ? Anchor.START : Anchor.END,
                        stage.theme().ink2());
            }
        }
    }
}
