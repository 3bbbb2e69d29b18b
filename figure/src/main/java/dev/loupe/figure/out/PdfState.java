package dev.loupe.figure.out;

import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Stroke;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.TreeSet;

/// The colours, lines and opacity in force on a PDF page; what is so already is not said again.
final class PdfState {
    private final StringBuilder out;
    private final Set<Integer> opacities = new TreeSet<>();
    private final Deque<Values> saved = new ArrayDeque<>();
    private Values now = new Values("", "", "", 255);

    private record Values(String fill, String stroke, String line, int opacity) {}

    PdfState(StringBuilder out) {
        this.out = out;
    }

    void push() {
        saved.push(now);
    }

    void pop() {
        now = saved.pop();
    }

    void fill(Colour colour) {
        opacity(colour.argb() >>> 24);
        String fill = rgb(colour) + " rg\n";
        if (!fill.equals(now.fill)) {
            out.append(fill);
            now = new Values(fill, now.stroke, now.line, now.opacity);
        }
    }

    void stroke(Stroke stroke) {
        opacity(stroke.colour().argb() >>> 24);
        String colour = rgb(stroke.colour()) + " RG\n";
        String line = line(stroke);
        if (!colour.equals(now.stroke)) {
            out.append(colour);
        }
        if (!line.equals(now.line)) {
            out.append(line);
        }
        now = new Values(now.fill, colour, line, now.opacity);
    }

    void opaque() {
        opacity(255);
    }

    /// Those that were used, each with a graphics state named `O` and the number.
    Set<Integer> opacities() {
        return opacities;
    }

    private void opacity(int opacity) {
        if (opacity != now.opacity) {
            out.append("/O").append(opacity).append(" gs\n");
            opacities.add(opacity);
            now = new Values(now.fill, now.stroke, now.line, opacity);
        }
    }

    private static String line(Stroke stroke) {
        StringBuilder line = new StringBuilder(Decimals.text(stroke.width())).append(" w ");
        line.append(stroke.dash().length == 0 ? "1 J [" : "0 J [");
        for (double dash : stroke.dash()) {
            line.append(Decimals.text(Math.max(0, dash))).append(' ');
        }
        return line.append("] 0 d\n").toString();
    }

    private static String rgb(Colour colour) {
        return share(colour.red()) + ' ' + share(colour.green()) + ' ' + share(colour.blue());
    }

    /// Three decimals, so that all 256 shades are told apart.
    private static String share(int eight) {
        long thousandths = Math.round(eight / 0.255);
        return thousandths == 1000
                ? "1"
                : thousandths == 0 ? "0" : "." + Long.toString(1000 + thousandths).substring(1);
    }
}
