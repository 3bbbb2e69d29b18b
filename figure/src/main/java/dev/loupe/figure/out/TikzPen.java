package dev.loupe.figure.out;

import dev.loupe.figure.scene.Box;
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Item;
import dev.loupe.figure.scene.Outline;
import dev.loupe.figure.scene.Scene;
import dev.loupe.figure.scene.Stroke;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// One TikZ picture being written. Colours are defined once, before the first shape.
final class TikzPen {
    /// Steps of a path that share a line of the file.
    private static final int WIDE = 6;

    /// From pixels to the points of TeX's `bp`.
    private static final double POINT = 0.75;

    private final StringBuilder out = new StringBuilder(1 << 14);
    private final Map<String, String> colours = new LinkedHashMap<>();

    String write(Scene scene) {
        if (!scene.background().invisible()) {
            rect(new Box(0, 0, scene.width(), scene.height()), 0, scene.background(), null);
        }
        items(scene.items());
        boolean others = out.indexOf("\\loupeletter") >= 0;
        StringBuilder whole = new StringBuilder(out.length() + 1_000);
        whole.append("% ")
                .append(scene.title().replaceAll("\\p{Cntrl}", " "))
                .append("\n% needs \\usepackage{tikz} and \\usepackage{amssymb}\n")
                .append(others ? "% needs XeLaTeX or LuaLaTeX for some letters\n" : "")
                .append(others ? TexText.OTHER_LETTERS : "")
                .append("\\begin{tikzpicture}[x=0.75bp,y=-0.75bp,line cap=round,line join=round,")
                .append("even odd rule,inner sep=0pt,outer sep=0pt]\n");
        colours.forEach(
                (hex, name) ->
                        whole.append("\\definecolor{")
                                .append(name)
                                .append("}{HTML}{")
                                .append(hex)
                                .append("}\n"));
        whole.append("\\path[use as bounding box] (0,0) rectangle (");
        point(whole, scene.width(), scene.height());
        return whole.append(");\n").append(out).append("\\end{tikzpicture}%\n").toString();
    }

    private void items(List<Item> items) {
        for (Item item : items) {
            switch (item) {
                case Item.Group group -> group(group);
                case Item.Path path -> path(path.outline(), path.fill(), path.stroke());
                case Item.Rect rect -> rect(rect.box(), rect.radius(), rect.fill(), rect.stroke());
                case Item.Dots dots -> dots(dots);
                case Item.Raster raster -> raster(raster);
                case Item.Text text -> text(text);
            }
        }
    }

    private void group(Item.Group group) {
        Box clip = group.clip();
        if (clip == null) {
            items(group.items());
            return;
        }
        out.append("\\begin{scope}\n\\clip (");
        point(out, clip.x(), clip.y());
        out.append(") rectangle (");
        point(out, clip.right(), clip.bottom());
        out.append(");\n");
        items(group.items());
        out.append("\\end{scope}\n");
    }

    private void path(Outline outline, @Nullable Colour fill, @Nullable Stroke stroke) {
        if (outline.empty() || !begin(fill, stroke)) {
            return;
        }
        double[] at = outline.points();
        int p = 0;
        int wide = 0;
        for (byte step : outline.steps()) {
            if (++wide % WIDE == 0) {
                out.append('\n');
            }
            switch (step) {
                case Outline.MOVE -> {
                    out.append(" (");
                    point(out, at[p], at[p + 1]).append(')');
                    p += 2;
                }
                case Outline.LINE -> {
                    out.append(" -- (");
                    point(out, at[p], at[p + 1]).append(')');
                    p += 2;
                }
                case Outline.CURVE -> {
                    out.append(" .. controls (");
                    point(out, at[p], at[p + 1]).append(") and (");
                    point(out, at[p + 2], at[p + 3]).append(") .. (");
                    point(out, at[p + 4], at[p + 5]).append(')');
                    p += 6;
                }
                default -> out.append(" -- cycle");
            }
        }
        out.append(";\n");
    }

    private void rect(Box box, double radius, @Nullable Colour fill, @Nullable Stroke stroke) {
        if (!begin(fill, stroke)) {
            return;
        }
        double round = Math.min(radius, Math.min(box.width(), box.height()) / 2);
        if (round > 0) {
            out.append(" [rounded corners=").append(Decimals.text(round * POINT)).append("bp]");
        }
        out.append(" (");
        point(out, box.x(), box.y()).append(") rectangle (");
        point(out, box.right(), box.bottom()).append(");\n");
    }

    private void dots(Item.Dots dots) {
        for (int i = 0; i < dots.x().length; i++) {
            Outline outline = dots.symbol().outline(dots.radius(i));
            double[] points = outline.points().clone();
            for (int p = 0; p < points.length; p += 2) {
                points[p] += dots.x()[i];
                points[p + 1] += dots.y()[i];
            }
            Colour colour = new Colour(dots.fill(i));
            boolean open = dots.symbol().open();
            Stroke stroke =
                    open && dots.stroke() == null
                            ? new Stroke(colour, dev.loupe.figure.scene.Symbol.OPEN_WIDTH)
                            : dots.stroke();
            path(new Outline(outline.steps(), points), open ? null : colour, stroke);
        }
    }

    private void raster(Item.Raster raster) {
        double wide = raster.box().width() / raster.columns();
        double high = raster.box().height() / raster.rows();
        for (int row = 0; row < raster.rows(); row++) {
            for (int column = 0; column < raster.columns(); column++) {
                rect(
                        new Box(
                                raster.box().x() + column * wide,
                                raster.box().y() + row * high,
                                wide,
                                high),
                        0,
                        new Colour(raster.argb()[row * raster.columns() + column]),
                        null);
            }
        }
    }

    private void text(Item.Text text) {
        String anchor =
                switch (text.anchor()) {
                    case START -> "base west";
                    case MIDDLE -> "base";
                    case END -> "base east";
                };
        String size = Decimals.text(text.size() * POINT);
        String line = Decimals.text(text.size() * POINT * 1.2);
        out.append("\\node[anchor=").append(anchor).append(",text=").append(name(text.colour()));
        if (text.colour().opacity() < 1) {
            out.append(",text opacity=").append(Decimals.text(text.colour().opacity()));
        }
        if (text.angle() != 0) {
            out.append(",rotate=").append(Decimals.text(-text.angle()));
        }
        out.append(",font=\\fontsize{").append(size).append("bp}{").append(line);
        out.append("bp}\\selectfont").append(text.weight() >= 600 ? "\\bfseries" : "");
        out.append("] at (");
        point(out, text.x(), text.y()).append(") {").append(TexText.of(text.text())).append("};\n");
    }

    /// @return false if there is nothing to be seen
    private boolean begin(@Nullable Colour fill, @Nullable Stroke stroke) {
        Colour area = fill == null || fill.invisible() ? null : fill;
        Stroke line =
                stroke == null || stroke.colour().invisible() || stroke.width() <= 0
                        ? null
                        : stroke;
        if (area == null && line == null) {
            return false;
        }
        out.append("\\path[");
        if (area != null) {
            out.append("fill=").append(name(area));
            opacity("fill", area);
        }
        if (line != null) {
            out.append(area == null ? "" : ",").append("draw=").append(name(line.colour()));
            opacity("draw", line.colour());
            out.append(",line width=").append(Decimals.text(line.width() * POINT)).append("bp");
            dash(line.dash());
        }
        out.append(']');
        return true;
    }

    private void opacity(String what, Colour colour) {
        if (colour.opacity() < 1) {
            out.append(',').append(what).append(" opacity=");
            out.append(String.format(Locale.ROOT, "%.3f", colour.opacity()));
        }
    }

    private void dash(double[] dash) {
        if (dash.length == 0) {
            return;
        }
        out.append(",line cap=butt,dash pattern=");
        int n = dash.length % 2 == 0 ? dash.length : 2 * dash.length;
        for (int i = 0; i < n; i++) {
            out.append(i % 2 == 0 ? "on " : "off ");
            out.append(Decimals.text(dash[i % dash.length] * POINT)).append("bp ");
        }
        out.setLength(out.length() - 1);
    }

    private String name(Colour colour) {
        String hex = colour.hex().substring(1).toUpperCase(Locale.ROOT);
        return colours.computeIfAbsent(hex, h -> "loupe" + h);
    }

    private static StringBuilder point(StringBuilder to, double x, double y) {
        return Decimals.append(Decimals.append(to, x).append(','), y);
    }
}
