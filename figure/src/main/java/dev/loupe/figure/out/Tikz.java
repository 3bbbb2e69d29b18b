package dev.loupe.figure.out;

import dev.loupe.figure.scene.Item;
import dev.loupe.figure.scene.Scene;

import java.util.List;

/// Writes scenes as a `tikzpicture` for LaTeX documents, which `\input` takes: lines, areas and texts stay such, in the document's own font. A pixel is 0.75 bp, so that the picture is as large as
/// elsewhere. The document needs the packages `tikz` and, for `∈ ℝ`, `amssymb`.
///
/// Source: Till Tantau, The TikZ and PGF Packages, version 3.1.10, parts III and V.
public final class Tikz {
    /// TeX has no lengths beyond 16,383 pt.
    private static final double LONGEST = 20_000;

    /// What TeX's memory and patience take.
    private static final int MOST = 40_000;

    private Tikz() {}

    /// @throws IllegalArgumentException with one sentence if the picture is too large for TeX, or has too many shapes
    public static String write(Scene scene) {
        double longest = Math.max(scene.width(), scene.height());
        if (longest > LONGEST) {
            throw new IllegalArgumentException(
                    "TeX takes pictures of at most %,.0f pixels a side, but this one has %,.0f; write .pdf instead."
                            .formatted(LONGEST, longest));
        }
        long shapes = count(scene.items());
        if (shapes > MOST) {
            throw new IllegalArgumentException(
                    "TeX takes pictures of at most %,d shapes, but this one has %,d; write .pdf instead."
                            .formatted(MOST, shapes));
        }
        return new TikzPen().write(scene);
    }

    private static long count(List<Item> items) {
        long count = 0;
        for (Item item : items) {
            count +=
                    switch (item) {
                        case Item.Group group -> count(group.items());
                        case Item.Dots dots -> dots.x().length;
                        case Item.Raster raster -> (long) raster.columns() * raster.rows();
                        case Item.Path _, Item.Rect _, Item.Text _ -> 1;
                    };
        }
        return count;
    }
}
