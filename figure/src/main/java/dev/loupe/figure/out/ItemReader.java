package dev.loupe.figure.out;

import dev.loupe.figure.bitmap.Bitmap;
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Item;
import dev.loupe.figure.scene.Item.Anchor;
import dev.loupe.figure.scene.Meaning;
import dev.loupe.figure.scene.Outline;
import dev.loupe.figure.scene.Role;
import dev.loupe.figure.scene.Stroke;
import dev.loupe.figure.scene.Symbol;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// Reads the items of the scene format.
final class ItemReader {
    private static final int MOST_CELLS = 100_000_000;

    private ItemReader() {}

    static List<Item> of(JsonNode parent) {
        List<Item> items = new ArrayList<>();
        parent.path("items").forEach(item -> items.add(item(item)));
        return items;
    }

    private static Item item(JsonNode item) {
        Meaning meaning =
                new Meaning(
                        SceneValues.choice(Role.class, item, "role", "none"),
                        SceneValues.text(item, "label"),
                        SceneValues.text(item, "series"),
                        SceneValues.text(item, "where"),
                        SceneValues.sums(item.path("rows")));
        String kind = SceneValues.text(item, "kind");
        return switch (kind) {
            case "group" ->
                    new Item.Group(
                            meaning,
                            item.has("clip") ? SceneValues.box(item, "clip") : null,
                            of(item));
            case "path" -> new Item.Path(meaning, outline(item), fill(item), stroke(item));
            case "rect" ->
                    new Item.Rect(
                            meaning,
                            SceneValues.box(item, "box"),
                            item.path("radius").asDouble(0),
                            fill(item),
                            stroke(item));
            case "dots" -> dots(meaning, item);
            case "raster" -> raster(meaning, item);
            case "text" ->
                    new Item.Text(
                            meaning,
                            item.path("x").asDouble(0),
                            item.path("y").asDouble(0),
                            SceneValues.text(item, "text"),
                            item.path("size").asDouble(12),
                            item.path("weight").asInt(400),
                            SceneValues.choice(Anchor.class, item, "anchor", "start"),
                            item.path("angle").asDouble(0),
                            SceneValues.colour(item, "colour"),
                            item.path("italic").asBoolean(false));
            default ->
                    throw new IllegalArgumentException(
                            "An item's kind is group, path, rect, dots, raster or text, but here it is "
                                    + kind
                                    + ".");
        };
    }

    private static Outline outline(JsonNode item) {
        double[] points = SceneValues.column(item.path("points"), 2);
        return new Outline(
                OutlineSteps.read(SceneValues.text(item, "steps"), points.length), points);
    }

    private static Item.Dots dots(Meaning meaning, JsonNode item) {
        double[] x = SceneValues.column(item.path("x"), 1);
        double[] y = SceneValues.column(item.path("y"), 1);
        double[] radius = SceneValues.numbers(item.path("radius"));
        int[] palette = new int[item.path("fill").size()];
        for (int i = 0; i < palette.length; i++) {
            palette[i] = Colour.of(item.path("fill").get(i).asString()).argb();
        }
        int[] fill = palette;
        if (item.has("fills")) {
            fill = new int[item.path("fills").size()];
            for (int i = 0; i < fill.length; i++) {
                fill[i] =
                        palette[
                                Math.clamp(
                                        item.path("fills").get(i).asInt(0), 0, palette.length - 1)];
            }
        }
        List<Item.Facts> facts = new ArrayList<>();
        for (JsonNode fact : item.path("facts")) {
            String[] texts = new String[fact.path("texts").size()];
            for (int i = 0; i < texts.length; i++) {
                texts[i] = fact.path("texts").get(i).asString();
            }
            SceneValues.same(x.length, texts.length, "facts");
            facts.add(new Item.Facts(SceneValues.text(fact, "name"), texts));
        }
        int[] rows = SceneValues.sums(item.path("dotRows"));
        SceneValues.same(x.length, y.length, "y");
        SceneValues.same(x.length, radius.length == 1 ? x.length : radius.length, "radius");
        SceneValues.same(x.length, fill.length == 1 ? x.length : fill.length, "fill");
        SceneValues.same(x.length, rows.length == 0 ? x.length : rows.length, "dotRows");
        Symbol symbol = SceneValues.choice(Symbol.class, item, "symbol", "circle");
        return new Item.Dots(meaning, symbol, x, y, radius, fill, stroke(item), rows, facts);
    }

    private static Item.Raster raster(Meaning meaning, JsonNode item) {
        int columns = item.path("columns").asInt(0);
        int rows = item.path("rowCount").asInt(0);
        if (columns < 0 || rows < 0 || (long) columns * rows > MOST_CELLS) {
            throw new IllegalArgumentException(
                    "A raster has at most 100 million cells, but here it has %d × %d."
                            .formatted(columns, rows));
        }
        int[] cells = new int[columns * rows];
        if (cells.length > 0) {
            Bitmap image = Bitmap.read(SceneValues.text(item, "image"), MOST_CELLS);
            if (image.columns() != columns || image.rows() != rows) {
                throw new IllegalArgumentException(
                        "A raster's image has as many pixels as the raster has cells, %d × %d, but this one has %d × %d."
                                .formatted(columns, rows, image.columns(), image.rows()));
            }
            cells = image.argb();
        }
        boolean smooth = item.path("smooth").asBoolean(false);
        Item.@Nullable Told told = told(item, cells.length);
        return new Item.Raster(
                meaning, SceneValues.box(item, "box"), columns, rows, cells, smooth, told);
    }

    private static Item.@Nullable Told told(JsonNode item, int cells) {
        if (!item.has("values")) {
            return item.path("colours").asBoolean(false) ? new Item.Colours() : null;
        }
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(SceneValues.text(item.path("values"), "floats"));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "A raster's values are base64 of 32-bit numbers, but here they are not.", e);
        }
        if (bytes.length != 4L * cells) {
            throw new IllegalArgumentException(
                    "A raster of %d cells has values of %d bytes, but here they are %d."
                            .formatted(cells, 4L * cells, bytes.length));
        }
        float[] of = new float[cells];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(of);
        return new Item.Values(SceneValues.text(item.path("values"), "name"), of);
    }

    private static @Nullable Colour fill(JsonNode item) {
        return item.has("fill") ? SceneValues.colour(item, "fill") : null;
    }

    private static @Nullable Stroke stroke(JsonNode item) {
        JsonNode stroke = item.path("stroke");
        if (stroke.isMissingNode()) {
            return null;
        }
        double[] dash = new double[Math.max(0, stroke.size() - 2)];
        for (int i = 0; i < dash.length; i++) {
            dash[i] = stroke.path(i + 2).asDouble(0);
        }
        return new Stroke(Colour.of(stroke.path(0).asString("")), stroke.path(1).asDouble(1), dash);
    }
}
