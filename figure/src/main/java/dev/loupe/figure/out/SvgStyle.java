package dev.loupe.figure.out;

import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Item;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Role;
import dev.loupe.figure.scene.Stroke;

import org.jspecify.annotations.Nullable;

/// How things look, as SVG attributes, each beginning with a space. What the root says already is left out.
final class SvgStyle {
    private SvgStyle() {}

    static String meaning(Meaning meaning) {
        String role = meaning.role() == Role.NONE ? "" : " class=\"" + meaning.role().word() + '"';
        String series = meaning.series();
        return series.isEmpty() ? role : role + " data-series=\"" + Xml.text(series) + '"';
    }

    static String paint(@Nullable Colour fill, @Nullable Stroke stroke) {
        return (fill == null ? "" : fill(fill)) + (stroke == null ? "" : stroke(stroke));
    }

    static String fill(Colour colour) {
        return " fill=\"" + hex(colour) + '"' + opacity("fill-opacity", colour);
    }

    static String stroke(Stroke stroke) {
        StringBuilder out =
                new StringBuilder(" stroke=\"").append(hex(stroke.colour())).append('"');
        out.append(opacity("stroke-opacity", stroke.colour()));
        if (stroke.width() != 1) {
            out.append(" stroke-width=\"").append(Decimals.text(stroke.width())).append('"');
        }
        if (stroke.dash().length > 0) {
            out.append(" stroke-linecap=\"butt\" stroke-dasharray=\"");
            for (int i = 0; i < stroke.dash().length; i++) {
                out.append(i == 0 ? "" : " ").append(Decimals.text(stroke.dash()[i]));
            }
            out.append('"');
        }
        return out.toString();
    }

    static String text(Item.Text text) {
        StringBuilder out = new StringBuilder(fill(text.colour()));
        out.append(" font-size=\"").append(Decimals.text(text.size())).append('"');
        if (text.weight() != 400) {
            out.append(" font-weight=\"").append(text.weight()).append('"');
        }
        if (text.italic()) {
            out.append(" font-style=\"italic\"");
        }
        boolean rightToLeft = Direction.rightToLeft(text.text());
        if (rightToLeft) {
            out.append(" direction=\"rtl\"");
        }
        switch (text.anchor()) {
            case START -> out.append(rightToLeft ? " text-anchor=\"end\"" : "");
            case MIDDLE -> out.append(" text-anchor=\"middle\"");
            case END -> out.append(rightToLeft ? "" : " text-anchor=\"end\"");
        }
        return out.toString();
    }

    /// `#rgb` where that is the same, else `#rrggbb`.
    static String hex(Colour colour) {
        String hex = colour.hex();
        boolean twins =
                hex.charAt(1) == hex.charAt(2)
                        && hex.charAt(3) == hex.charAt(4)
                        && hex.charAt(5) == hex.charAt(6);
        return twins ? "#" + hex.charAt(1) + hex.charAt(3) + hex.charAt(5) : hex;
    }

    private static String opacity(String name, Colour colour) {
        return colour.opacity() == 1
                ? ""
                : ' ' + name + "=\"" + Decimals.text(colour.opacity()) + '"';
    }
}
