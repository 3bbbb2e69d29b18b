package dev.loupe.figure.mark.grid;

import dev.loupe.figure.data.Column;
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
import dev.loupe.figure.scene.Box;
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Item;
import dev.loupe.figure.scene.Item.Anchor;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Role;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.theme.Theme;
import dev.loupe.figure.type.Typeface;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;

/// A coloured cell for each pair of x and y.
///
/// Few cells are rectangles with a hair of surface between them and the value inside; many are one raster. Numbers that stand evenly
/// apart on both sides keep their continuous axes, as do cells that say where they end.
public final class HeatmapMark implements Mark {
    private static final int MOST_RECTANGLES = 2_500;
    private static final int MANY_BANDS = 40;

    private static final Signature SIGNATURE =
            new Signature(
                    "heatmap",
                    "a coloured cell for each pair of x and y",
                    List.of(Channel.X, Channel.Y),
                    List.of(Channel.VALUE, Channel.COLOR, Channel.X2, Channel.Y2),
                    List.of(
                            OptionSpec.word(
                                    "aggregate",
                                    "mean",
                                    List.of("mean", "sum", "count", "min", "max"),
                                    "how several rows of one cell become one number"),
                            OptionSpec.word(
                                    "annotate",
                                    "auto",
                                    List.of("auto", "always", "never"),
                                    "the value inside each cell; auto where it fits"),
                            OptionSpec.word(
                                    "spacing",
                                    "auto",
                                    List.of("auto", "numbers"),
                                    "numbers: cells reach midway to their neighbours, however far those are; with x2 and y2 from x, y to there"),
                            OptionSpec.flag("smooth", false, "blend neighbouring cells")),
                    Signature.Swatch.NONE);

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Prepared prepare(Layer layer) {
        Channel by =
                layer.has(Channel.VALUE)
                        ? Channel.VALUE
                        : layer.has(Channel.COLOR) ? Channel.COLOR : null;
        Cells.Gathering gathering =
                by == null
                        ? Cells.Gathering.COUNT
                        : Cells.Gathering.valueOf(
                                layer.options().word("aggregate").toUpperCase(Locale.ROOT));
        boolean uneven =
                layer.has(Channel.X2)
                        || layer.has(Channel.Y2)
                        || layer.options().word("spacing").equals("numbers");
        if (uneven) {
            return UnevenHeat.of(layer, by, gathering);
        }
        Cells cells = Cells.of(layer, by, gathering);
        EvenGrid x = EvenGrid.of(layer, Channel.X, cells.x());
        EvenGrid y = EvenGrid.of(layer, Channel.Y, cells.y());
        boolean continuous =
                x.even() && y.even() && (x.count() > MANY_BANDS || y.count() > MANY_BANDS);
        return new Heat(layer, by, cells, continuous ? x : null, continuous ? y : null);
    }

    /// @param x,y the grids of continuous axes; null where cells stand in bands
    private record Heat(
            Layer layer,
            @Nullable Channel by,
            Cells cells,
            @Nullable EvenGrid x,
            @Nullable EvenGrid y)
            implements Prepared {
        @Override
        public Extents extents() {
            Extents extents =
                    new Extents()
                            .numbers(Channel.COLOR, cells.values())
                            .label(Channel.COLOR, by == null ? "rows" : layer.title(by))
                            .label(Channel.X, layer.title(Channel.X))
                            .label(Channel.Y, layer.title(Channel.Y))
                            .tight(Channel.X)
                            .tight(Channel.Y);
            if (by == null) {
                extents.ramp("counts");
            }
            if (x == null || y == null) {
                return extents.categories(Channel.X, List.of(cells.x().levels()))
                        .categories(Channel.Y, List.of(cells.y().levels()));
            }
            return extents.numbers(Channel.X, x.low(), x.high())
                    .numbers(Channel.Y, y.low(), y.high());
        }

        @Override
        public List<Numbers> numbers() {
            int n = cells.values().length;
            int[] across = new int[n];
            int[] down = new int[n];
            for (int i = 0; i < n; i++) {
                across[i] = i % cells.columns();
                down[i] = i / cells.columns();
            }
            return List.of(
                    Numbers.of("heatmap", "")
                            .with("x", new Column.Texts(cells.x().levels(), across))
                            .with("y", new Column.Texts(cells.y().levels(), down))
                            .with("value", cells.values()));
        }

        @Override
        public void draw(Stage stage, Sketch sketch) {
            if (cells.values().length == 0) {
                return;
            }
            if (x != null && y != null) {
                raster(continuousBox(stage, x, y), true, stage, sketch);
            } else if (cells.values().length <= MOST_RECTANGLES
                    && !layer.options().flag("smooth")) {
                rectangles(stage, sketch);
            } else {
                raster(stage.box(), false, stage, sketch);
            }
        }

        private static Box continuousBox(Stage stage, EvenGrid x, EvenGrid y) {
            double left = stage.x().at(x.low());
            double right = stage.x().at(x.high());
            double top = stage.y().at(y.high());
            double bottom = stage.y().at(y.low());
            return new Box(
                    Math.min(left, right),
                    Math.min(top, bottom),
                    Math.abs(right - left),
                    Math.abs(bottom - top));
        }

        /// @param upwards whether the first row lies at the bottom, as numbers grow
        private void raster(Box box, boolean upwards, Stage stage, Sketch sketch) {
            int columns = cells.columns();
            int rows = cells.rows();
            double[] shown = new double[columns * rows];
            for (int row = 0; row < rows; row++) {
                int from = row(row, upwards, stage) * columns;
                for (int column = 0; column < columns; column++) {
                    shown[row * columns + column] =
                            cells.values()[from + column(column, upwards, stage)];
                }
            }
            int[] argb = stage.ramped(shown, stage.theme().well());
            sketch.add(
                    new Item.Raster(
                            Meaning.of(Role.MARK, columns + " by " + rows + " cells"),
                            box,
                            columns,
                            rows,
                            argb,
                            layer.options().flag("smooth"),
                            Item.Values.of(by == null ? "rows" : layer.title(by), shown)));
        }

        /// Bands may stand in another order than the data's levels.
        private int row(int shown, boolean upwards, Stage stage) {
            if (upwards) {
                return cells.rows() - 1 - shown;
            }
            return place(cells.y(), stage.categories(false), shown);
        }

        private int column(int shown, boolean upwards, Stage stage) {
            return upwards ? shown : place(cells.x(), stage.categories(true), shown);
        }

        private static int place(Column.Texts levels, List<String> shown, int at) {
            String[] names = levels.levels();
            if (at < shown.size() && at < names.length && names[at].equals(shown.get(at))) {
                return at;
            }
            String wanted = at < shown.size() ? shown.get(at) : "";
            for (int i = 0; i < names.length; i++) {
                if (names[i].equals(wanted)) {
                    return i;
                }
            }
            return at;
        }

        private void rectangles(Stage stage, Sketch sketch) {
            double width = stage.x().band();
            double height = stage.y().band();
            double gap = Math.min(width, height) > 12 ? 0.5 : 0;
            String[] texts = Numerals.together(cells.values());
            boolean annotated = annotated(width, height, texts);
            for (int cell = 0; cell < cells.values().length; cell++) {
                String across = cells.x().levels()[cell % cells.columns()];
                String down = cells.y().levels()[cell / cells.columns()];
                double cx = Stage.centre(stage.x(), across);
                double cy = Stage.centre(stage.y(), down);
                if (Double.isNaN(cx) || Double.isNaN(cy)) {
                    continue;
                }
                double value = cells.values()[cell];
                Colour fill = stage.ramped(value, stage.theme().well());
                String text = texts[cell];
                sketch.rect(
                        meaning(cell, across, down, text),
                        cx - width / 2 + gap,
                        cy - height / 2 + gap,
                        cx + width / 2 - gap,
                        cy + height / 2 - gap,
                        fill,
                        null);
                if (annotated) {
                    sketch.text(
                            Meaning.of(Role.LABEL),
                            cx,
                            cy + 4,
                            text,
                            Theme.TICK_SIZE,
                            Theme.TEXT_WEIGHT,
                            Anchor.MIDDLE,
                            0,
                            stage.theme().textOn(fill));
                }
            }
        }

        private Meaning meaning(int cell, String across, String down, String text) {
            Meaning meaning =
                    Meaning.of(
                            Role.MARK,
                            across + ", " + down + ": " + (text.isEmpty() ? "no value" : text));
            int member = cells.members()[cell];
            return member >= 0 ? meaning.rows(member) : meaning;
        }

        private boolean annotated(double width, double height, String[] texts) {
            return switch (layer.options().word("annotate")) {
                case "always" -> true;
                case "never" -> false;
                default -> height >= 16 && widest(texts) <= width - 6;
            };
        }

        private static double widest(String[] texts) {
            double widest = 0;
            for (String text : texts) {
                widest = Math.max(widest, Typeface.width(text, Theme.TICK_SIZE, Theme.TEXT_WEIGHT));
            }
            return widest;
        }
    }
}
