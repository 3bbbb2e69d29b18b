package dev.loupe.figure.mark.xy;

import dev.loupe.figure.bitmap.Bitmap;
import dev.loupe.figure.data.Column;
import dev.loupe.figure.mark.Layer;
import dev.loupe.figure.mark.Mark;
import dev.loupe.figure.mark.OptionSpec;
import dev.loupe.figure.mark.Prepared;
import dev.loupe.figure.mark.Signature;
import dev.loupe.figure.spec.Channel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A picture made of pixels for each row: stretched from `START` to `END` and from `LOW` to `HIGH`, whose end holds its top row; or of a
/// fixed size about `X` and `Y`; or, where none of these is given, one unit a pixel from 0, 0.
///
/// Pictures come as data addresses of PNG or JPEG files. Classes of `COLOR` are told by a frame.
public final class ImageMark implements Mark {
    static final List<Channel> SPAN =
            List.of(Channel.START, Channel.END, Channel.LOW, Channel.HIGH);
    static final List<Channel> PLACE = List.of(Channel.X, Channel.Y);

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
                                    "plain pixels or blended ones; auto blends what is not much enlarged"),
                            OptionSpec.word(
                                    "within",
                                    "axes",
                                    List.of("axes", "panel"),
                                    "whether start, end, low and high are data, or shares of the panel from its lower left corner"),
                            OptionSpec.word(
                                    "fit",
                                    "stretch",
                                    List.of("stretch", "contain"),
                                    "whether a picture fills its place, or keeps its shape in it"),
                            OptionSpec.word(
                                    "anchor",
                                    "middle",
                                    Images.ANCHORS,
                                    "where in its place a picture stands that keeps its shape")),
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
}
