package dev.loupe.figure.json;

import dev.loupe.figure.bitmap.Bitmap;
import dev.loupe.figure.data.Column;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A column of pictures as JSON: data addresses, paths, `null`, or pixels as rows of numbers or of triples and quadruples of numbers.
final class ImagesJson {
    private ImagesJson() {}

    /// @param white what stands for full light, 1 or 255
    static Column read(Part part, double white) {
        List<Part> items = part.items();
        @Nullable String[] pictures = new @Nullable String[items.size()];
        for (int i = 0; i < pictures.length; i++) {
            Part item = items.get(i);
            if (item.node().isString()) {
                pictures[i] = item.text();
            } else if (!item.node().isNull()) {
                pictures[i] = pixels(item, white).address();
            }
        }
        return Column.Texts.of(pictures);
    }

    private static Bitmap pixels(Part part, double white) {
        List<Part> rows = part.items();
        double[][][] pixels = new double[rows.size()][][];
        for (int r = 0; r < pixels.length; r++) {
            List<Part> row = rows.get(r).items();
            pixels[r] = new double[row.size()][];
            for (int c = 0; c < row.size(); c++) {
                Part pixel = row.get(c);
                pixels[r][c] =
                        pixel.node().isArray()
                                ? pixel.numbers().stream().mapToDouble(v -> v / white).toArray()
                                : new double[] {pixel.number() / white};
            }
        }
        try {
            return Bitmap.of(pixels);
        } catch (IllegalArgumentException e) {
            throw part.mistake(String.valueOf(e.getMessage()).replaceAll("\\.$", ""));
        }
    }
}
