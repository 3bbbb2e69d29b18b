package dev.loupe.figure.out;

import dev.loupe.figure.bitmap.PngBytes;
import dev.loupe.figure.scene.Box;
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Item;
import dev.loupe.figure.scene.Outline;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.scene.Symbol;

import org.jspecify.annotations.Nullable;

import java.util.Base64;

/// Dots in the fewest bytes that look the same: opaque circles as strokes of no length with round ends, others as one shape used
/// again, each dot over the one before.
final class SvgDots {
    /// From here on opaque circles are one path; below, each is an element that drawing programs can take hold of.
    private static final int PATH_FROM = 100;

    private final Svg svg;
    private final SvgIds ids;
    private final StringBuilder out;
    private int shapes;

    SvgDots(Svg svg, SvgIds ids, StringBuilder out) {
        this.svg = svg;
        this.ids = ids;
        this.out = out;
    }

    /// @param picture what is seen of the scene
    void write(Item.Dots dots, Box picture) {
        int n = dots.x().length;
        if (n == 0) {
            return;
        }
        out.append("<g").append(SvgStyle.meaning(dots.meaning())).append('>');
        if (n > DrawnDots.FROM) {
            drawn(DrawnDots.of(dots, picture));
            out.append("</g>");
            return;
        }
        for (int from = 0; from < n; ) {
            int to = from + 1;
            while (to < n
                    && dots.fill(to) == dots.fill(from)
                    && dots.radius(to) == dots.radius(from)) {
                to++;
            }
            run(dots, from, to);
            from = to;
        }
        out.append("</g>");
    }

    private void drawn(DrawnDots drawn) {
        Box box = drawn.box();
        Pixels pixels = drawn.pixels();
        out.append("<image x=\"").append(Decimals.text(box.x())).append("\" y=\"");
        out.append(Decimals.text(box.y())).append("\" width=\"").append(Decimals.text(box.width()));
        out.append("\" height=\"").append(Decimals.text(box.height()));
        byte[] png = PngBytes.of(pixels.width(), pixels.height(), pixels.straight(), 0);
        out.append("\" href=\"data:image/png;base64,");
        out.append(Base64.getEncoder().encodeToString(png)).append("\"/>");
    }

    /// Dots of one size and colour.
    private void run(Item.Dots dots, int from, int to) {
        Colour fill = new Colour(dots.fill(from));
        double radius = dots.radius(from);
        boolean circle = dots.symbol() == Symbol.CIRCLE;
        boolean titled = svg.tooltips() && !dots.facts().isEmpty();
        boolean plain = dots.stroke() == null && fill.opacity() == 1 && !titled;
        if (circle && plain && to - from >= PATH_FROM) {
            out.append("<path").append(SvgStyle.stroke(new Stroke(fill, 2 * radius)));
            PathData.dots(out.append(" d=\""), dots.x(), dots.y(), from, to);
            out.append("\"/>");
            return;
        }
        String paint = paint(dots, fill);
        if (to - from > 1) {
            out.append("<g").append(paint).append('>');
            paint = "";
        }
        @Nullable String shape = circle || to - from < 4 ? null : define(dots.symbol(), radius);
        for (int i = from; i < to; i++) {
            String element = dot(dots, i, paint, shape);
            if (titled) {
                Xml.append(out.append("><title>"), facts(dots, i)).append("</title></");
                out.append(element).append('>');
            } else {
                out.append("/>");
            }
        }
        if (to - from > 1) {
            out.append("</g>");
        }
    }

    /// Writes one dot up to the end of its tag, which is left open; answers the name of the element.
    private String dot(Item.Dots dots, int i, String paint, @Nullable String shape) {
        double x = dots.x()[i];
        double y = dots.y()[i];
        if (dots.symbol() == Symbol.CIRCLE) {
            Decimals.append(out.append("<circle").append(paint).append(" cx=\""), x);
            Decimals.append(out.append("\" cy=\""), y);
            Decimals.append(out.append("\" r=\""), dots.radius(i)).append('"');
            return "circle";
        }
        if (shape != null) {
            out.append("<use href=\"#");
            ids.append(shape);
            Decimals.append(out.append("\" x=\""), x);
            Decimals.append(out.append("\" y=\""), y).append('"');
            return "use";
        }
        Outline outline = dots.symbol().outline(dots.radius(i));
        PathData.append(out.append("<path").append(paint).append(" d=\""), outline, x, y);
        out.append('"');
        return "path";
    }

    private String define(Symbol symbol, double radius) {
        String id = "s" + shapes++;
        out.append("<defs><path id=\"");
        ids.append(id);
        PathData.append(out.append("\" d=\""), symbol.outline(radius));
        out.append("\"/></defs>");
        return id;
    }

    private static String paint(Item.Dots dots, Colour fill) {
        if (dots.symbol().open()) {
            Stroke stroke = dots.stroke();
            return SvgStyle.stroke(stroke != null ? stroke : new Stroke(fill, Symbol.OPEN_WIDTH));
        }
        return SvgStyle.paint(fill, dots.stroke());
    }

    private static String facts(Item.Dots dots, int i) {
        StringBuilder text = new StringBuilder();
        for (Item.Facts facts : dots.facts()) {
            text.append(text.isEmpty() ? "" : ", ").append(facts.name()).append(' ');
            text.append(facts.texts()[i]);
        }
        return text.toString();
    }
}
