package dev.loupe.figure.mark.learning;

import dev.loupe.figure.data.Column;
import dev.loupe.figure.mark.Extents;
import dev.loupe.figure.mark.Layer;
import dev.loupe.figure.mark.Mark;
import dev.loupe.figure.mark.Numbers;
import dev.loupe.figure.mark.Prepared;
import dev.loupe.figure.mark.Signature;
import dev.loupe.figure.mark.Sketch;
import dev.loupe.figure.mark.Stage;
import dev.loupe.figure.mark.grid.Cells;
import dev.loupe.figure.mark.grid.EvenGrid;
import dev.loupe.figure.scale.Colouring;
import dev.loupe.figure.scene.Box;
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Item;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Role;
import dev.loupe.figure.spec.Channel;

import java.util.Arrays;
import java.util.List;

/// What a classifier says at each place of an even grid: the class as a tint, stronger where it is surer.
///
/// `COLOR` is the class said, `VALUE` how sure of it, from 0 to 1. Rows of data go over it as a layer of points with the same classes.
public final class DecisionMark implements Mark {
    private static final double FAINT = 0.1;
    private static final double STRONG = 0.42;

    private static final Signature SIGNATURE =
            new Signature(
                    "decision",
                    "the class a classifier says at each place of an even grid",
                    List.of(Channel.X, Channel.Y, Channel.COLOR),
                    List.of(Channel.VALUE),
                    List.of(),
                    Signature.Swatch.NONE);

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Prepared prepare(Layer layer) {
        if (layer.column(Channel.COLOR) instanceof Column.Numbers && !layer.splits(Channel.COLOR)) {
            throw new IllegalArgumentException(
                    "A decision surface needs classes as color; for a column of numbers draw a heatmap or make the color scale ordinal.");
        }
        Cells cells = Cells.of(layer, null, Cells.Gathering.COUNT);
        EvenGrid x = EvenGrid.of(layer, Channel.X, cells.x());
        EvenGrid y = EvenGrid.of(layer, Channel.Y, cells.y());
        if (cells.values().length > 0 && !(x.even() && y.even())) {
            throw new IllegalArgumentException(
                    "A decision surface needs x and y as the places of an even grid, but "
                            + (x.even() ? "y" : "x")
                            + " is not evenly spaced.");
        }
        int[] said = new int[cells.values().length];
        double[] sure = new double[said.length];
        Arrays.fill(said, -1);
        Column.Texts classes = layer.texts(Channel.COLOR);
        List<String> places =
                layer.classes().getOrDefault(Channel.COLOR, List.of(classes.levels()));
        int[] place = new int[classes.levels().length];
        Arrays.setAll(place, i -> places.indexOf(classes.levels()[i]));
        double[] value = layer.has(Channel.VALUE) ? layer.numbers(Channel.VALUE) : new double[0];
        for (int row : layer.rows()) {
            int column = cells.x().codes()[row];
            int line = cells.y().codes()[row];
            if (column >= 0 && line >= 0 && classes.codes()[row] >= 0) {
                int cell = line * cells.columns() + column;
                said[cell] = place[classes.codes()[row]];
                sure[cell] = value.length == 0 ? 1 : value[row];
            }
        }
        return new Surface(layer, cells, x, y, said, sure);
    }

    /// @param said `[rows × columns]` place of the class among all; −1 for none
    /// @param sure `[rows × columns]`
    private record Surface(
            Layer layer, Cells cells, EvenGrid x, EvenGrid y, int[] said, double[] sure)
            implements Prepared {
        @Override
        public Extents extents() {
            Extents extents =
                    new Extents()
                            .label(Channel.X, layer.title(Channel.X))
                            .label(Channel.Y, layer.title(Channel.Y))
                            .label(Channel.COLOR, layer.title(Channel.COLOR))
                            .tight(Channel.X)
                            .tight(Channel.Y);
            return cells.values().length == 0
                    ? extents
                    : extents.numbers(Channel.X, x.low(), x.high())
                            .numbers(Channel.Y, y.low(), y.high());
        }

        @Override
        public List<Numbers> numbers() {
            return List.of(
                    Numbers.of("decision", "")
                            .with("x", layer.column(Channel.X).take(layer.rows()))
                            .with("y", layer.column(Channel.Y).take(layer.rows()))
                            .with("class", layer.texts(Channel.COLOR).take(layer.rows())));
        }

        @Override
        public void draw(Stage stage, Sketch sketch) {
            if (cells.values().length == 0) {
                return;
            }
            int columns = cells.columns();
            int rows = cells.rows();
            int[] argb = new int[columns * rows];
            double least = Arrays.stream(sure).filter(s -> s >= 0 && s <= 1).min().orElse(0);
            for (int i = 0; i < argb.length; i++) {
                int cell = (rows - 1 - i / columns) * columns + i % columns;
                argb[i] = tint(said[cell], sure[cell], least, stage).argb();
            }
            double left = stage.x().at(x.low());
            double right = stage.x().at(x.high());
            double top = stage.y().at(y.high());
            double bottom = stage.y().at(y.low());
            if (Double.isFinite(right - left) && Double.isFinite(bottom - top)) {
                Box box =
                        new Box(
                                Math.min(left, right),
                                Math.min(top, bottom),
                                Math.abs(right - left),
                                Math.abs(bottom - top));
                sketch.add(
                        new Item.Raster(
                                Meaning.of(Role.MARK, "what is said at " + argb.length + " places"),
                                box,
                                columns,
                                rows,
                                argb,
                                false));
            }
        }

        private Colour tint(int place, double sureness, double least, Stage stage) {
            if (place < 0) {
                return Colour.NONE;
            }
            Colour colour =
                    stage.colour() instanceof Colouring.Classes classes
                            ? classes.look(place).colour()
                            : stage.theme().fill(place).colour();
            double share =
                    least >= 1 || Double.isNaN(sureness)
                            ? 0.6
                            : Math.clamp((sureness - least) / (1 - least), 0, 1);
            return colour.fade(FAINT + (STRONG - FAINT) * share);
        }
    }
}
