package dev.loupe.figure.mark.xy;

import dev.loupe.figure.bitmap.Bitmap;
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
import dev.loupe.figure.scene.Box;
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Item;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.theme.Theme;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A picture made of pixels for each row: stretched from `START` to `END` and from `LOW` to `HIGH`, whose end holds its top row; or of a
/// fixed size about `X` and `Y`; or, where none of these is given, one unit a pixel from 0, 0.
///
/// Pictures come as data addresses of PNG or JPEG files. Classes of `COLOR` are told by a frame.
public final class ImageMark implements Mark {
    private static final double SIZE = 32;

    /// Shrunk pictures keep this many pixels for each of the scene's, so that printing stays sharp.
    private static final double KEPT = 3;

    /// From this many pixels on for each of a picture's, its own pixels are what there is to see.
    private static final double ENLARGED = 3;

    private static final double FRAME = 2;

    /// Of an ordinary panel, in pixels: pictures at its edge need half their size beyond their place.
    private static final double WIDE = 480;

    private static final double HIGH = 280;
    private static final List<Channel> SPAN =
            List.of(Channel.START, Channel.END, Channel.LOW, Channel.HIGH);
    private static final List<Channel> PLACE = List.of(Channel.X, Channel.Y);

    private static final Signature SIGNATURE =
            new Signature(
                    "image",
                    "a picture made of pixels for each row",
                    List.of(Channel.IMAGE),
                    List.of(
                            Channel.X,
                            Channel.Y,
                            Channel.START,
                            Channel.END,
                            Channel.LOW,
                            Channel.HIGH,
                            Channel.COLOR,
                            Channel.TEXT),
                    List.of(
                            OptionSpec.number(
                                    "size",
                                    "32",
                                    1,
                                    4_000,
                                    "of the longer side about x and y, in pixels"),
                            OptionSpec.word(
                                    "interpolation",
                                    "auto",
                                    List.of("auto", "nearest", "smooth"),
                                    "plain pixels or blended ones; auto blends what is not much enlarged")),
                    Signature.Swatch.SQUARE);

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Prepared prepare(Layer layer) {
        boolean spans = SPAN.stream().allMatch(layer::has);
        boolean places = PLACE.stream().allMatch(layer::has);
        boolean none = SPAN.stream().noneMatch(layer::has) && PLACE.stream().noneMatch(layer::has);
        if (!spans && !places && !none) {
            throw new IllegalArgumentException(
                    "The mark image takes x and y, or start, end, low and high, or none of them, but is given only some.");
        }
        Column.Texts addresses = layer.texts(Channel.IMAGE);
        Map<Integer, Bitmap> pictures = new HashMap<>();
        List<Integer> kept = new ArrayList<>();
        long pixels = 0;
        for (int row : layer.rows()) {
            int level = addresses.codes()[row];
            if (level < 0 || !placed(layer, row, spans ? SPAN : places ? PLACE : List.of())) {
                continue;
            }
            if (!pictures.containsKey(level)) {
                Bitmap picture = Bitmap.read(addresses.levels()[level], Bitmap.MOST_PIXELS);
                pixels += picture.argb().length;
                if (pixels > Bitmap.MOST_PIXELS) {
                    throw new IllegalArgumentException(
                            "The pictures of a layer have at most %,d pixels together, but after %d of them there are %,d."
                                    .formatted(Bitmap.MOST_PIXELS, pictures.size() + 1, pixels));
                }
                pictures.put(level, picture);
            }
            kept.add(row);
        }
        int[] rows = kept.stream().mapToInt(r -> r).toArray();
        Layer over = layer.over(rows);
        int leftOut = layer.rows().length - rows.length;
        return new Images(over, spans, places, addresses, pictures, leftOut);
    }

    private static boolean placed(Layer layer, int row, List<Channel> needed) {
        return needed.stream().noneMatch(channel -> layer.column(channel).missing(row));
    }

    /// @param pictures by the level of their address
    private record Images(
            Layer layer,
            boolean spans,
            boolean places,
            Column.Texts addresses,
            Map<Integer, Bitmap> pictures,
            int leftOut)
            implements Prepared {
        @Override
        public Extents extents() {
            Extents extents = new Extents();
            if (spans) {
                extents.column(Channel.X, layer.column(Channel.START), layer.rows())
                        .column(Channel.X, layer.column(Channel.END), layer.rows())
                        .column(Channel.Y, layer.column(Channel.LOW), layer.rows())
                        .column(Channel.Y, layer.column(Channel.HIGH), layer.rows());
                return extents.tight(Channel.X).tight(Channel.Y);
            }
            if (places) {
                for (Channel channel : PLACE) {
                    extents.column(channel, layer.column(channel), layer.rows())
                            .label(channel, layer.title(channel))
                            .padded(channel);
                    Extents.Span span = extents.of(channel);
                    double most = channel == Channel.X ? WIDE : HIGH;
                    double size = Math.min(layer.options().number("size", SIZE), most / 2);
                    double room = (span.high() - span.low()) * size / 2 / (most - size);
                    if (span.numeric() && Double.isFinite(room)) {
                        extents.numbers(channel, span.low() - room, span.high() + room);
                    }
                }
                return extents;
            }
            for (Bitmap picture : pictures.values()) {
                extents.numbers(Channel.X, 0, picture.columns());
                extents.numbers(Channel.Y, 0, picture.rows());
            }
            return extents.tight(Channel.X).tight(Channel.Y);
        }

        @Override
        public double aspect() {
            if (spans || places) {
                return 0;
            }
            return pictures.values().stream()
                    .mapToDouble(p -> Math.clamp(p.rows() / (double) p.columns(), 0.05, 20))
                    .max()
                    .orElse(0);
        }

        @Override
        public List<Numbers> numbers() {
            List<Numbers> all = new ArrayList<>();
            for (Group group : layer.groups()) {
                Numbers numbers = Numbers.of("image", group.name());
                for (Channel channel : spans ? SPAN : places ? PLACE : List.<Channel>of()) {
                    numbers =
                            numbers.with(channel.word(), layer.column(channel).take(group.rows()));
                }
                all.add(
                        numbers.with("columns", sides(group, true))
                                .with("rows", sides(group, false)));
            }
            return all;
        }

        private double[] sides(Group group, boolean across) {
            return Arrays.stream(group.rows())
                    .mapToDouble(row -> across ? picture(row).columns() : picture(row).rows())
                    .toArray();
        }

        private Bitmap picture(int row) {
            Bitmap picture = pictures.get(addresses.codes()[row]);
            if (picture == null) {
                throw new IllegalStateException("no picture for row " + row);
            }
            return picture;
        }

        @Override
        public void draw(Stage stage, Sketch sketch) {
            List<Group> groups = layer.groups();
            if (groups.size() == 1) {
                draw(groups.getFirst(), stage, sketch);
                return;
            }
            groups.forEach(group -> draw(group, stage, sketch));
        }

        private void draw(Group group, Stage stage, Sketch sketch) {
            int[] rows = group.rows();
            if (spans) {
                double[] x1 = stage.across(layer.column(Channel.START), rows);
                double[] x2 = stage.across(layer.column(Channel.END), rows);
                double[] y1 = stage.up(layer.column(Channel.HIGH), rows);
                double[] y2 = stage.up(layer.column(Channel.LOW), rows);
                for (int i = 0; i < rows.length; i++) {
                    draw(rows[i], group, x1[i], y1[i], x2[i], y2[i], stage, sketch);
                }
                return;
            }
            double[] x = places ? stage.across(layer.column(Channel.X), rows) : new double[0];
            double[] y = places ? stage.up(layer.column(Channel.Y), rows) : new double[0];
            double size = layer.options().number("size", SIZE);
            for (int i = 0; i < rows.length; i++) {
                Bitmap picture = picture(rows[i]);
                if (places) {
                    double scale = size / 2 / Math.max(picture.columns(), picture.rows());
                    double w = picture.columns() * scale;
                    double h = picture.rows() * scale;
                    draw(rows[i], group, x[i] - w, y[i] - h, x[i] + w, y[i] + h, stage, sketch);
                } else {
                    double right = stage.x().at(picture.columns());
                    double top = stage.y().at(picture.rows());
                    double left = stage.x().at(0);
                    draw(rows[i], group, left, top, right, stage.y().at(0), stage, sketch);
                }
            }
        }

        /// @param x1,y1 where the picture's top left corner lies
        private void draw(
                int row,
                Group group,
                double x1,
                double y1,
                double x2,
                double y2,
                Stage stage,
                Sketch sketch) {
            double width = Math.abs(x2 - x1);
            double height = Math.abs(y2 - y1);
            if (!(Double.isFinite(x1 + x2 + y1 + y2) && width > 0 && height > 0)) {
                return;
            }
            Bitmap whole = picture(row);
            Box box = new Box(Math.min(x1, x2), Math.min(y1, y2), width, height);
            boolean smooth =
                    switch (layer.options().word("interpolation")) {
                        case "nearest" -> false;
                        case "smooth" -> true;
                        default ->
                                Math.min(width / whole.columns(), height / whole.rows()) < ENLARGED;
                    };
            Bitmap shown =
                    (smooth ? whole.within(kept(width), kept(height)) : whole)
                            .flipped(x1 > x2, y1 > y2);
            Meaning meaning =
                    new Meaning(
                            Meaning.mark("", "").role(),
                            said(row, group, whole),
                            group.key(),
                            "",
                            new int[] {row});
            sketch.add(
                    new Item.Raster(
                            meaning,
                            box,
                            shown.columns(),
                            shown.rows(),
                            faded(shown.argb()),
                            smooth,
                            new Item.Colours()));
            if (group.colour() >= 0 || layer.paint() != null) {
                Colour colour = stage.look(group, layer.paint()).colour();
                sketch.add(
                        new Item.Rect(
                                Meaning.mark("", group.key()).rows(row),
                                box,
                                0,
                                null,
                                new Stroke(colour, Math.min(FRAME, Theme.LINE + size(box) / 100))));
            }
        }

        private static double size(Box box) {
            return Math.min(box.width(), box.height());
        }

        private static int kept(double pixels) {
            return (int) Math.clamp(Math.ceil(KEPT * pixels), 1, 100_000);
        }

        private String said(int row, Group group, Bitmap picture) {
            String words = layer.has(Channel.TEXT) ? layer.column(Channel.TEXT).text(row) : "";
            String said =
                    words.isEmpty() || group.name().isEmpty()
                            ? group.name() + words
                            : group.name() + ": " + words;
            return said.isEmpty() ? picture.columns() + " by " + picture.rows() + " pixels" : said;
        }

        private int[] faded(int[] argb) {
            double opacity = layer.options().number("opacity", 1);
            return opacity >= 1
                    ? argb
                    : Arrays.stream(argb).map(c -> new Colour(c).fade(opacity).argb()).toArray();
        }
    }
}
