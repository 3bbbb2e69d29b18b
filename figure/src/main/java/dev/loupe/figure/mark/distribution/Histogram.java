package dev.loupe.figure.mark.distribution;

import dev.loupe.figure.data.Column;
import dev.loupe.figure.data.Plain;
import dev.loupe.figure.mark.Extents;
import dev.loupe.figure.mark.Group;
import dev.loupe.figure.mark.Layer;
import dev.loupe.figure.mark.Numbers;
import dev.loupe.figure.mark.Prepared;
import dev.loupe.figure.mark.Sketch;
import dev.loupe.figure.mark.Stage;
import dev.loupe.figure.mark.Turned;
import dev.loupe.figure.mark.xy.Stacking;
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.stat.Bins;
import dev.loupe.figure.stat.Density;
import dev.loupe.figure.theme.Theme;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/// Bins counted, one list a group.
///
/// @param piled the lower and upper end of each group's bars
record Histogram(Sample sample, String position, double[] edges, List<Bins> bins, Stacking piled)
        implements Prepared {
    /// Above this, the bars of a group are one shape.
    private static final int MOST_SHAPES = 600;

    private static final double OVERLAID = 0.3;
    private static final double GAP = 1;

    private Layer layer() {
        return sample.layer();
    }

    private String stat() {
        return layer().options().word("stat");
    }

    @Override
    public Extents extents() {
        String height = position.equals("fill") ? "share" : stat();
        Extents extents = sample.extents(height, edges[0], edges[edges.length - 1]);
        if (layer().options().flag(Sample.FIT.name())) {
            return extents;
        }
        for (double[] high : piled.high()) {
            extents.numbers(sample.heights(), high);
        }
        if (position.equals("fill")) {
            extents.tight(sample.heights());
        }
        return extents.zero(sample.heights()).padded(sample.heights());
    }

    @Override
    public int leftOut() {
        return sample.leftOut();
    }

    @Override
    public List<Numbers> numbers() {
        List<Numbers> all = new ArrayList<>();
        for (int g = 0; g < bins.size(); g++) {
            Numbers numbers =
                    Numbers.of("histogram", sample.groups().get(g).name())
                            .with("x0", column(Arrays.copyOf(edges, edges.length - 1)))
                            .with("x1", column(Arrays.copyOfRange(edges, 1, edges.length)))
                            .with("count", bins.get(g).weight());
            if (!stat().equals("count")) {
                double[] height = new double[edges.length - 1];
                for (int b = 0; b < height.length; b++) {
                    height[b] = piled.high()[g][b] - piled.low()[g][b];
                }
                numbers = numbers.with(stat(), height);
            }
            all.add(numbers);
        }
        return all;
    }

    private Column column(double[] values) {
        return sample.times()
                ? new Column.Times(Arrays.stream(values).mapToLong(Math::round).toArray())
                : new Column.Numbers(values);
    }

    @Override
    public void draw(Stage stage, Sketch sketch) {
        double most = Arrays.stream(piled.high()).flatMapToDouble(Arrays::stream).max().orElse(0);
        DoubleUnaryOperator up = sample.up(stage, most);
        boolean overlaid = position.equals("overlay") && bins.size() > 1;
        boolean together = overlaid || (long) bins.size() * edges.length > MOST_SHAPES;
        for (int g = 0; g < bins.size(); g++) {
            Colour colour = stage.look(layer(), sample.groups().get(g)).colour();
            double opacity = layer().options().number("opacity", overlaid ? OVERLAID : 1);
            if (together) {
                drawOutline(g, colour, opacity, overlaid, up, stage, sketch);
            } else {
                drawBars(g, colour.fade(opacity), up, stage, sketch);
            }
        }
        if (layer().options().flag("kde")) {
            drawDensity(up, stage, sketch);
        }
    }

    private void drawBars(
            int g, Colour colour, DoubleUnaryOperator up, Stage stage, Sketch sketch) {
        Turned turned = sample.turned(stage);
        boolean dodged = position.equals("dodge");
        for (int b = 0; b + 1 < edges.length; b++) {
            double start = turned.along().at(edges[b]);
            double end = turned.along().at(edges[b + 1]);
            if (dodged) {
                double slot = (end - start) / bins.size();
                start += g * slot;
                end = start + slot;
            }
            double gap = Math.abs(end - start) > 4 ? GAP * Math.signum(end - start) / 2 : 0;
            double low = up.applyAsDouble(piled.low()[g][b]);
            double high = up.applyAsDouble(piled.high()[g][b]);
            if (piled.high()[g][b] != piled.low()[g][b] && Double.isFinite(start + end)) {
                boolean seam = piled.low()[g][b] > 0 && Math.abs(high - low) > 3;
                sketch.rect(
                        meaning(g, b),
                        turned.x(start + gap, low - (seam ? Math.signum(low - high) * 0.75 : 0)),
                        turned.y(start + gap, low - (seam ? Math.signum(low - high) * 0.75 : 0)),
                        turned.x(end - gap, high),
                        turned.y(end - gap, high),
                        colour,
                        null);
            }
        }
    }

    private Meaning meaning(int g, int b) {
        Group group = sample.groups().get(g);
        boolean last = b + 2 == edges.length;
        int rows = (int) bins.get(g).weight()[b];
        String interval =
                "[" + text(edges[b]) + ", " + text(edges[b + 1]) + (last ? "]" : ")") + ": ";
        String label = interval + rows + (rows == 1 ? " row" : " rows");
        String title = layer().title(sample.values());
        String where =
                title.isEmpty()
                        ? ""
                        : title
                                + " >= "
                                + ascii(edges[b])
                                + " and "
                                + title
                                + (last ? " <= " : " < ")
                                + ascii(edges[b + 1]);
        return Meaning.mark(
                        group.name().isEmpty() ? label : group.name() + ", " + label, group.key())
                .where(where);
    }

    private String text(double edge) {
        return sample.times() ? Plain.time(Math.round(edge)) : Plain.brief(edge);
    }

    private String ascii(double edge) {
        return sample.times() ? "'" + text(edge) + "'" : text(edge).replace('−', '-');
    }

    /// All bars of a group as one shape; over others with a line along its top.
    private void drawOutline(
            int g,
            Colour colour,
            double opacity,
            boolean lined,
            DoubleUnaryOperator up,
            Stage stage,
            Sketch sketch) {
        Turned turned = sample.turned(stage);
        Group group = sample.groups().get(g);
        Turned.Pen area = turned.pen();
        Turned.Pen top = turned.pen();
        int last = edges.length - 2;
        double first = turned.along().at(edges[0]);
        double end = turned.along().at(edges[last + 1]);
        if (!Double.isFinite(first + end)) {
            return;
        }
        top.move(first, up.applyAsDouble(piled.low()[g][0]));
        area.move(first, up.applyAsDouble(piled.low()[g][0]));
        for (int b = 0; b <= last; b++) {
            double high = up.applyAsDouble(piled.high()[g][b]);
            for (Turned.Pen pen : List.of(area, top)) {
                pen.line(turned.along().at(edges[b]), high)
                        .line(turned.along().at(edges[b + 1]), high);
            }
        }
        top.line(end, up.applyAsDouble(piled.low()[g][last]));
        for (int b = last; b >= 0; b--) {
            double low = up.applyAsDouble(piled.low()[g][b]);
            area.line(turned.along().at(edges[b + 1]), low).line(turned.along().at(edges[b]), low);
        }
        Meaning meaning = Meaning.mark(group.name(), group.key());
        sketch.fill(meaning.rows(group.rows()), area.close().build(), colour.fade(opacity));
        if (lined) {
            sketch.stroke(meaning, top.build(), new Stroke(colour, 1.25));
        }
    }

    /// Over stacked groups one line for all rows, else one for each group.
    private void drawDensity(DoubleUnaryOperator up, Stage stage, Sketch sketch) {
        boolean each = bins.size() == 1 || position.equals("overlay");
        if (each) {
            for (Group group : sample.groups()) {
                Colour colour =
                        bins.size() == 1
                                ? stage.theme().ink2()
                                : stage.look(layer(), group).colour();
                drawDensity(sample.of(group), colour, up, stage, sketch);
            }
        } else if (position.equals("stack")) {
            double[] all =
                    sample.groups().stream()
                            .flatMapToDouble(g -> Arrays.stream(sample.of(g)))
                            .toArray();
            drawDensity(all, stage.theme().ink2(), up, stage, sketch);
        }
    }

    private void drawDensity(
            double[] values, Colour colour, DoubleUnaryOperator up, Stage stage, Sketch sketch) {
        Density density = Density.of(values, 1, 0, 200);
        double width = (edges[edges.length - 1] - edges[0]) / (edges.length - 1);
        double unit =
                switch (stat()) {
                    case "share" -> width;
                    case "density" -> 1;
                    default -> width * density.count();
                };
        double[] height = Arrays.stream(density.y()).map(y -> y * unit).toArray();
        sketch.stroke(
                Meaning.mark("density", ""),
                CurveOf.heights(sample.turned(stage), density.x(), height, up),
                new Stroke(colour, Theme.LINE));
    }
}
