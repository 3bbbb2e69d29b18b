package dev.loupe.networks.schematic.json;

import dev.loupe.networks.schematic.Schematic;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Schematics as one line of text: the style, a colon, its layers, and settings after semicolons.
///
/// | style | layers |
/// |---|---|
/// | `fcnn` | neurons: `4,8,8,3` |
/// | `lenet` | maps@height×width, k and the filter's side, a colon and the operation; numbers alone are vectors: `1@28x28k5:Convolution,6@24x24,120,10` |
/// | `alexnet` | height×width×depth, k and the filter's side; numbers alone are vectors: `224x224x3k11,55x55x96,1000` |
/// | `transformer` | its fields: `layers=12,width=768,heads=12` |
/// | `blocks` | as [Chains] has it: `Input > {Conv > Conv} > [A \| B] Concat > (C > D)*4` |
public final class ShortForm {
    private static final Pattern MAPS =
            Pattern.compile("(\\d+)@(\\d+)(?:[x×](\\d+))?(?:k(\\d+)(?:[x×](\\d+))?)?(?::(.*))?");
    private static final Pattern VECTOR = Pattern.compile("(\\d+)(?::(.*))?");
    private static final Pattern VOLUME =
            Pattern.compile("(\\d+)[x×](\\d+)[x×](\\d+)(?:k(\\d+)(?:[x×](\\d+))?)?");

    private ShortForm() {}

    /// Whether a text begins as one.
    public static boolean is(String text) {
        int colon = text.indexOf(':');
        return colon > 0 && SchematicJson.styles().contains(text.substring(0, colon));
    }

    /// @throws IllegalArgumentException with one sentence that names what was expected and found
    public static Schematic read(String text) {
        if (!is(text)) {
            throw new IllegalArgumentException(
                    "A schematic begins with one of "
                            + String.join(", ", SchematicJson.styles())
                            + " and a colon, but here it is "
                            + text
                            + ".");
        }
        int colon = text.indexOf(':');
        String style = text.substring(0, colon);
        String[] parts = text.substring(colon + 1).split(";", -1);
        List<String> settings = new ArrayList<>();
        ObjectNode top = JsonNodeFactory.instance.objectNode();
        top.put(SchematicJson.STYLE, style);
        String body = parts[0].strip();
        if (!body.isEmpty()) {
            switch (style) {
                case "transformer" -> settings.addAll(List.of(body.split(",")));
                case "blocks" -> top.set("flow", Chains.read(body));
                default -> {
                    ArrayNode layers = top.putArray("layers");
                    for (String layer : body.split(",", -1)) {
                        layer(layers, style, layer.strip());
                    }
                }
            }
        }
        settings.addAll(Arrays.asList(parts).subList(1, parts.length));
        settings.removeIf(String::isBlank);
        return Settings.over(SchematicJson.read(top), settings);
    }

    private static void layer(ArrayNode layers, String style, String text) {
        Matcher vector = VECTOR.matcher(text);
        if (vector.matches() && (!style.equals("alexnet") || vector.group(2) == null)) {
            if (style.equals("fcnn")) {
                set(
                        layers.addObject().put("neurons", whole(vector.group(1))),
                        "activation",
                        vector.group(2));
            } else {
                set(
                        layers.addObject().put("dense", whole(vector.group(1))),
                        "operation",
                        vector.group(2));
            }
            return;
        }
        Matcher sized = (style.equals("alexnet") ? VOLUME : MAPS).matcher(text);
        if (style.equals("fcnn") || !sized.matches()) {
            throw new IllegalArgumentException(
                    "A layer of "
                            + style
                            + " is written "
                            + switch (style) {
                                case "fcnn" -> "16 or 16:ReLU";
                                case "lenet" -> "8@128x128k5:Convolution or 120:Dense";
                                default -> "55x55x96k5 or 1000";
                            }
                            + ", but here it is "
                            + (text.isEmpty() ? "nothing" : text)
                            + ".");
        }
        ObjectNode layer = layers.addObject();
        boolean maps = style.equals("lenet");
        layer.put(maps ? "maps" : "depth", whole(sized.group(maps ? 1 : 3)));
        layer.put("height", whole(sized.group(maps ? 2 : 1)));
        String width = sized.group(maps ? 3 : 2);
        if (width != null) {
            layer.put("width", whole(width));
        }
        if (sized.group(4) != null) {
            ObjectNode filter = layer.putObject("filter").put("height", whole(sized.group(4)));
            if (sized.group(5) != null) {
                filter.put("width", whole(sized.group(5)));
            }
        }
        if (maps) {
            set(layer, "operation", sized.group(6));
        }
    }

    private static void set(
            ObjectNode object, String field, @org.jspecify.annotations.Nullable String text) {
        if (text != null) {
            object.put(field, text.strip());
        }
    }

    private static int whole(String digits) {
        return digits.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(digits);
    }
}
