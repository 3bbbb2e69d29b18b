package dev.loupe.figure.mark.learning;

import dev.loupe.figure.data.Column;
import dev.loupe.figure.mark.Bare;
import dev.loupe.figure.mark.Extents;
import dev.loupe.figure.mark.Layer;
import dev.loupe.figure.mark.Mark;
import dev.loupe.figure.mark.Numbers;
import dev.loupe.figure.mark.OptionSpec;
import dev.loupe.figure.mark.Prepared;
import dev.loupe.figure.mark.Signature;
import dev.loupe.figure.mark.Sketch;
import dev.loupe.figure.mark.Stage;
import dev.loupe.figure.mark.grid.Cells;
import dev.loupe.figure.scale.Numerals;
import dev.loupe.figure.scene.Box;
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Item;
import dev.loupe.figure.scene.Item.Anchor;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Role;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.theme.Theme;
import dev.loupe.figure.type.Fitted;
import dev.loupe.figure.type.Typeface;

import java.util.List;

/// How strongly each token attends to each: a row for the token that looks, a column for the one looked at.
///
/// `X` and `Y` are places of tokens, or the tokens themselves where none occurs twice; the option `tokens` names the places.
public final class AttentionMark implements Mark {
    private static final double LEAST_TEXT = 8;
    private static final double MOST_LABEL = 90;
    private static final int MOST_RECTANGLES = 1_200;

    private static final Signature SIGNATURE =
            new Signature(
                    "attention",
                    "how strongly each token (y) attends to each (x)",
                    List.of(Channel.X, Channel.Y, Channel.VALUE),
                    List.of(),
                    List.of(
                            OptionSpec.words("tokens", "names of the places, from the first"),
                            OptionSpec.words("sources", "names of the rows where they differ")),
                    Signature.Swatch.NONE);

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Prepared prepare(Layer layer) {
        return new Matrix(layer, Cells.of(layer, Channel.VALUE, Cells.Gathering.MEAN));
    }

    private record Matrix(Layer layer, Cells cells) implements Bare {
        private String[] names(Channel channel) {
            List<String> wished = layer.options().words("tokens");
            if (channel == Channel.Y && !layer.options().words("sources").isEmpty()) {
                wished = layer.options().words("sources");
            }
            Column.Texts levels = channel == Channel.X ? cells.x() : cells.y();
            String[] names = levels.levels().clone();
            for (int i = 0; i < Math.min(names.length, wished.size()); i++) {
                names[i] = wished.get(i);
            }
            return names;
        }

        @Override
        public Extents extents() {
            return new Extents()
                    .numbers(Channel.COLOR, cells.values())
                    .numbers(Channel.COLOR, 0)
                    .ramp("counts")
                    .type(Channel.COLOR, "sqrt")
                    .label(Channel.COLOR, layer.title(Channel.VALUE));
        }

        @Override
        public List<Numbers> numbers() {
            int n = cells.values().length;
            String[] from = new String[n];
            String[] to = new String[n];
            String[] x = names(Channel.X);
            String[] y = names(Channel.Y);
            for (int i = 0; i < n; i++) {
                from[i] = y[i / cells.columns()];
                to[i] = x[i % cells.columns()];
            }
            return List.of(
                    Numbers.of("attention", "")
                            .with("from", from)
                            .with("to", to)
                            .with("value", cells.values()));
        }

        @Override
        public void draw(Stage stage, Sketch sketch) {
            if (cells.values().length == 0) {
                return;
            }
            String[] x = names(Channel.X);
            String[] y = names(Channel.Y);
            Box box = stage.box();
            double left = Math.min(MOST_LABEL, widest(y)) + 6;
            double top = Math.min(MOST_LABEL, widest(x)) + 6;
            double side =
                    Math.min(
                            (box.width() - left) / cells.columns(),
                            (box.height() - top) / cells.rows());
            if (!(side > 0)) {
                return;
            }
            double size = Math.min(Theme.TICK_SIZE, Math.max(LEAST_TEXT, side * 0.95));
            double labelScale = size / Theme.TICK_SIZE;
            left = left * labelScale;
            top = top * labelScale;
            side =
                    Math.min(
                            (box.width() - left) / cells.columns(),
                            (box.height() - top) / cells.rows());
            Box inside =
                    new Box(
                            box.x() + left,
                            box.y() + top,
                            side * cells.columns(),
                            side * cells.rows());
            labels(x, y, inside, side, size, stage, sketch);
            if (cells.values().length > MOST_RECTANGLES) {
                raster(inside, stage, sketch);
            } else {
                rectangles(x, y, inside, side, stage, sketch);
            }
        }

        private void labels(
                String[] x,
                String[] y,
                Box inside,
                double side,
                double size,
                Stage stage,
                Sketch sketch) {
            Colour ink = stage.theme().ink2();
            int every = (int) Math.max(1, Math.ceil(size * 0.9 / side));
            for (int i = 0; i < y.length; i += every) {
                double at = inside.y() + (i + 0.5) * side + size * 0.36;
                text(inside.x() - 5, at, y[i], size, Anchor.END, 0, ink, sketch);
            }
            for (int i = 0; i < x.length; i += every) {
                double at = inside.x() + (i + 0.5) * side + size * 0.36;
                text(at, inside.y() - 5, x[i], size, Anchor.START, -90, ink, sketch);
            }
        }

        private static void text(
                double x,
                double y,
                String name,
                double size,
                Anchor anchor,
                double angle,
                Colour ink,
                Sketch sketch) {
            String cut = Fitted.cut(name, MOST_LABEL, size, Theme.TEXT_WEIGHT);
            sketch.text(
                    Meaning.of(Role.TICK, name),
                    x,
                    y,
                    cut,
                    size,
                    Theme.TEXT_WEIGHT,
                    anchor,
                    angle,
                    ink);
        }

        private void raster(Box inside, Stage stage, Sketch sketch) {
            int[] argb = new int[cells.values().length];
            for (int i = 0; i < argb.length; i++) {
                argb[i] = stage.ramped(cells.values()[i], stage.theme().well()).argb();
            }
            sketch.add(
                    new Item.Raster(
                            Meaning.of(
                                    Role.MARK, cells.rows() + " by " + cells.columns() + " tokens"),
                            inside,
                            cells.columns(),
                            cells.rows(),
                            argb,
                            false));
        }

        private void rectangles(
                String[] x, String[] y, Box inside, double side, Stage stage, Sketch sketch) {
            double gap = side > 10 ? 0.5 : 0;
            String[] values = Numerals.together(cells.values());
            for (int i = 0; i < values.length; i++) {
                double left = inside.x() + i % cells.columns() * side;
                double top = inside.y() + i / cells.columns() * side;
                String said = y[i / cells.columns()] + " → " + x[i % cells.columns()];
                sketch.rect(
                        Meaning.of(
                                Role.MARK,
                                said + ": " + (values[i].isEmpty() ? "no value" : values[i])),
                        left + gap,
                        top + gap,
                        left + side - gap,
                        top + side - gap,
                        stage.ramped(cells.values()[i], stage.theme().well()),
                        null);
            }
        }

        private static double widest(String[] names) {
            double widest = 0;
            for (String name : names) {
                String some = name.length() > 100 ? name.substring(0, 100) : name;
                widest = Math.max(widest, Typeface.width(some, Theme.TICK_SIZE, Theme.TEXT_WEIGHT));
            }
            return widest;
        }
    }
}
