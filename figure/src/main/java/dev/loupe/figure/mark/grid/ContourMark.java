package dev.loupe.figure.mark.grid;

import dev.loupe.figure.mark.Extents;
import dev.loupe.figure.mark.Layer;
import dev.loupe.figure.mark.Mark;
import dev.loupe.figure.mark.Numbers;
import dev.loupe.figure.mark.OptionSpec;
import dev.loupe.figure.mark.Prepared;
import dev.loupe.figure.mark.Signature;
import dev.loupe.figure.mark.Sketch;
import dev.loupe.figure.mark.Stage;
import dev.loupe.figure.scale.Colouring;
import dev.loupe.figure.scale.Numerals;
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Outline;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.stat.Contours;
import dev.loupe.figure.theme.Theme;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Lines of equal height: of a value given at x and y, or of how densely rows lie.
public final class ContourMark implements Mark {
    private static final Signature SIGNATURE =
            new Signature(
                    "contour",
                    "lines of equal height: of a value at x and y, or of how densely rows lie",
                    List.of(Channel.X, Channel.Y),
                    List.of(Channel.VALUE, Channel.COLOR),
                    List.of(
                            OptionSpec.flag("fill", false, "areas between the lines"),
                            OptionSpec.flag(
                                    "labels",
                                    false,
                                    "heights along the lines; of densities, the percentage of rows inside"),
                            OptionSpec.number("levels", "about 8", 1, 100, "how many lines"),
                            OptionSpec.numbers(
                                    "heights",
                                    Double.NEGATIVE_INFINITY,
                                    Double.POSITIVE_INFINITY,
                                    "where lines are drawn, instead of levels"),
                            OptionSpec.number(
                                    "adjust", "1", 0.05, 20, "factor on the density's bandwidth")),
                    Signature.Swatch.LINE);

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Prepared prepare(Layer layer) {
        return new Lines(layer, Relief.all(layer));
    }

    private record Lines(Layer layer, List<Relief> reliefs) implements Prepared {
        private boolean dense() {
            return !layer.has(Channel.VALUE);
        }

        @Override
        public Extents extents() {
            Extents extents =
                    new Extents()
                            .label(Channel.X, layer.title(Channel.X))
                            .label(Channel.Y, layer.title(Channel.Y));
            for (Relief relief : reliefs) {
                if (dense()) {
                    reach(relief, extents);
                } else {
                    extents.numbers(Channel.X, relief.x()).numbers(Channel.Y, relief.y());
                }
            }
            if (dense()) {
                return extents.label(Channel.COLOR, layer.title(Channel.COLOR));
            }
            if (layer.paint() != null) {
                return extents.tight(Channel.X).tight(Channel.Y);
            }
            for (double[] row : reliefs.getFirst().z()) {
                extents.numbers(Channel.COLOR, row);
            }
            if (!layer.options().flag("fill")) {
                extents.thin();
            }
            return extents.tight(Channel.X)
                    .tight(Channel.Y)
                    .label(Channel.COLOR, layer.title(Channel.VALUE));
        }

        /// As far as the outermost line goes.
        private static void reach(Relief relief, Extents extents) {
            if (relief.levels().length > 0) {
                for (Contours.Line line :
                        Contours.lines(relief.x(), relief.y(), relief.z(), relief.levels()[0])) {
                    extents.numbers(Channel.X, line.x()).numbers(Channel.Y, line.y());
                }
            }
        }

        @Override
        public List<Numbers> numbers() {
            List<Numbers> all = new ArrayList<>();
            for (Relief relief : reliefs) {
                for (int level = 0; level < relief.levels().length; level++) {
                    for (Contours.Line line :
                            Contours.lines(
                                    relief.x(), relief.y(), relief.z(), relief.levels()[level])) {
                        all.add(
                                Numbers.of("contour", relief.group().name())
                                        .with("x", line.x())
                                        .with("y", line.y())
                                        .fact("level", relief.levels()[level]));
                    }
                }
            }
            return all;
        }

        @Override
        public void draw(Stage stage, Sketch sketch) {
            for (Relief relief : reliefs) {
                if (layer.options().flag("fill")) {
                    drawBands(relief, stage, sketch);
                } else {
                    drawLines(relief, stage, sketch);
                }
            }
        }

        private void drawLines(Relief relief, Stage stage, Sketch sketch) {
            boolean named = layer.options().flag("labels");
            List<List<Contours.Line>> all = new ArrayList<>();
            for (double level : relief.levels()) {
                List<Contours.Line> lines =
                        Contours.lines(relief.x(), relief.y(), relief.z(), level);
                all.add(named ? placed(lines, stage) : lines);
            }
            LineNames names =
                    new LineNames(
                            stage.box(),
                            named ? all.stream().flatMap(List::stream).toList() : List.of());
            for (int i = 0; i < relief.levels().length; i++) {
                double level = relief.levels()[i];
                Colour colour = colour(relief, level, stage);
                String name = named ? relief.names()[i] : "";
                sketch.stroke(
                        Meaning.mark(label(relief, level), relief.group().key()),
                        named ? names.along(all.get(i), name) : outline(all.get(i), stage),
                        new Stroke(colour, dense() ? 1.25 : Theme.LINE));
                names.draw(name, relief.group().key(), stage.theme().textIn(colour), sketch);
            }
        }

        private static List<Contours.Line> placed(List<Contours.Line> lines, Stage stage) {
            List<Contours.Line> placed = new ArrayList<>();
            for (Contours.Line line : lines) {
                double[] x = Arrays.stream(line.x()).map(stage.x()::at).toArray();
                double[] y = Arrays.stream(line.y()).map(stage.y()::at).toArray();
                placed.add(new Contours.Line(x, y, line.closed()));
            }
            return placed;
        }

        private void drawBands(Relief relief, Stage stage, Sketch sketch) {
            double[] levels = relief.levels();
            int first = dense() ? 0 : -1;
            for (int i = first; i < levels.length; i++) {
                double low = i < 0 ? Double.NEGATIVE_INFINITY : levels[i];
                double high = i + 1 < levels.length ? levels[i + 1] : Double.POSITIVE_INFINITY;
                double step = levels.length > 1 ? levels[1] - levels[0] : 0;
                double middle =
                        i < 0
                                ? high - step / 2
                                : i + 1 < levels.length ? (low + high) / 2 : low + step / 2;
                Colour plain = colour(relief, middle, stage);
                Colour fill = dense() ? plain.fade(0.12 + 0.75 * (i + 0.5) / levels.length) : plain;
                sketch.fill(
                        Meaning.mark(label(relief, middle), relief.group().key()),
                        outline(
                                Contours.band(relief.x(), relief.y(), relief.z(), low, high),
                                stage),
                        fill);
            }
        }

        private String label(Relief relief, double level) {
            String name = relief.group().name();
            String height = dense() ? "" : Numerals.brief(level);
            return name.isEmpty() ? height : height.isEmpty() ? name : name + ", " + height;
        }

        private Colour colour(Relief relief, double level, Stage stage) {
            Colour plain = stage.look(relief.group(), layer.paint()).colour();
            boolean classes = stage.colour() instanceof Colouring.Classes;
            return dense() || classes || layer.paint() != null ? plain : stage.ramped(level, plain);
        }

        private static Outline outline(List<Contours.Line> lines, Stage stage) {
            Outline.Builder pen = new Outline.Builder();
            for (Contours.Line line : lines) {
                boolean down = false;
                for (int i = 0; i < line.x().length; i++) {
                    double x = stage.x().at(line.x()[i]);
                    double y = stage.y().at(line.y()[i]);
                    if (Double.isFinite(x + y)) {
                        if (down) {
                            pen.line(x, y);
                        } else {
                            pen.move(x, y);
                        }
                        down = true;
                    }
                }
                if (line.closed() && down) {
                    pen.close();
                }
            }
            return pen.build();
        }
    }
}
