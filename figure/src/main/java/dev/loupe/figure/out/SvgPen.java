package dev.loupe.figure.out;

import dev.loupe.figure.bitmap.PngBytes;
import dev.loupe.figure.scene.Box;
import dev.loupe.figure.scene.Item;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Outline;
import dev.loupe.figure.scene.Role;
import dev.loupe.figure.scene.Scene;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;

/// One SVG being written. Neighbours that look alike share a group, which carries what they have in common.
final class SvgPen {
    static final String FONTS =
            "Inter,'PingFang SC','Microsoft YaHei UI','Noto Sans SC','Noto Sans CJK SC',system-ui,sans-serif";

    private final Svg svg;
    private final StringBuilder out = new StringBuilder(1 << 14);
    private final SvgIds ids;
    private final SvgDots dots;
    private Box picture = new Box(0, 0, 0, 0);
    private int clips;

    SvgPen(Svg svg) {
        this.svg = svg;
        ids = new SvgIds(svg.prefix(), out);
        dots = new SvgDots(svg, ids, out);
    }

    String write(Scene scene, String metadata) {
        double most = Png.MOST / 2.0;
        picture =
                new Box(
                        0,
                        0,
                        Math.clamp(scene.width(), 0, most),
                        Math.clamp(scene.height(), 0, most));
        String width = Decimals.text(Math.max(0, scene.width()));
        String height = Decimals.text(Math.max(0, scene.height()));
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"").append(width);
        out.append("\" height=\"").append(height);
        out.append("\" viewBox=\"0 0 ").append(width).append(' ').append(height);
        out.append("\" role=\"img\"");
        attribute("xml:lang", scene.language());
        boolean title = !scene.title().isBlank();
        boolean description = !scene.description().isBlank();
        if (title || description) {
            out.append(" aria-labelledby=\"");
            if (title) {
                ids.append("t");
                out.append(description ? " " : "");
            }
            if (description) {
                ids.append("d");
            }
            out.append('"');
        }
        out.append(" font-family=\"").append(FONTS);
        out.append("\" fill=\"none\" fill-rule=\"evenodd\" stroke-linecap=\"round\"");
        out.append(" stroke-linejoin=\"round\" style=\"font-variant-numeric:tabular-nums\">");
        if (title) {
            words("title", "t", scene.title());
        }
        if (description) {
            words("desc", "d", scene.description());
        }
        if (!metadata.isEmpty()) {
            words("metadata", "m", metadata);
        }
        if (!scene.background().invisible()) {
            out.append("<rect width=\"").append(width).append("\" height=\"").append(height);
            out.append('"').append(SvgStyle.fill(scene.background())).append("/>");
        }
        items(scene.items());
        out.append("</svg>");
        ids.settle();
        return out.toString();
    }

    private void words(String element, String id, String text) {
        out.append('<').append(element).append(" id=\"");
        ids.append(id);
        Xml.append(out.append("\">"), text).append("</").append(element).append('>');
    }

    /// Groups that say nothing and cut nothing are left out, so that what is in them can join its neighbours.
    private void items(List<Item> nested) {
        List<Item> items = nested.stream().anyMatch(SvgPen::plain) ? flat(nested) : nested;
        int i = 0;
        while (i < items.size()) {
            String style = style(items.get(i));
            int end = i + 1;
            while (end < items.size() && !style.isEmpty() && style.equals(style(items.get(end)))) {
                end++;
            }
            if (end - i > 1) {
                out.append("<g").append(style).append('>');
                if (mergeable(items, i, end)) {
                    merge(items, i, end);
                } else {
                    for (Item item : items.subList(i, end)) {
                        item(item, "");
                    }
                }
                out.append("</g>");
            } else {
                item(items.get(i), style);
            }
            i = end;
        }
    }

    private static boolean plain(Item item) {
        return item instanceof Item.Group group
                && group.clip() == null
                && SvgStyle.meaning(group.meaning()).isEmpty();
    }

    private static List<Item> flat(List<Item> nested) {
        List<Item> items = new ArrayList<>(nested.size());
        Deque<Item> open = new ArrayDeque<>(nested);
        while (!open.isEmpty()) {
            Item item = open.removeFirst();
            if (plain(item)) {
                ((Item.Group) item).items().reversed().forEach(open::addFirst);
            } else {
                items.add(item);
            }
        }
        return items;
    }

    /// What neighbours may have in common, as attributes; empty where nothing is shared.
    private static String style(Item item) {
        return switch (item) {
            case Item.Group _, Item.Raster _, Item.Dots _ -> "";
            case Item.Path path ->
                    SvgStyle.meaning(path.meaning()) + SvgStyle.paint(path.fill(), path.stroke());
            case Item.Rect rect ->
                    SvgStyle.meaning(rect.meaning()) + SvgStyle.paint(rect.fill(), rect.stroke());
            case Item.Text text -> SvgStyle.meaning(text.meaning()) + SvgStyle.text(text);
        };
    }

    /// Whether items are plain opaque strokes that say nothing each, such as grid lines, and so can be one path.
    private static boolean mergeable(List<Item> items, int from, int to) {
        for (Item item : items.subList(from, to)) {
            if (!(item instanceof Item.Path path
                    && path.fill() == null
                    && path.stroke() != null
                    && path.stroke().colour().opacity() == 1
                    && path.meaning().role() != Role.MARK
                    && path.meaning().label().isEmpty())) {
                return false;
            }
        }
        return true;
    }

    private void merge(List<Item> items, int from, int to) {
        out.append("<path d=\"");
        for (Item item : items.subList(from, to)) {
            if (item instanceof Item.Path path) {
                PathData.append(out, path.outline());
            }
        }
        out.append("\"/>");
    }

    private void item(Item item, String style) {
        switch (item) {
            case Item.Group group -> group(group);
            case Item.Path path -> path(path, style);
            case Item.Rect rect -> rect(rect, style);
            case Item.Dots many -> dots.write(many, picture);
            case Item.Raster raster -> raster(raster);
            case Item.Text text -> text(text, style);
        }
    }

    private void group(Item.Group group) {
        Box clip = group.clip();
        if (group.items().isEmpty()) {
            return;
        }
        out.append("<g").append(SvgStyle.meaning(group.meaning()));
        if (clip != null) {
            String id = "c" + clips++;
            out.append(" clip-path=\"url(#");
            ids.append(id);
            out.append(")\"><clipPath id=\"");
            ids.append(id);
            out.append("\"><rect");
            box(clip);
            out.append("/></clipPath>");
        } else {
            out.append('>');
        }
        items(group.items());
        out.append("</g>");
    }

    private void path(Item.Path path, String style) {
        Outline outline = path.outline();
        if (outline.empty()) {
            return;
        }
        out.append("<path").append(style).append(" d=\"");
        PathData.append(out, outline);
        out.append('"');
        end("path", path.meaning());
    }

    private void rect(Item.Rect rect, String style) {
        out.append("<rect").append(style);
        box(rect.box());
        if (rect.radius() > 0) {
            number("rx", rect.radius());
        }
        end("rect", rect.meaning());
    }

    private void raster(Item.Raster raster) {
        if (raster.columns() == 0 || raster.rows() == 0) {
            return;
        }
        out.append("<image").append(SvgStyle.meaning(raster.meaning()));
        box(raster.box());
        image(raster.columns(), raster.rows(), raster.argb(), raster.smooth());
        end("image", raster.meaning());
    }

    private void image(int columns, int rows, int[] argb, boolean smooth) {
        out.append(" preserveAspectRatio=\"none\"");
        if (!smooth) {
            out.append(" image-rendering=\"optimizeSpeed\" style=\"image-rendering:pixelated\"");
        }
        byte[] png = PngBytes.of(columns, rows, argb, 0);
        out.append(" href=\"data:image/png;base64,");
        out.append(Base64.getEncoder().encodeToString(png)).append('"');
    }

    private void text(Item.Text text, String style) {
        if (text.text().isEmpty()) {
            return;
        }
        out.append("<text").append(style);
        if (text.angle() == 0) {
            number("x", text.x());
            number("y", text.y());
        } else {
            out.append(" transform=\"translate(").append(Decimals.text(text.x())).append(' ');
            out.append(Decimals.text(text.y())).append(")rotate(");
            out.append(Decimals.text(text.angle())).append(")\"");
        }
        if (text.text().contains("  ") || !text.text().equals(text.text().strip())) {
            out.append(" xml:space=\"preserve\"");
        }
        Xml.append(out.append('>'), text.text()).append("</text>");
    }

    private void end(String element, Meaning meaning) {
        if (svg.tooltips() && meaning.role() == Role.MARK && !meaning.label().isEmpty()) {
            Xml.append(out.append("><title>"), meaning.label()).append("</title></");
            out.append(element).append('>');
        } else {
            out.append("/>");
        }
    }

    private void box(Box box) {
        number("x", box.x());
        number("y", box.y());
        number("width", Math.max(0, box.width()));
        number("height", Math.max(0, box.height()));
    }

    private void number(String name, double value) {
        Decimals.append(out.append(' ').append(name).append("=\""), value).append('"');
    }

    private void attribute(String name, String value) {
        if (!value.isEmpty()) {
            Xml.append(out.append(' ').append(name).append("=\""), value).append('"');
        }
    }
}
