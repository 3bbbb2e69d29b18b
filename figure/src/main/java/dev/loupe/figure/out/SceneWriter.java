package dev.loupe.figure.out;

import dev.loupe.figure.bitmap.PngBytes;
import dev.loupe.figure.scene.Axis;
import dev.loupe.figure.scene.Box;
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Item;
import dev.loupe.figure.scene.Item.Anchor;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Outline;
import dev.loupe.figure.scene.Panel;
import dev.loupe.figure.scene.Role;
import dev.loupe.figure.scene.Scene;
import dev.loupe.figure.scene.Stroke;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Writes the scene format; what has its usual value is left out.
final class SceneWriter implements AutoCloseable {
    private static final JsonFactory FACTORY = new JsonFactory();

    /// More colours than this are not worth a list of their own.
    /// Rasters of more cells are shown without their numbers, which would weigh more than the picture.
    private static final int MOST_VALUES = 1_000_000;

    private static final int PALETTE = 256;

    private final JsonGenerator json;

    SceneWriter(Writer out) {
        json = FACTORY.createGenerator(ObjectWriteContext.empty(), out);
    }

    @Override
    public void close() {
        json.close();
    }

    void write(Scene scene) {
        json.writeStartObject();
        json.writeNumberProperty("scene", SceneJson.VERSION);
        number("width", scene.width());
        number("height", scene.height());
        text("title", scene.title());
        text("description", scene.description());
        text("language", scene.language());
        colour("background", scene.background());
        json.writeArrayPropertyStart("panels");
        scene.panels().forEach(this::panel);
        json.writeEndArray();
        items(scene.items());
        json.writeEndObject();
    }

    private void panel(Panel panel) {
        json.writeStartObject();
        text("name", panel.name());
        box("box", panel.box());
        axis("x", panel.x());
        axis("y", panel.y());
        if (panel.cube() != null) {
            new CubeJson(json).write(panel.cube());
        }
        json.writeEndObject();
    }

    private void axis(String name, Axis axis) {
        json.writeObjectPropertyStart(name);
        json.writeStringProperty("kind", axis.kind().name().toLowerCase(Locale.ROOT));
        text("name", axis.name());
        json.writeNumberProperty("from", axis.from());
        json.writeNumberProperty("to", axis.to());
        if (!axis.categories().isEmpty()) {
            json.writeArrayPropertyStart("categories");
            axis.categories().forEach(category -> json.writeString(whole(category)));
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private void items(List<Item> items) {
        json.writeArrayPropertyStart("items");
        for (Item item : items) {
            json.writeStartObject();
            switch (item) {
                case Item.Group group -> {
                    kind("group", group.meaning());
                    if (group.clip() != null) {
                        box("clip", group.clip());
                    }
                    items(group.items());
                }
                case Item.Path path -> {
                    kind("path", path.meaning());
                    outline(path.outline());
                    paint(path.fill(), path.stroke());
                }
                case Item.Rect rect -> {
                    kind("rect", rect.meaning());
                    box("box", rect.box());
                    if (rect.radius() != 0) {
                        number("radius", rect.radius());
                    }
                    paint(rect.fill(), rect.stroke());
                }
                case Item.Dots dots -> dots(dots);
                case Item.Raster raster -> raster(raster);
                case Item.Text text -> line(text);
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void kind(String kind, Meaning meaning) {
        json.writeStringProperty("kind", kind);
        if (meaning.role() != Role.NONE) {
            json.writeStringProperty("role", meaning.role().word());
        }
        text("label", meaning.label());
        text("series", meaning.series());
        text("where", meaning.where());
        rows(meaning.rows());
    }

    private void outline(Outline outline) {
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

    private void dots(Item.Dots dots) {
        kind("dots", dots.meaning());
        json.writeStringProperty("symbol", dots.symbol().name().toLowerCase(Locale.ROOT));
        column("x", dots.x());
        column("y", dots.y());
        json.writeArrayPropertyStart("radius");
        for (double radius : dots.radius()) {
            number(radius);
        }
        json.writeEndArray();
        fills(dots.fill());
        stroke(dots.stroke());
        if (dots.rows().length > 0) {
            json.writeArrayPropertyStart("dotRows");
            differences(dots.rows());
            json.writeEndArray();
        }
        if (!dots.facts().isEmpty()) {
            json.writeArrayPropertyStart("facts");
            for (Item.Facts facts : dots.facts()) {
                json.writeStartObject();
                text("name", facts.name());
                json.writeArrayPropertyStart("texts");
                for (String text : facts.texts()) {
                    json.writeString(whole(text));
                }
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndArray();
        }
    }

    private void fills(int[] fill) {
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

    private void raster(Item.Raster raster) {
        kind("raster", raster.meaning());
        box("box", raster.box());
        json.writeNumberProperty("columns", raster.columns());
        json.writeNumberProperty("rowCount", raster.rows());
        if (raster.columns() > 0 && raster.rows() > 0) {
            byte[] png = PngBytes.of(raster.columns(), raster.rows(), raster.argb(), 0);
            String data = Base64.getEncoder().encodeToString(png);
            json.writeStringProperty("image", "data:image/png;base64," + data);
        }
        if (raster.smooth()) {
            json.writeBooleanProperty("smooth", true);
        }
        switch (raster.told()) {
            case Item.Values values when values.of().length <= MOST_VALUES -> values(values);
            case Item.Colours _ -> json.writeBooleanProperty("colours", true);
            case Item.Values _ -> {}
            case null -> {}
        }
    }

    private void values(Item.Values values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.of().length);
        bytes.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(values.of());
        json.writeObjectPropertyStart("values");
        text("name", values.name());
        json.writeStringProperty("floats", Base64.getEncoder().encodeToString(bytes.array()));
        json.writeEndObject();
    }

    private void line(Item.Text text) {
        kind("text", text.meaning());
        number("x", text.x());
        number("y", text.y());
        json.writeStringProperty("text", whole(text.text()));
        number("size", text.size());
        if (text.weight() != 400) {
            json.writeNumberProperty("weight", text.weight());
        }
        if (text.anchor() != Anchor.START) {
            json.writeStringProperty("anchor", text.anchor().name().toLowerCase(Locale.ROOT));
        }
        if (text.angle() != 0) {
            number("angle", text.angle());
        }
        colour("colour", text.colour());
    }

    private void paint(@Nullable Colour fill, @Nullable Stroke stroke) {
        if (fill != null) {
            colour("fill", fill);
        }
        stroke(stroke);
    }

    private void stroke(@Nullable Stroke stroke) {
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

    private void column(String name, double[] values) {
        json.writeArrayPropertyStart(name);
        long last = 0;
        for (double value : values) {
            long next = Decimals.units(value, 100);
            json.writeNumber(next - last);
            last = next;
        }
        json.writeEndArray();
    }

    private void rows(int[] rows) {
        if (rows.length > 0) {
            json.writeArrayPropertyStart("rows");
            differences(rows);
            json.writeEndArray();
        }
    }

    private void differences(int[] values) {
        int last = 0;
        for (int value : values) {
            json.writeNumber(value - last);
            last = value;
        }
    }

    private void box(String name, Box box) {
        json.writeArrayPropertyStart(name);
        number(box.x());
        number(box.y());
        number(box.width());
        number(box.height());
        json.writeEndArray();
    }

    private void colour(String name, Colour colour) {
        json.writeStringProperty(name, css(colour));
    }

    static String css(Colour colour) {
        int alpha = colour.argb() >>> 24;
        return alpha == 255
                ? colour.hex()
                : colour.hex() + String.format(Locale.ROOT, "%02x", alpha);
    }

    private void text(String name, String text) {
        if (!text.isEmpty()) {
            json.writeStringProperty(name, whole(text));
        }
    }

    private void number(String name, double value) {
        json.writeName(name);
        number(value);
    }

    private void number(double value) {
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
