package dev.loupe.figure.out;

import dev.loupe.figure.scene.Scene;

/// Writes scenes as SVG: small, with real text, and the same bytes for equal scenes.
///
/// Lines are one path each. More than 20,000 dots become a picture inside, at twice the density, so that no program chokes on them.
/// Numbers have two decimals, in outlines of more than 500 steps one.
///
/// Ids hold letters that follow from the picture, so that several different ones can live in one page.
///
/// @param prefix   begins every id, so that the same picture can live in one page twice; letters and digits
/// @param tooltips whether shapes carry their labels as `<title>`, which browsers show under the pointer
public record Svg(String prefix, boolean tooltips) {
    /// Without tooltips.
    public static final Svg COMPACT = new Svg("f", false);

    public Svg {
        if (!prefix.matches("[A-Za-z][A-Za-z0-9_-]*")) {
            throw new IllegalArgumentException(
                    "A prefix of ids is a letter and then letters, digits, - or _, but here it is "
                            + prefix
                            + ".");
        }
    }

    public String write(Scene scene) {
        return write(scene, "");
    }

    /// @param metadata what stands in the file's `<metadata>` beside the picture, such as the JSON it was made of; empty for none
    public String write(Scene scene, String metadata) {
        return new SvgPen(this).write(Formulas.outlined(scene), metadata);
    }
}
