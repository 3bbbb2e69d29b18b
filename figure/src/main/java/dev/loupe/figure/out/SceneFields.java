package dev.loupe.figure.out;

import dev.loupe.figure.scene.Box;
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Outline;
import dev.loupe.figure.scene.Role;
import dev.loupe.figure.scene.Stroke;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonGenerator;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// Meanings, outlines, colours, numbers and texts as the scene format writes them; what has its usual value is left out.
final class SceneFields {
    /// More colours than this are not worth a list of their own.
    private static final int PALETTE = 256;

    private final JsonGenerator json;

    SceneFields(JsonGenerator json) {
        this.json = json;
    }

    void kind(String kind, Meaning meaning) {
        json.writeStringProperty("kind", kind);
        if (meaning.role() != Role.NONE) {
            json.writeStringProperty("role", meaning.role().word());
        }
        text("label", meaning.label());
        text("series", meaning.series());
        text("where", meaning.where());
        rows(meaning.rows());
    }

    void outline(Outline outline) {
        StringBuilder steps = new StringBuilder();
        byte[] kinds = outline.steps();
        for (int i = 0; i < kinds.length; ) {
            int to = i + 1;
            while (to < kinds.length && kinds[to] == kinds[i]) {
                to++;
            }
            steps.append("MLCZ".charAt(kinds[i]));
            if (to - i > 1) {
                steps.append(to - i);
            }
            i = to;
        }
        json.writeStringProperty("steps", steps.toString());
        json.writeArrayPropertyStart("points");
        long x = 0;
        long y = 0;
        for (int i = 0; i < outline.points().length; i += 2) {
            long toX = Decimals.units(outline.points()[i], 100);
            long toY = Decimals.units(outline.points()[i + 1], 100);
            json.writeNumber(toX - x);
            json.writeNumber(toY - y);
            x = toX;
            y = toY;
        }
        json.writeEndArray();
    }

    void fills(int[] fill) {
        Map<Integer, Integer> palette = new LinkedHashMap<>();
        for (int colour : fill) {
            palette.putIfAbsent(colour, palette.size());
            if (palette.size() > PALETTE) {
                break;
            }
        }
        boolean few = palette.size() <= PALETTE;
        json.writeArrayPropertyStart("fill");
        if (few) {
            palette.keySet().forEach(argb -> json.writeString(css(new Colour(argb))));
        } else {
            for (int argb : fill) {
                json.writeString(css(new Colour(argb)));
            }
        }
        json.writeEndArray();
        if (few && fill.length > 1) {
            json.writeArrayPropertyStart("fills");
            for (int argb : fill) {
                json.writeNumber(palette.getOrDefault(argb, 0));
            }
            json.writeEndArray();
        }
    }

    void paint(@Nullable Colour fill, @Nullable Stroke stroke) {
        if (fill != null) {
            colour("fill", fill);
        }
        stroke(stroke);
    }

    void stroke(@Nullable Stroke stroke) {
        if (stroke != null) {
            json.writeArrayPropertyStart("stroke");
            json.writeString(css(stroke.colour()));
            number(stroke.width());
            for (double dash : stroke.dash()) {
                number(dash);
            }
            json.writeEndArray();
        }
    }

    void column(String name, double[] values) {
        json.writeArrayPropertyStart(name);
        long last = 0;
        for (double value : values) {
            long next = Decimals.units(value, 100);
            json.writeNumber(next - last);
            last = next;
        }
        json.writeEndArray();
    }

    void rows(int[] rows) {
        if (rows.length > 0) {
            json.writeArrayPropertyStart("rows");
            differences(rows);
            json.writeEndArray();
        }
    }

    void differences(int[] values) {
        int last = 0;
        for (int value : values) {
            json.writeNumber(value - last);
            last = value;
        }
    }

    void box(String name, Box box) {
        json.writeArrayPropertyStart(name);
        number(box.x());
        number(box.y());
        number(box.width());
        number(box.height());
        json.writeEndArray();
    }

    void colour(String name, Colour colour) {
        json.writeStringProperty(name, css(colour));
    }

    static String css(Colour colour) {
        int alpha = colour.argb() >>> 24;
        return alpha == 255
                ? colour.hex()
                : colour.hex() + String.format(Locale.ROOT, "%02x", alpha);
    }

    void text(String name, String text) {
        if (!text.isEmpty()) {
            json.writeStringProperty(name, whole(text));
        }
    }

    void number(String name, double value) {
        json.writeName(name);
        number(value);
    }

    void number(double value) {
        long units = Decimals.units(value, 100);
        if (units % 100 == 0) {
            json.writeNumber(units / 100);
        } else {
            json.writeNumber(units / 100.0);
        }
    }

    /// The text with U+FFFD for halves of surrogate pairs, which no encoding takes.
    static String whole(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                StringBuilder out = new StringBuilder(text.length());
                text.codePoints()
                        .forEach(c -> out.appendCodePoint(c >= 0xd800 && c <= 0xdfff ? 0xfffd : c));
                return out.toString();
            }
        }
        return text;
    }
}
