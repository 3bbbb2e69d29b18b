package dev.loupe.figure.mark.learning;

import dev.loupe.figure.mark.Extents;
import dev.loupe.figure.mark.Frame;
import dev.loupe.figure.mark.Layer;
import dev.loupe.figure.mark.Numbers;
import dev.loupe.figure.mark.Overhead;
import dev.loupe.figure.mark.Prepared;
import dev.loupe.figure.mark.Sketch;
import dev.loupe.figure.mark.Stage;
import dev.loupe.figure.scale.Colouring;
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Item.Anchor;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Outline;
import dev.loupe.figure.scene.Role;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.theme.Theme;
import dev.loupe.figure.type.Fitted;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// One bar for each row, cluster after cluster.
record Silhouettes(
        Layer layer, List<SilhouetteMark.Cluster> clusters, double mean, int shown, int leftOut)
        implements Prepared {
    /// Rows left empty between clusters, so that they are told apart.
    private double gap() {
        return clusters.size() * 60 > shown ? 0 : shown * 0.02;
    }

    private double height() {
        return shown + gap() * Math.max(0, clusters.size() - 1);
    }

    @Override
    public Extents extents() {
        Extents extents =
                new Extents()
                        .numbers(Channel.X, 0, 1)
                        .label(Channel.X, "silhouette")
                        .numbers(Channel.Y, 0, Math.max(1, height()))
                        .label(Channel.Y, layer.title(Channel.COLOR))
                        .tight(Channel.Y)
                        .bare(Channel.Y);
        clusters.forEach(c -> extents.numbers(Channel.X, c.value()));
        return extents;
    }

    @Override
    public Frame frame() {
        return Double.isFinite(mean)
                ? new Overhead(String.format(Locale.ROOT, "mean %.3f", mean), mean)
                : Frame.AXES;
    }

    @Override
    public List<Numbers> numbers() {
        return clusters.stream()
                .map(
                        c ->
                                Numbers.of("silhouette", c.group().name())
                                        .with(
                                                "row",
                                                Arrays.stream(c.rows()).asDoubleStream().toArray())
                                        .with("value", c.value())
                                        .fact("mean", c.mean())
                                        .fact("overall", mean))
                .toList();
    }

    @Override
    public void draw(Stage stage, Sketch sketch) {
        double at = height();
        for (int i = 0; i < clusters.size(); i++) {
            SilhouetteMark.Cluster cluster = clusters.get(i);
            boolean classed = stage.colour() instanceof Colouring.Classes;
            Colour colour =
                    classed
                            ? stage.look(cluster.group(), layer.paint()).colour()
                            : stage.theme().fill(i).colour();
            draw(cluster, at, colour, stage, sketch);
            at -= cluster.rows().length + gap();
        }
        double x = stage.x().at(mean);
        if (Double.isFinite(x)) {
            Theme theme = stage.theme();
            double top = stage.box().y();
            sketch.line(
                    Meaning.of(Role.ANNOTATION, "mean"),
                    x,
                    top,
                    x,
                    stage.box().bottom(),
                    new Stroke(theme.ink(), 1.25, 4, 3));
        }
    }

    private static void draw(
            SilhouetteMark.Cluster cluster, double top, Colour colour, Stage stage, Sketch sketch) {
        double zero = stage.x().at(0);
        Outline.Builder pen = new Outline.Builder();
        pen.move(zero, stage.y().at(top));
        double drawn = Double.NaN;
        for (int i = 0; i < cluster.value().length; i++) {
            double x = stage.x().at(cluster.value()[i]);
            double upper = stage.y().at(top - i);
            if (!(Math.abs(upper - drawn) < 0.4)) {
                pen.line(x, upper);
                drawn = upper;
            }
            boolean last = i == cluster.value().length - 1;
            double lower = stage.y().at(top - i - 1);
            if (last || Math.abs(lower - drawn) >= 0.4) {
                pen.line(x, lower);
            }
        }
        double bottom = stage.y().at(top - cluster.value().length);
        pen.line(zero, bottom).close();
        String name = cluster.group().name().isEmpty() ? "rows" : cluster.group().name();
        String said =
                String.format(
                        Locale.ROOT, "%d rows, mean %.2f", cluster.rows().length, cluster.mean());
        sketch.fill(
                Meaning.mark(name + ": " + said, cluster.group().key())
                        .rows(cluster.rows().clone()),
                pen.build(),
                colour.fade(0.85));
        double middle = (stage.y().at(top) + bottom) / 2;
        if (bottom - stage.y().at(top) >= 14) {
            Theme theme = stage.theme();
            double room = stage.box().width() * 0.4;
            String shown = Fitted.cut(name, room, Theme.SMALL_SIZE, Theme.LABEL_WEIGHT);
            Colour ink = theme.textOn(colour);
            boolean two = bottom - stage.y().at(top) >= 34;
            sketch.text(
                    Meaning.of(Role.LABEL),
                    zero + 7,
                    middle + (two ? -2 : 4),
                    shown,
                    Theme.SMALL_SIZE,
                    Theme.LABEL_WEIGHT,
                    Anchor.START,
                    0,
                    ink);
            if (two) {
                sketch.text(zero + 7, middle + 13, said, Anchor.START, ink);
            }
        }
    }
}
