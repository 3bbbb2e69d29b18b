package dev.loupe.figure.mark.part;

import dev.loupe.figure.data.Column;
import dev.loupe.figure.mark.Bare;
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
import dev.loupe.figure.scene.Item.Anchor;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Role;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.theme.Theme;
import dev.loupe.figure.type.Fitted;
import dev.loupe.figure.type.Typeface;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Rows and columns as text: figures right-aligned with the same decimals, one hairline under the head.
public final class TableMark implements Mark {
    private static final Signature SIGNATURE =
            new Signature(
                    "table",
                    "rows and columns as text",
                    List.of(),
                    List.of(),
                    List.of(OptionSpec.words("columns", "which columns; all if not said")),
                    Signature.Swatch.NONE);

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Prepared prepare(Layer layer) {
        List<String> names = new ArrayList<>(layer.options().words("columns"));
        if (names.isEmpty()) {
            names.addAll(layer.table().columns().keySet());
        }
        List<Column> columns =
                names.stream().map(n -> layer.table().column(n).take(layer.rows())).toList();
        return new Grid(layer.rows().length, names, columns);
    }

    private record Grid(int rows, List<String> names, List<Column> columns) implements Bare {
        private static final double ROW = 24;
        private static final double SPACE = 20;
        private static final double MOST_COLUMN = 240;

        @Override
        public List<Numbers> numbers() {
            Numbers numbers = Numbers.of("table", "");
            for (int i = 0; i < names.size(); i++) {
                numbers = numbers.with(names.get(i), columns.get(i));
            }
            return List.of(numbers);
        }

        @Override
        public void draw(Stage stage, Sketch sketch) {
            Box box = stage.box();
            Theme theme = stage.theme();
            int fit = (int) Math.max(1, Math.floor(box.height() / ROW) - 1);
            int shown = rows <= fit ? rows : Math.max(0, fit - 1);
            double x = box.x();
            int drawn = 0;
            for (int c = 0; c < columns.size() && x < box.right() - 20; c++) {
                String[] texts = texts(columns.get(c), shown);
                double width = Typeface.width(names.get(c), Theme.SMALL_SIZE, Theme.LABEL_WEIGHT);
                for (String text : texts) {
                    width =
                            Math.max(
                                    width,
                                    Typeface.width(text, Theme.SMALL_SIZE, Theme.TEXT_WEIGHT));
                }
                width = Math.min(Math.min(width, MOST_COLUMN), box.right() - x);
                boolean right = columns.get(c) instanceof Column.Numbers;
                double at = right ? x + width : x;
                column(
                        names.get(c),
                        texts,
                        at,
                        width,
                        right ? Anchor.END : Anchor.START,
                        box,
                        theme,
                        sketch);
                x += width + SPACE;
                drawn++;
            }
            sketch.line(
                    Meaning.NONE,
                    box.x(),
                    box.y() + ROW,
                    Math.min(box.right(), x - SPACE),
                    box.y() + ROW,
                    new Stroke(theme.axis(), 1));
            leftOut(shown, drawn, box, theme, sketch);
        }

        private void leftOut(int shown, int drawn, Box box, Theme theme, Sketch sketch) {
            List<String> left = new ArrayList<>();
            if (shown < rows) {
                left.add((rows - shown) + " more rows");
            }
            if (drawn < columns.size()) {
                left.add((columns.size() - drawn) + " more columns");
            }
            sketch.text(
                    Meaning.of(Role.NOTE),
                    box.x(),
                    box.y() + (shown + 1) * ROW + 16,
                    String.join(", ", left),
                    Theme.SMALL_SIZE,
                    Theme.TEXT_WEIGHT,
                    Anchor.START,
                    0,
                    theme.ink3());
        }

        private static void column(
                String name,
                String[] texts,
                double at,
                double width,
                Anchor anchor,
                Box box,
                Theme theme,
                Sketch sketch) {
            sketch.text(
                    Meaning.of(Role.AXIS_TITLE),
                    at,
                    box.y() + 16,
                    Fitted.cut(name, width, Theme.SMALL_SIZE, Theme.LABEL_WEIGHT),
                    Theme.SMALL_SIZE,
                    Theme.LABEL_WEIGHT,
                    anchor,
                    0,
                    theme.ink2());
            for (int row = 0; row < texts.length; row++) {
                sketch.text(
                        Meaning.of(Role.MARK, name + ": " + texts[row]),
                        at,
                        box.y() + (row + 1) * ROW + 16,
                        Fitted.cut(texts[row], width, Theme.SMALL_SIZE, Theme.TEXT_WEIGHT),
                        Theme.SMALL_SIZE,
                        Theme.TEXT_WEIGHT,
                        anchor,
                        0,
                        theme.ink());
            }
        }

        private static String[] texts(Column column, int shown) {
            String[] texts = new String[shown];
            if (column instanceof Column.Numbers(double[] values)) {
                double[] some = Arrays.copyOf(values, shown);
                return Numerals.together(some);
            }
            for (int row = 0; row < shown; row++) {
                texts[row] = column.text(row);
            }
            return texts;
        }
    }
}
