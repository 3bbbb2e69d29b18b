package dev.loupe.figure.out;

import dev.loupe.figure.bitmap.Bitmap;
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
import dev.loupe.figure.scene.Symbol;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/// Reads the scene format.
final class SceneReader {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int MOST_CELLS = 100_000_000;

    private SceneReader() {}

    static Scene read(String json) {
        JsonNode root;
        try {
            root = MAPPER.readTree(json);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    "A scene is JSON, but " + e.getOriginalMessage() + ".", e);
        }
        int version = root.path("scene").asInt(0);
        if (version != SceneJson.VERSION) {
            throw new IllegalArgumentException(
                    "A scene begins with \"scene\":1, but here it is "
                            + root.path("scene").toString()
                            + ".");
        }
        List<Panel> panels = new ArrayList<>();
        root.path("panels").forEach(panel -> panels.add(panel(panel)));
        return new Scene(
                root.path("width").asDouble(0),
                root.path("height").asDouble(0),
                text(root, "title"),
                text(root, "description"),
                text(root, "language"),
                root.has("background") ? colour(root, "background") : Colour.NONE,
                panels,
                items(root));
    }

    private static Panel panel(JsonNode panel) {
        return new Panel(
                text(panel, "name"),
                box(panel, "box"),
                axis(panel.path("x")),
                axis(panel.path("y")),
                panel.has("cube") ? CubeJson.read(panel.path("cube")) : null);
    }

    private static Axis axis(JsonNode axis) {
        List<String> categories = new ArrayList<>();
        axis.path("categories").forEach(category -> categories.add(category.asString()));
        return new Axis(
                choice(Axis.Kind.class, axis, "kind", "none"),
                text(axis, "name"),
                axis.path("from").asDouble(0),
                axis.path("to").asDouble(1),
                categories);
    }

    private static List<Item> items(JsonNode parent) {
        List<Item> items = new ArrayList<>();
        parent.path("items").forEach(item -> items.add(item(item)));
        return items;
    }

    private static Item item(JsonNode item) {
        Meaning meaning =
                new Meaning(
                        choice(Role.class, item, "role", "none"),
                        text(item, "label"),
                        text(item, "series"),
                        text(item, "where"),
                        sums(item.path("rows")));
        String kind = text(item, "kind");
        return switch (kind) {
            case "group" ->
                    new Item.Group(
                            meaning, item.has("clip") ? box(item, "clip") : null, items(item));
            case "path" -> new Item.Path(meaning, outline(item), fill(item), stroke(item));
            case "rect" ->
                    new Item.Rect(
                            meaning,
                            box(item, "box"),
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
                            text(item, "text"),
                            item.path("size").asDouble(12),
                            item.path("weight").asInt(400),
                            choice(Anchor.class, item, "anchor", "start"),
                            item.path("angle").asDouble(0),
                            colour(item, "colour"));
            default ->
                    throw new IllegalArgumentException(
                            "An item's kind is group, path, rect, dots, raster or text, but here it is "
                                    + kind
                                    + ".");
        };
    }

    private static Outline outline(JsonNode item) {
        double[] points = column(item.path("points"), 2);
        String text = text(item, "steps");
        if (!text.matches("([MLCZ]\\d{0,9})*")) {
            throw new IllegalArgumentException(
                    "An outline's steps are M, L, C and Z with counts, but here they are "
                            + text
                            + ".");
        }
        byte[] steps = new byte[8];
        int n = 0;
        long taken = 0;
        for (String run : text.split("(?=[MLCZ])")) {
            if (run.isEmpty()) {
                continue;
            }
            byte step = (byte) "MLCZ".indexOf(run.charAt(0));
            int count = run.length() == 1 ? 1 : Integer.parseInt(run.substring(1));
            taken += (long) count * (step == Outline.CURVE ? 6 : step == Outline.CLOSE ? 0 : 2);
            if (taken > points.length || count > points.length + 1) {
                break;
            }
            steps = Arrays.copyOf(steps, Math.max(2 * steps.length, n + count));
            Arrays.fill(steps, n, n + count, step);
            n += count;
        }
        if (taken != points.length) {
            throw new IllegalArgumentException(
                    "An outline's steps %s take %d coordinates, but there are %d."
                            .formatted(text, taken, points.length));
        }
        return new Outline(Arrays.copyOf(steps, n), points);
    }

    private static Item.Dots dots(Meaning meaning, JsonNode item) {
        double[] x = column(item.path("x"), 1);
        double[] y = column(item.path("y"), 1);
        double[] radius = numbers(item.path("radius"));
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
            same(x.length, texts.length, "facts");
            facts.add(new Item.Facts(text(fact, "name"), texts));
        }
        int[] rows = sums(item.path("dotRows"));
        same(x.length, y.length, "y");
        same(x.length, radius.length == 1 ? x.length : radius.length, "radius");
        same(x.length, fill.length == 1 ? x.length : fill.length, "fill");
        same(x.length, rows.length == 0 ? x.length : rows.length, "dotRows");
        Symbol symbol = choice(Symbol.class, item, "symbol", "circle");
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
            Bitmap image = Bitmap.read(text(item, "image"), MOST_CELLS);
            if (image.columns() != columns || image.rows() != rows) {
                throw new IllegalArgumentException(
                        "A raster's image has as many pixels as the raster has cells, %d × %d, but this one has %d × %d."
                                .formatted(columns, rows, image.columns(), image.rows()));
            }
            cells = image.argb();
        }
        boolean smooth = item.path("smooth").asBoolean(false);
        Item.@Nullable Told told = told(item, cells.length);
        return new Item.Raster(meaning, box(item, "box"), columns, rows, cells, smooth, told);
    }

    private static Item.@Nullable Told told(JsonNode item, int cells) {
        if (!item.has("values")) {
            return item.path("colours").asBoolean(false) ? new Item.Colours() : null;
        }
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text(item.path("values"), "floats"));
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
        return new Item.Values(text(item.path("values"), "name"), of);
    }

    private static @Nullable Colour fill(JsonNode item) {
        return item.has("fill") ? colour(item, "fill") : null;
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

    private static Colour colour(JsonNode parent, String name) {
        return Colour.of(text(parent, name));
    }

    private static Box box(JsonNode parent, String name) {
        double[] box = numbers(parent.path(name));
        if (box.length != 4) {
            throw new IllegalArgumentException(
                    "A box is x, y, width and height, but "
                            + name
                            + " has "
                            + box.length
                            + " numbers.");
        }
        return new Box(box[0], box[1], box[2], box[3]);
    }

    static double[] numbers(JsonNode array) {
        double[] numbers = new double[array.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = array.get(i).asDouble(0);
        }
        return numbers;
    }

    /// Sums of differences, in hundredths; `step` columns lie beside each other.
    private static double[] column(JsonNode array, int step) {
        double[] values = new double[array.size()];
        long[] sums = new long[step];
        for (int i = 0; i < values.length; i++) {
            sums[i % step] += array.get(i).asLong(0);
            values[i] = sums[i % step] / 100.0;
        }
        return values;
    }

    static int[] sums(JsonNode array) {
        int[] values = new int[array.size()];
        int sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += array.get(i).asInt(0);
            values[i] = sum;
        }
        return values;
    }

    private static void same(int expected, int found, String what) {
        if (expected != found) {
            throw new IllegalArgumentException(
                    "Dots with %d x need as many of %s, but there are %d."
                            .formatted(expected, what, found));
        }
    }

    static <E extends Enum<E>> E choice(Class<E> type, JsonNode parent, String name, String usual) {
        String word = parent.path(name).asString(usual);
        try {
            return Enum.valueOf(type, word.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "A scene's %s is one of %s, but here it is %s."
                            .formatted(name, Arrays.toString(type.getEnumConstants()), word),
                    e);
        }
    }

    private static String text(JsonNode parent, String name) {
        return parent.path(name).asString("");
    }
}
