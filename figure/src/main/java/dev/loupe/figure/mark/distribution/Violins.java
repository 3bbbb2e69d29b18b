package dev.loupe.figure.mark.distribution;

import dev.loupe.figure.mark.Categories;
import dev.loupe.figure.mark.CategoryPlaces;
import dev.loupe.figure.mark.Extents;
import dev.loupe.figure.mark.Layer;
import dev.loupe.figure.mark.Numbers;
import dev.loupe.figure.mark.Prepared;
import dev.loupe.figure.mark.Sketch;
import dev.loupe.figure.mark.Stage;
import dev.loupe.figure.mark.Turned;
import dev.loupe.figure.mark.xy.Whisker;
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.scene.Symbol;
import dev.loupe.figure.stat.BoxNumbers;
import dev.loupe.figure.stat.Density;
import dev.loupe.figure.theme.Theme;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Densities of cells, drawn about their middles.
///
/// @param densities one a cell
/// @param widths    the same in shares of the widest shape
/// @param split     whether the first group takes the left half of its category and the second the right
record Violins(
        Layer layer, Categories of, List<Density> densities, double[][] widths, boolean split)
        implements Prepared {
    private static final double MOST_WIDTH = 140;
    private static final double FILL = 0.3;

    /// @param scale `area`, `count` or `width`, as the option has it
    static double[][] widths(List<Density> densities, String scale) {
        double[][] widths = new double[densities.size()][];
        double most = 0;
        for (int i = 0; i < widths.length; i++) {
            Density density = densities.get(i);
            double unit =
                    switch (scale) {
                        case "count" -> density.count();
                        case "width" -> 1 / peak(density.y());
                        default -> 1;
                    };
            widths[i] = Arrays.stream(density.y()).map(y -> y * unit).toArray();
            most = Math.max(most, peak(widths[i]));
        }
        for (double[] own : widths) {
            for (int k = 0; k < own.length; k++) {
                own[k] /= most;
            }
        }
        return widths;
    }

    private static double peak(double[] heights) {
        return Arrays.stream(heights).filter(Double::isFinite).max().orElse(0);
    }

    @Override
    public Extents extents() {
        Extents extents = of.extents().padded(of.valueAxis());
        for (int i = 0; i < densities.size(); i++) {
            extents.numbers(of.valueAxis(), densities.get(i).x());
            extents.numbers(of.valueAxis(), of.values(of.cells().get(i)));
        }
        return extents;
    }

    @Override
    public int leftOut() {
        return of.leftOut();
    }

    @Override
    public List<Numbers> numbers() {
        List<Numbers> all = new ArrayList<>();
        for (int i = 0; i < densities.size(); i++) {
            all.add(
                    Numbers.of("violin", of.label(of.cells().get(i)))
                            .with("at", densities.get(i).x())
                            .with("density", densities.get(i).y())
                            .fact("bandwidth", densities.get(i).bandwidth()));
        }
        return all;
    }

    @Override
    public void draw(Stage stage, Sketch sketch) {
        CategoryPlaces places = of.on(stage);
        for (int i = 0; i < densities.size(); i++) {
            draw(i, places, stage, sketch);
        }
    }

    private void draw(int i, CategoryPlaces places, Stage stage, Sketch sketch) {
        Categories.Cell cell = of.cells().get(i);
        Density density = densities.get(i);
        Theme.Look look = stage.look(layer, cell.group());
        double room = split ? places.band() : places.width();
        double half = Math.min(MOST_WIDTH, room * 0.92) / 2;
        double gap = split ? (cell.slot() == 0 ? -1 : 1) : 0;
        double centre = (split ? places.category(cell.category()) : places.centre(cell)) + gap;
        if (!Double.isFinite(centre)) {
            return;
        }
        Turned turned = places.turned();
        double left = split && cell.slot() == 1 ? 0 : half;
        double right = split && cell.slot() == 0 ? 0 : half;
        Turned.Pen pen = turned.pen();
        if (density.x().length > 1) {
            trace(pen, widths[i], density.x(), centre, left, right, turned);
        }
        String name = of.label(cell);
        String rows = density.count() + (density.count() == 1 ? " row" : " rows");
        sketch.path(
                Meaning.mark(name.isEmpty() ? rows : name + ": " + rows, cell.group().key())
                        .rows(cell.rows()),
                pen.build(),
                look.colour().fade(layer.options().number("opacity", FILL)),
                new Stroke(look.colour(), 1.25));
        drawInner(i, centre, left, right, places, stage, sketch);
    }

    /// Nothing is drawn where a point has no place.
    private static void trace(
            Turned.Pen pen,
            double[] widths,
            double[] x,
            double centre,
            double left,
            double right,
            Turned turned) {
        double[] at = Arrays.stream(x).map(turned.values()::at).toArray();
        if (!Double.isFinite(Arrays.stream(at).sum() + Arrays.stream(widths).sum())) {
            return;
        }
        for (int k = 0; k < x.length; k++) {
            if (k == 0) {
                pen.move(centre + right * widths[k], at[k]);
            } else {
                pen.line(centre + right * widths[k], at[k]);
            }
        }
        for (int k = x.length - 1; k >= 0; k--) {
            pen.line(centre - left * widths[k], at[k]);
        }
        pen.close();
    }

    private void drawInner(
            int i,
            double centre,
            double left,
            double right,
            CategoryPlaces places,
            Stage stage,
            Sketch sketch) {
        Categories.Cell cell = of.cells().get(i);
        Colour colour = stage.look(layer, cell.group()).colour();
        Turned turned = places.turned();
        BoxNumbers box = BoxNumbers.of(of.values(cell));
        double side = left == 0 ? 4 : right == 0 ? -4 : 0;
        switch (layer.options().word("inner")) {
            case "box" -> {
                Whisker.of(places, centre + side, box.low(), box.high()).draw(0, colour, 1, sketch);
                Whisker.of(places, centre + side, box.q1(), box.q3())
                        .draw(0, colour, left + right > 16 ? 5 : 2.5, sketch);
                Dots median = new Dots();
                double at = turned.values().at(box.median());
                median.add(turned.x(centre + side, at), turned.y(centre + side, at), -1, "");
                Theme.Look hole =
                        new Theme.Look(stage.theme().surface(), new double[0], Symbol.CIRCLE);
                median.draw(Meaning.NONE, hole, 1, left + right > 16 ? 1.9 : 1, stage, sketch);
            }
            case "quartiles" -> {
                for (double quartile : new double[] {box.q1(), box.median(), box.q3()}) {
                    double at = turned.values().at(quartile);
                    double wide = width(i, quartile);
                    if (Double.isFinite(at + wide)) {
                        boolean middle = quartile == box.median();
                        sketch.stroke(
                                Meaning.NONE,
                                turned.pen()
                                        .move(centre - left * wide, at)
                                        .line(centre + right * wide, at)
                                        .build(),
                                middle ? new Stroke(colour, 1.75) : new Stroke(colour, 1, 3, 2));
                    }
                }
            }
            case "points" -> {
                Dots dots = new Dots();
                double[] values = of.values(cell);
                for (int k = 0; k < values.length; k++) {
                    double wide = width(i, values[k]);
                    double spread = 0.8 * (Double.isFinite(wide) ? wide : 0) * StripMark.jitter(k);
                    double at = turned.values().at(values[k]);
                    double along = centre + (spread < 0 ? left : right) * spread * 2;
                    dots.add(turned.x(along, at), turned.y(along, at), cell.rows()[k], "");
                }
                dots.draw(
                        Meaning.mark(of.label(cell), cell.group().key()),
                        new Theme.Look(colour, new double[0], Symbol.CIRCLE),
                        0.7,
                        Math.min(1.6, Dots.radius(values.length)),
                        stage,
                        sketch);
            }
            default -> {}
        }
    }

    /// How wide a cell's curve is at a value, in `[0, 1]`.
    private double width(int i, double value) {
        double[] x = densities.get(i).x();
        double[] own = widths[i];
        if (x.length < 2 || value < x[0] || value > x[x.length - 1]) {
            return Double.NaN;
        }
        double place = (value - x[0]) / (x[x.length - 1] - x[0]) * (x.length - 1);
        int below = (int) Math.min(x.length - 2.0, place);
        return own[below] + (place - below) * (own[below + 1] - own[below]);
    }
}
