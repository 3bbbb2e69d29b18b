package dev.loupe.figure.mark.xy;

import dev.loupe.figure.bitmap.Bitmap;
import dev.loupe.figure.data.Column;
import dev.loupe.figure.mark.Extents;
import dev.loupe.figure.mark.Group;
import dev.loupe.figure.mark.Layer;
import dev.loupe.figure.mark.Numbers;
import dev.loupe.figure.mark.Prepared;
import dev.loupe.figure.mark.Sketch;
import dev.loupe.figure.mark.Span;
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
import java.util.List;
import java.util.Map;

/// Pictures of a layer at their places.
///
/// @param pictures by the level of their address
record Images(
        Layer layer,
        boolean spans,
        boolean places,
        Column.Texts addresses,
        Map<Integer, Bitmap> pictures,
        int leftOut)
        implements Prepared {
    static final List<String> ANCHORS =
            List.of(
                    "middle",
                    "left",
                    "right",
                    "top",
                    "bottom",
                    "top-left",
                    "top-right",
                    "bottom-left",
                    "bottom-right");

    private static final double SIZE = 32;

    /// Shrunk pictures keep this many pixels for each of the scene's, so that printing stays sharp.
    private static final double KEPT = 3;

    /// From this many pixels on for each of a picture's, its own pixels are what there is to see.
    private static final double ENLARGED = 3;

    private static final double FRAME = 2;

    /// Of an ordinary panel, in pixels: pictures at its edge need half their size beyond their place.
    private static final double WIDE = 480;

    private static final double HIGH = 280;

    @Override
    public Extents extents() {
        Extents extents = new Extents();
        if (spans && inPanel()) {
            return extents;
        }
        if (spans) {
            extents.column(Channel.X, layer.column(Channel.START), layer.rows())
                    .column(Channel.X, layer.column(Channel.END), layer.rows())
                    .column(Channel.Y, layer.column(Channel.LOW), layer.rows())
                    .column(Channel.Y, layer.column(Channel.HIGH), layer.rows());
            return extents.tight(Channel.X).tight(Channel.Y);
        }
        if (places) {
            for (Channel channel : ImageMark.PLACE) {
                extents.column(channel, layer.column(channel), layer.rows())
                        .label(channel, layer.title(channel))
                        .padded(channel);
                Span span = extents.of(channel);
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
            for (Channel channel :
                    spans ? ImageMark.SPAN : places ? ImageMark.PLACE : List.<Channel>of()) {
                numbers = numbers.with(channel.word(), layer.column(channel).take(group.rows()));
            }
            all.add(numbers.with("columns", sides(group, true)).with("rows", sides(group, false)));
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
            double[] x1 = along(stage, Channel.START, rows);
            double[] x2 = along(stage, Channel.END, rows);
            double[] y1 = along(stage, Channel.HIGH, rows);
            double[] y2 = along(stage, Channel.LOW, rows);
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

    private boolean inPanel() {
        return layer.options().word("within").equals("panel");
    }

    /// Pixels of an edge of the places of pictures.
    private double[] along(Stage stage, Channel edge, int[] rows) {
        boolean across = edge == Channel.START || edge == Channel.END;
        if (!inPanel()) {
            return across
                    ? stage.across(layer.column(edge), rows)
                    : stage.up(layer.column(edge), rows);
        }
        Box box = stage.box();
        double[] shares = layer.numbers(edge, rows);
        return Arrays.stream(shares)
                .map(s -> across ? box.x() + s * box.width() : box.bottom() - s * box.height())
                .toArray();
    }

    /// The part of its place that a picture takes.
    private Box fitted(Box place, Bitmap picture) {
        if (layer.options().word("fit").equals("stretch")) {
            return place;
        }
        double scale = Math.min(place.width() / picture.columns(), place.height() / picture.rows());
        double width = picture.columns() * scale;
        double height = picture.rows() * scale;
        String anchor = layer.options().word("anchor");
        double right = anchor.contains("left") ? 0 : anchor.contains("right") ? 1 : 0.5;
        double down = anchor.contains("top") ? 0 : anchor.contains("bottom") ? 1 : 0.5;
        return new Box(
                place.x() + right * (place.width() - width),
                place.y() + down * (place.height() - height),
                width,
                height);
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
        Box place =
                new Box(Math.min(x1, x2), Math.min(y1, y2), Math.abs(x2 - x1), Math.abs(y2 - y1));
        if (!(Double.isFinite(x1 + x2 + y1 + y2) && place.width() > 0 && place.height() > 0)) {
            return;
        }
        Bitmap whole = picture(row);
        Box box = fitted(place, whole);
        double width = box.width();
        double height = box.height();
        boolean smooth =
                switch (layer.options().word("interpolation")) {
                    case "nearest" -> false;
                    case "smooth" -> true;
                    default -> Math.min(width / whole.columns(), height / whole.rows()) < ENLARGED;
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
