package dev.loupe.figure.mark.flow;

import dev.loupe.figure.data.Column;
import dev.loupe.figure.mark.Bare;
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
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Outline;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.spec.Channel;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/// Parallel coordinates: one upright axis a column, one line a row.
///
/// Few lines are shapes of their own; many are gathered in a few paths for each class or step of colour, drawn in turn so that no
/// class hides the others and crossings grow denser. Beyond 20,000 rows, pieces of line that
/// lie within the same two pixels at both ends are drawn once.
public final class ParallelMark implements Mark {
    private static final int MOST_COLUMNS = 60;
    private static final int MOST_SINGLE = 400;
    private static final int MOST_WHOLE = 20_000;
    private static final int TURNS = 24;

    /// Colours that agree in the upper bits of red, green and blue look alike.
    private static final int STEP = 0xfff0f0f0;

    private static final Signature SIGNATURE =
            new Signature(
                    "parallel",
                    "parallel coordinates: an axis for each column, a line for each row",
                    List.of(),
                    List.of(Channel.COLOR),
                    List.of(
                            OptionSpec.words(
                                    "columns", "which columns; all numeric ones if not said"),
                            OptionSpec.number(
                                    "width",
                                    "1.25, or 1 among many rows",
                                    0.1,
                                    20,
                                    "of lines, in pixels")),
                    Signature.Swatch.LINE);

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Prepared prepare(Layer layer) {
        List<String> names = columns(layer);
        if (names.size() > MOST_COLUMNS) {
            throw new IllegalArgumentException(
                    "The mark parallel can show "
                            + MOST_COLUMNS
                            + " columns side by side, but here are "
                            + names.size()
                            + "; choose some with the option columns.");
        }
        int[] every = layer.everyRow();
        return new Lines(layer, names.stream().map(name -> Rail.of(name, layer, every)).toList());
    }

    private static List<String> columns(Layer layer) {
        List<String> names = new ArrayList<>(layer.options().words("columns"));
        if (names.isEmpty()) {
            layer.table()
                    .columns()
                    .forEach(
                            (name, column) -> {
                                boolean colour =
                                        layer.has(Channel.COLOR)
                                                && name.equals(layer.title(Channel.COLOR));
                                if (column instanceof Column.Numbers && !colour) {
                                    names.add(name);
                                }
                            });
        }
        return names;
    }

    private record Lines(Layer layer, List<Rail> rails) implements Bare {
        @Override
        public Extents extents() {
            return new Extents().coloured(layer);
        }

        @Override
        public List<Numbers> numbers() {
            List<Numbers> all = new ArrayList<>();
            for (Group group : layer.groups()) {
                Numbers numbers = Numbers.of("parallel", group.name());
                for (Rail rail : rails) {
                    numbers = numbers.with(rail.name(), rail.column().take(group.rows()));
                }
                all.add(numbers);
            }
            return all;
        }

        @Override
        public void draw(Stage stage, Sketch sketch) {
            if (rails.isEmpty()) {
                return;
            }
            Rails placed = Rails.of(rails, stage.box());
            List<Bundle> bundles = bundles(stage);
            int turns =
                    layer.rows().length > MOST_WHOLE || layer.rows().length <= MOST_SINGLE
                            ? 1
                            : TURNS;
            for (int turn = 0; turn < turns; turn++) {
                for (Bundle bundle : bundles) {
                    lines(
                            every(bundle.rows, turn, turns),
                            bundle.group,
                            bundle.colour,
                            placed,
                            sketch);
                }
            }
            placed.draw(stage.theme(), sketch);
        }

        /// Rows of one look.
        private record Bundle(Group group, Colour colour, int[] rows) {}

        /// The classes, or rows of nearly the same colour along the ramp.
        private List<Bundle> bundles(Stage stage) {
            List<Bundle> bundles = new ArrayList<>();
            for (Group group : layer.groups()) {
                Colour plain = stage.look(group, layer.paint()).colour();
                if (!layer.has(Channel.COLOR) || layer.splits(Channel.COLOR)) {
                    bundles.add(new Bundle(group, plain, group.rows()));
                    continue;
                }
                double[] values = layer.numbers(Channel.COLOR);
                Map<Integer, List<Integer>> steps = new LinkedHashMap<>();
                for (int row : group.rows()) {
                    int step = stage.ramped(values[row], plain).argb() & STEP;
                    steps.computeIfAbsent(step, s -> new ArrayList<>()).add(row);
                }
                for (List<Integer> step : steps.values()) {
                    int[] rows = step.stream().mapToInt(row -> row).toArray();
                    bundles.add(new Bundle(group, stage.ramped(values[rows[0]], plain), rows));
                }
            }
            return bundles;
        }

        private static int[] every(int[] rows, int from, int step) {
            if (step == 1) {
                return rows;
            }
            return IntStream.iterate(from, i -> i < rows.length, i -> i + step)
                    .map(i -> rows[i])
                    .toArray();
        }

        private void lines(int[] rows, Group group, Colour colour, Rails placed, Sketch sketch) {
            int all = layer.rows().length;
            boolean ramped = layer.has(Channel.COLOR) && !layer.splits(Channel.COLOR);
            double standard =
                    all <= 50 ? 0.9 : Math.clamp(Math.sqrt(90.0 / all), ramped ? 0.4 : 0.06, 0.75);
            Stroke stroke =
                    new Stroke(
                            colour.fade(layer.options().number("opacity", standard)),
                            layer.options().number("width", all <= 100 ? 1.25 : 1));
            double[][] y = new double[rails.size()][];
            for (int axis = 0; axis < y.length; axis++) {
                y[axis] = placed.rails().get(axis).at(rows);
            }
            Meaning meaning = Meaning.mark(group.name(), group.key());
            if (all > MOST_WHOLE) {
                sketch.stroke(meaning.rows(rows), pieces(placed.x(), y), stroke);
            } else if (all > MOST_SINGLE) {
                Outline.Builder outline = new Outline.Builder(rows.length * y.length);
                for (int i = 0; i < rows.length; i++) {
                    outline.append(line(placed.x(), y, i));
                }
                sketch.stroke(meaning.rows(rows), outline.build(), stroke);
            } else {
                for (int i = 0; i < rows.length; i++) {
                    sketch.stroke(
                            Meaning.mark(said(rows[i]), group.key()).rows(rows[i]),
                            line(placed.x(), y, i),
                            stroke);
                }
            }
        }

        private String said(int row) {
            StringBuilder said = new StringBuilder();
            for (Rail rail : rails) {
                said.append(said.isEmpty() ? "" : ", ")
                        .append(rail.name())
                        .append(' ')
                        .append(rail.column().text(row));
                if (said.length() > 160) {
                    return said.append(" …").toString();
                }
            }
            return said.toString();
        }

        private static Outline line(double[] x, double[][] y, int i) {
            double[] along = new double[x.length];
            for (int axis = 0; axis < x.length; axis++) {
                along[axis] = y[axis][i];
            }
            return Outline.line(x, along);
        }

        private static Outline pieces(double[] x, double[][] y) {
            Outline.Builder outline = new Outline.Builder();
            for (int axis = 1; axis < x.length; axis++) {
                Set<Long> drawn = new HashSet<>();
                for (int i = 0; i < y[axis].length; i++) {
                    double from = y[axis - 1][i];
                    double to = y[axis][i];
                    if (Double.isFinite(from + to)
                            && drawn.add(Math.round(from / 2) << 32 | Math.round(to / 2))) {
                        outline.move(x[axis - 1], from).line(x[axis], to);
                    }
                }
            }
            return outline.build();
        }
    }
}
