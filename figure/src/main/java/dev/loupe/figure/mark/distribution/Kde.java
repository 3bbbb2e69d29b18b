package dev.loupe.figure.mark.distribution;

import dev.loupe.figure.mark.Extents;
import dev.loupe.figure.mark.Group;
import dev.loupe.figure.mark.Numbers;
import dev.loupe.figure.mark.Prepared;
import dev.loupe.figure.mark.Sketch;
import dev.loupe.figure.mark.Stage;
import dev.loupe.figure.mark.Turned;
import dev.loupe.figure.mark.xy.Stacking;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.stat.Density;
import dev.loupe.figure.theme.Theme;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/// Densities computed, one a group.
///
/// @param piled lower and upper edge of each, as drawn
record Kde(Sample sample, String position, List<Density> densities, Stacking piled)
        implements Prepared {
    private static final double STACKED = 0.85;

    private String height() {
        return position.equals("fill")
                ? "share"
                : sample.layer().options().flag("cumulative") ? "share up to" : "density";
    }

    @Override
    public Extents extents() {
        Extents extents = sample.extents(height());
        for (int g = 0; g < densities.size(); g++) {
            if (sample.times()) {
                extents.times(sample.values(), densities.get(g).x());
            } else {
                extents.numbers(sample.values(), densities.get(g).x());
            }
            if (!sample.layer().options().flag(Sample.FIT.name())) {
                extents.numbers(sample.heights(), piled.high()[g]);
            }
        }
        if (sample.layer().options().flag(Sample.FIT.name())) {
            return extents;
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
        for (int g = 0; g < densities.size(); g++) {
            double[] height = new double[piled.high()[g].length];
            for (int i = 0; i < height.length; i++) {
                height[i] = piled.high()[g][i] - piled.low()[g][i];
            }
            all.add(
                    Numbers.of("kde", sample.groups().get(g).name())
                            .with("x", densities.get(g).x())
                            .with("density", height)
                            .fact("bandwidth", densities.get(g).bandwidth()));
        }
        return all;
    }

    @Override
    public void draw(Stage stage, Sketch sketch) {
        double most =
                Arrays.stream(piled.high())
                        .flatMapToDouble(Arrays::stream)
                        .filter(Double::isFinite)
                        .max()
                        .orElse(0);
        DoubleUnaryOperator up = sample.up(stage, most);
        Turned turned = sample.turned(stage);
        boolean overlaid = position.equals("overlay");
        boolean filled = sample.layer().options().flag("fill") || !overlaid;
        double opacity =
                sample.layer().options().number("opacity", overlaid ? Theme.BAND : STACKED);
        for (int g = 0; g < densities.size() && filled; g++) {
            Group group = sample.groups().get(g);
            sketch.fill(
                    Meaning.mark(group.name(), group.key()).rows(group.rows()),
                    finite(g)
                            ? CurveOf.between(
                                    turned,
                                    densities.get(g).x(),
                                    piled.low()[g],
                                    piled.high()[g],
                                    up)
                            : turned.pen().build(),
                    stage.look(sample.layer(), group).colour().fade(opacity));
        }
        for (int g = 0; g < densities.size(); g++) {
            drawLine(g, up, overlaid, stage, sketch);
        }
    }

    private boolean finite(int g) {
        return Arrays.stream(piled.high()[g]).allMatch(Double::isFinite);
    }

    /// Equal values have no density: a stroke where they are.
    private void drawLine(
            int g, DoubleUnaryOperator up, boolean overlaid, Stage stage, Sketch sketch) {
        Group group = sample.groups().get(g);
        Turned turned = sample.turned(stage);
        Meaning meaning = Meaning.mark(group.name(), group.key());
        Theme.Look look = stage.look(sample.layer(), group);
        double[] x = densities.get(g).x();
        if (x.length == 1) {
            double at = turned.along().at(x[0]);
            if (Double.isFinite(at)) {
                sketch.stroke(
                        meaning,
                        turned.pen()
                                .move(at, turned.values().from())
                                .line(at, turned.values().to())
                                .build(),
                        new Stroke(look.colour(), stage.lineWidth(), look.dash()));
            }
        } else {
            sketch.stroke(
                    meaning,
                    CurveOf.heights(turned, x, piled.high()[g], up),
                    overlaid
                            ? new Stroke(look.colour(), stage.lineWidth(), look.dash())
                            : new Stroke(stage.theme().surface(), 0.75));
        }
    }
}
