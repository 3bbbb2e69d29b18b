package dev.loupe.figure.mark.grid;

import dev.loupe.figure.data.Column;
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
import dev.loupe.figure.scale.Banded;
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Item;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Role;
import dev.loupe.figure.spec.Channel;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A cell for each pair of x and y in the colour of its class: a heat map of names instead of numbers.
///
/// Few cells are rectangles, many are one raster. Where rows of one cell disagree, the class that comes last is seen.
public final class TilesMark implements Mark {
    private static final int MOST_RECTANGLES = 2_500;

    private static final Signature SIGNATURE =
            new Signature(
                    "tiles",
                    "a cell for each pair of x and y in the colour of its class",
                    List.of(Channel.X, Channel.Y, Channel.COLOR),
                    List.of(),
                    List.of(
                            OptionSpec.number(
                                    "start",
                                    "0",
                                    0,
                                    1_000,
                                    "how many of the theme's colours come before that of the first class")),
                    Signature.Swatch.SQUARE);

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Prepared prepare(Layer layer) {
        if (!layer.splits(Channel.COLOR)) {
            throw new IllegalArgumentException(
                    "The mark tiles colours cells by classes, but color holds numbers; heatmap shows numbers.");
        }
        Cells cells = Cells.of(layer, null, Cells.Gathering.COUNT);
        int[] classes = new int[cells.counts().length];
        Arrays.fill(classes, -1);
        for (Group group : layer.groups()) {
            for (int row : group.rows()) {
                int x = cells.x().codes()[row];
                int y = cells.y().codes()[row];
                if (x >= 0 && y >= 0 && group.colour() >= 0) {
                    classes[y * cells.columns() + x] = group.colour();
                }
            }
        }
        return new Tiles(layer, cells, classes);
    }

    /// @param classes `[rows × columns]` the place of each cell's class among all, −1 for none
    private record Tiles(Layer layer, Cells cells, int[] classes) implements Prepared {
        private List<String> names() {
            return layer.classes().getOrDefault(Channel.COLOR, List.of());
        }

        @Override
        public Extents extents() {
            return new Extents()
                    .coloured(layer)
                    .firstLook(layer.options().count("start", 0))
                    .label(Channel.X, layer.title(Channel.X))
                    .label(Channel.Y, layer.title(Channel.Y))
                    .tight(Channel.X)
                    .tight(Channel.Y)
                    .categories(Channel.X, List.of(cells.x().levels()))
                    .categories(Channel.Y, List.of(cells.y().levels()));
        }

        @Override
        public List<Numbers> numbers() {
            int[] across = new int[classes.length];
            int[] down = new int[classes.length];
            Arrays.setAll(across, i -> i % cells.columns());
            Arrays.setAll(down, i -> i / cells.columns());
            return List.of(
                    Numbers.of("tiles", "")
                            .with("x", new Column.Texts(cells.x().levels(), across))
                            .with("y", new Column.Texts(cells.y().levels(), down))
                            .with(
                                    "class",
                                    new Column.Texts(names().toArray(String[]::new), classes)));
        }

        @Override
        public void draw(Stage stage, Sketch sketch) {
            if (classes.length == 0
                    || !(stage.x() instanceof Banded across)
                    || !(stage.y() instanceof Banded down)) {
                return;
            }
            int[] columns = places(cells.x().levels(), across);
            int[] rows = places(cells.y().levels(), down);
            Colour[] fill = new Colour[names().size()];
            for (int i = 0; i < fill.length; i++) {
                Group group = new Group("", "", i, -1, -1, new int[0]);
                fill[i] =
                        stage.look(group, layer.paint())
                                .colour()
                                .fade(layer.options().number("opacity", 1));
            }
            if (classes.length <= MOST_RECTANGLES) {
                rectangles(across, down, columns, rows, fill, sketch);
            } else {
                raster(across, down, columns, rows, fill, stage, sketch);
            }
        }

        private void rectangles(
                Banded across,
                Banded down,
                int[] columns,
                int[] rows,
                Colour[] fill,
                Sketch sketch) {
            double width = across.band();
            double height = down.band();
            double gap = Math.min(width, height) > 12 ? 0.5 : 0;
            for (int cell = 0; cell < classes.length; cell++) {
                int c = cell % cells.columns();
                int r = cell / cells.columns();
                if (classes[cell] < 0 || columns[c] < 0 || rows[r] < 0) {
                    continue;
                }
                double cx = across.at(columns[c]);
                double cy = down.at(rows[r]);
                String name = names().get(classes[cell]);
                Meaning meaning =
                        Meaning.mark(
                                cells.x().levels()[c] + ", " + cells.y().levels()[r] + ": " + name,
                                layer.title(Channel.COLOR) + " = " + name);
                int member = cells.members()[cell];
                sketch.rect(
                        member >= 0 ? meaning.rows(member) : meaning,
                        cx - width / 2 + gap,
                        cy - height / 2 + gap,
                        cx + width / 2 - gap,
                        cy + height / 2 - gap,
                        fill[classes[cell]],
                        null);
            }
        }

        private void raster(
                Banded across,
                Banded down,
                int[] columns,
                int[] rows,
                Colour[] fill,
                Stage stage,
                Sketch sketch) {
            int wide = across.categories().size();
            int high = down.categories().size();
            int[] argb = new int[wide * high];
            for (int cell = 0; cell < classes.length; cell++) {
                int c = columns[cell % cells.columns()];
                int r = rows[cell / cells.columns()];
                if (classes[cell] >= 0 && c >= 0 && r >= 0) {
                    argb[r * wide + c] = fill[classes[cell]].argb();
                }
            }
            sketch.add(
                    new Item.Raster(
                            Meaning.of(Role.MARK, wide + " by " + high + " cells"),
                            stage.box(),
                            wide,
                            high,
                            argb,
                            false));
        }

        /// Where each level stands among the bands, −1 where it does not.
        private static int[] places(String[] levels, Banded bands) {
            Map<String, Integer> index = new HashMap<>();
            for (int i = 0; i < bands.categories().size(); i++) {
                index.put(bands.categories().get(i), i);
            }
            return Arrays.stream(levels).mapToInt(name -> index.getOrDefault(name, -1)).toArray();
        }
    }
}
