package dev.loupe.figure.mark.learning;

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
import dev.loupe.figure.scale.Colouring;
import dev.loupe.figure.scale.Warp;
import dev.loupe.figure.scene.Box;
import dev.loupe.figure.scene.Item;
import dev.loupe.figure.scene.Item.Anchor;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Role;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.theme.Ramp;
import dev.loupe.figure.theme.Theme;
import dev.loupe.figure.type.Fitted;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Small pictures side by side, each from rows of (column, row, value).
///
/// `DETAIL` says which picture a row belongs to, `TEXT` what stands below it. All pictures share one ramp, from the least to the
/// greatest value.
public final class ImageGridMark implements Mark {
    private static final int MOST_SIDE = 4_096;
    private static final long MOST_PIXELS = 16_000_000;
    private static final int MOST_IMAGES = 1_000;

    private static final Signature SIGNATURE =
            new Signature(
                    "imagegrid",
                    "small pictures side by side, a row for each pixel",
                    List.of(Channel.X, Channel.Y, Channel.VALUE),
                    List.of(Channel.DETAIL, Channel.TEXT),
                    List.of(
                            OptionSpec.number("wrap", "", 1, 1_000, "pictures in a line"),
                            OptionSpec.word(
                                    "ramp",
                                    "grey",
                                    List.of(),
                                    "of the values, from least to greatest"),
                            OptionSpec.flag("smooth", false, "blend neighbouring pixels")),
                    Signature.Swatch.NONE);

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Prepared prepare(Layer layer) {
        double[] x = layer.numbers(Channel.X);
        double[] y = layer.numbers(Channel.Y);
        double[] value = layer.numbers(Channel.VALUE);
        Column.Texts which = layer.has(Channel.DETAIL) ? layer.texts(Channel.DETAIL) : null;
        Column.Texts words = layer.has(Channel.TEXT) ? layer.texts(Channel.TEXT) : null;
        int count = which == null ? 1 : which.levels().length;
        int[][] rows = new int[count][];
        int[] sizes = new int[count];
        int leftOut = 0;
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int row : layer.rows()) {
            int image = which == null ? 0 : which.codes()[row];
            boolean placed = image >= 0 && Double.isFinite(x[row]) && Double.isFinite(y[row]);
            if (!placed) {
                leftOut++;
                continue;
            }
            if (rows[image] == null) {
                rows[image] = new int[64];
            } else if (sizes[image] == rows[image].length) {
                rows[image] = Arrays.copyOf(rows[image], 2 * sizes[image]);
            }
            rows[image][sizes[image]++] = row;
            if (Double.isFinite(value[row])) {
                low = Math.min(low, value[row]);
                high = Math.max(high, value[row]);
            }
        }
        List<Image> images = new ArrayList<>();
        long pixels = 0;
        for (int i = 0; i < count; i++) {
            if (sizes[i] > 0) {
                Image image = image(Arrays.copyOf(rows[i], sizes[i]), x, y, value, which, words, i);
                pixels += image.pixels.length;
                images.add(image);
            }
        }
        if (images.size() > MOST_IMAGES || pixels > MOST_PIXELS) {
            throw new IllegalArgumentException(
                    "An image grid takes at most 1000 pictures of 16 million pixels together, but got "
                            + images.size()
                            + " of "
                            + pixels
                            + ".");
        }
        Ramp.named(layer.options().word("ramp"));
        return new Images(layer, images, low, high, leftOut);
    }

    private static Image image(
            int[] rows,
            double[] x,
            double[] y,
            double[] value,
            Column.@Nullable Texts which,
            Column.@Nullable Texts words,
            int level) {
        double left = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double top = Double.POSITIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        for (int row : rows) {
            whole("x", x[row]);
            whole("y", y[row]);
            left = Math.min(left, x[row]);
            right = Math.max(right, x[row]);
            top = Math.min(top, y[row]);
            bottom = Math.max(bottom, y[row]);
        }
        if (right - left >= MOST_SIDE || bottom - top >= MOST_SIDE) {
            throw new IllegalArgumentException(
                    "A picture of an image grid has at most 4096 pixels a side, but x runs from "
                            + left
                            + " to "
                            + right
                            + " and y from "
                            + top
                            + " to "
                            + bottom
                            + ".");
        }
        int columns = (int) (right - left) + 1;
        int lines = (int) (bottom - top) + 1;
        double[] pixels = new double[columns * lines];
        Arrays.fill(pixels, Double.NaN);
        for (int row : rows) {
            pixels[(int) (y[row] - top) * columns + (int) (x[row] - left)] = value[row];
        }
        String name = which == null ? "" : which.levels()[level];
        return new Image(name, words == null ? "" : words.text(rows[0]), columns, pixels);
    }

    private static void whole(String channel, double place) {
        if (place != Math.rint(place)) {
            throw new IllegalArgumentException(
                    "An image grid needs whole numbers of pixels, but "
                            + channel
                            + " holds "
                            + place
                            + ".");
        }
    }

    /// @param pixels row by row from the top; NaN where none was given
    private record Image(String name, String words, int columns, double[] pixels) {
        int rows() {
            return pixels.length / columns;
        }
    }

    private record Images(Layer layer, List<Image> images, double low, double high, int leftOut)
            implements Bare {
        @Override
        public List<Numbers> numbers() {
            return images.stream()
                    .map(i -> Numbers.of("imagegrid", i.name).with("value", i.pixels))
                    .toList();
        }

        @Override
        public void draw(Stage stage, Sketch sketch) {
            if (images.isEmpty()) {
                return;
            }
            Box box = stage.box();
            boolean worded = images.stream().anyMatch(i -> !i.words.isEmpty());
            double caption = worded ? 18 : 0;
            double shape = images.getFirst().rows() / (double) images.getFirst().columns;
            int wrap = layer.options().count("wrap", wrap(box, shape, caption));
            int lines = (images.size() + wrap - 1) / wrap;
            double gap = images.size() > 200 ? 2 : 8;
            double width =
                    Math.min(
                            (box.width() - gap * (wrap - 1)) / wrap,
                            ((box.height() - gap * (lines - 1)) / lines - caption) / shape);
            if (!(width > 0)) {
                return;
            }
            double height = width * shape;
            for (int i = 0; i < images.size(); i++) {
                Image image = images.get(i);
                double x = box.x() + i % wrap * (width + gap);
                double y = box.y() + i / wrap * (height + caption + gap);
                double scale = Math.min(width / image.columns, height / image.rows());
                Box at = new Box(x, y, image.columns * scale, image.rows() * scale);
                draw(image, at, stage, sketch);
                String words = Fitted.cut(image.words, width, Theme.TICK_SIZE, Theme.TEXT_WEIGHT);
                if (!image.words.isEmpty()) {
                    sketch.text(
                            x + width / 2,
                            y + height + 13,
                            words,
                            Anchor.MIDDLE,
                            stage.theme().ink2());
                }
            }
        }

        private int wrap(Box box, double shape, double caption) {
            int best = 1;
            double widest = 0;
            for (int wrap = 1; wrap <= images.size(); wrap++) {
                int lines = (images.size() + wrap - 1) / wrap;
                double width =
                        Math.min(
                                box.width() / wrap - 8,
                                (box.height() / lines - caption - 8) / shape);
                if (width > widest + 1e-9) {
                    widest = width;
                    best = wrap;
                }
            }
            return best;
        }

        private void draw(Image image, Box at, Stage stage, Sketch sketch) {
            int[] argb = new int[image.pixels.length];
            Ramp ramp = Ramp.named(layer.options().word("ramp"));
            Colouring colours =
                    new Colouring.Ramped(
                            "", Warp.LINEAR, low, high, Double.NaN, ramp, stage.theme().well());
            for (int i = 0; i < argb.length; i++) {
                argb[i] = colours.of(image.pixels[i]).argb();
            }
            String said = image.words.isEmpty() ? image.name : image.name + ": " + image.words;
            sketch.add(
                    new Item.Raster(
                            Meaning.of(Role.MARK, said),
                            at,
                            image.columns,
                            image.rows(),
                            argb,
                            layer.options().flag("smooth"),
                            Item.Values.of(layer.title(Channel.VALUE), image.pixels)));
        }
    }
}
