package dev.loupe.figure.foreign.vegalite;

import dev.loupe.figure.data.Column;
import dev.loupe.figure.data.Table;
import dev.loupe.figure.foreign.carry.Carrier;
import dev.loupe.figure.foreign.carry.CssColours;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.spec.Encoding;
import dev.loupe.figure.spec.FigureSpec;
import dev.loupe.figure.spec.LayerSpec;
import dev.loupe.figure.spec.ScaleSpec;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.Arrays;
import java.util.Map;

/// One view's mark as a layer.
final class Marking {
    private final Unit unit;
    private final JsonNode mark;
    private final Carrier carrier;

    /// @param mark a name, or an object with `type`
    Marking(Unit unit, JsonNode mark, Carrier carrier) {
        this.unit = unit;
        this.mark = mark;
        this.carrier = carrier;
    }

    static String type(JsonNode mark) {
        return mark.isObject() ? mark.path("type").asString("") : mark.asString("");
    }

    FigureSpec add(FigureSpec figure) {
        String type = type(mark);
        @Nullable Ends ends = Ends.of(type, unit);
        String name = ends == null ? name(type) : ends.mark();
        if (name.isEmpty()) {
            carrier.lost("The mark " + type);
            return figure;
        }
        @Nullable LayerSpec layer = carrier.layer(name, "The mark " + type);
        if (layer == null) {
            return figure;
        }
        FigureSpec more = figure;
        for (Map.Entry<String, Definition> entry : unit.definitions().entrySet()) {
            Definition definition = entry.getValue();
            Channel channel =
                    ends == null ? channel(entry.getKey(), name) : ends.channel(entry.getKey());
            boolean counted = unit.histogram() && definition.aggregated();
            if (channel == null || counted) {
                if (channel == null && !Unit.silent(entry.getKey()) && !placed(entry.getKey())) {
                    carrier.lost("The channel " + entry.getKey() + " of " + type);
                }
                continue;
            }
            if (definition.field()) {
                layer = carrier.channel(layer, channel, definition.made());
                ScaleSpec scale = Scales.of(unit, definition, scaled(channel), carrier);
                boolean bins = unit.histogram() && definition.binned() && scale.label() == null;
                boolean second = entry.getKey().equals("x2") || entry.getKey().equals("y2");
                if (!second) {
                    more =
                            more.with(
                                    scaled(channel),
                                    bins ? scale.label(definition.column()) : scale);
                }
            } else {
                layer = constant(layer, definition, channel);
            }
        }
        Table table = type.equals("line") || type.equals("area") ? unit.ordered() : unit.table();
        LayerSpec whole = ends == null ? layer : ends.whole(layer);
        return more.with(styled(whole, name, type).over(table));
    }

    private String name(String type) {
        return switch (type) {
            case "point", "circle", "square" -> "point";
            case "line", "trail" -> "line";
            case "area", "text", "rule", "errorbar" -> type;
            case "errorband" -> "band";
            case "bar" -> unit.histogram() ? "histogram" : "bar";
            case "rect" -> "heatmap";
            case "tick" -> unit.get("x") != null && unit.get("y") != null ? "strip" : "rug";
            case "boxplot" -> "box";
            case "arc" -> "pie";
            case "image" -> pictures() ? "image" : "";
            default -> "";
        };
    }

    private static boolean placed(String name) {
        return name.equals("row") || name.equals("column") || name.equals("facet");
    }

    private static @Nullable Channel channel(String name, String mark) {
        return mark.equals("heatmap") && name.equals("color")
                ? Channel.VALUE
                : mark.equals("image") && name.equals("url") ? Channel.IMAGE : Unit.channel(name);
    }

    /// Whether all pictures are data addresses: nothing is fetched from elsewhere.
    private boolean pictures() {
        Definition url = unit.get("url");
        return url != null
                && url.field()
                && unit.table().has(url.made())
                && unit.table().column(url.made()) instanceof Column.Texts texts
                && Arrays.stream(texts.levels()).allMatch(level -> level.startsWith("data:"));
    }

    /// Cells are coloured by their value.
    private static Channel scaled(Channel channel) {
        return channel == Channel.VALUE ? Channel.COLOR : Ends.axis(channel);
    }

    private LayerSpec constant(LayerSpec layer, Definition definition, Channel channel) {
        JsonNode node = definition.node();
        JsonNode value = node.has("datum") ? node.path("datum") : node.path("value");
        if (channel == Channel.COLOR && node.has("value")) {
            String hex = CssColours.hex(value.asString(""));
            return hex == null ? layer : carrier.option(layer, "paint", hex, "A colour");
        }
        if (node.has("datum")) {
            return carrier.channel(
                    layer,
                    channel,
                    value.isNumber()
                            ? new Encoding.Fixed(value.asDouble())
                            : new Encoding.Named(value.asString("")));
        }
        if (channel == Channel.SIZE && value.isNumber()) {
            return carrier.option(
                    layer, "radius", Math.sqrt(value.asDouble() / Math.PI), "The size of dots");
        }
        carrier.lost("The fixed value of " + definition.name());
        return layer;
    }

    private LayerSpec styled(LayerSpec given, String name, String type) {
        LayerSpec layer = given;
        String paint =
                mark.path("color")
                        .asString(mark.path("fill").asString(mark.path("stroke").asString("")));
        String hex = CssColours.hex(paint);
        if (hex != null && !layer.channels().containsKey(Channel.COLOR)) {
            layer = carrier.option(layer, "paint", hex, "A colour");
        }
        if (mark.path("opacity").isNumber()) {
            layer =
                    carrier.option(
                            layer, "opacity", mark.path("opacity").asDouble(), "The opacity");
        }
        return switch (name) {
            case "point" -> {
                boolean filled = mark.path("filled").asBoolean(!type.equals("point"));
                if (mark.path("size").isNumber() && !layer.channels().containsKey(Channel.SIZE)) {
                    layer =
                            carrier.option(
                                    layer,
                                    "radius",
                                    Math.sqrt(mark.path("size").asDouble() / Math.PI),
                                    "The size of dots");
                }
                yield filled ? layer : carrier.option(layer, "hollow", true, "Hollow dots");
            }
            case "line" -> line(layer);
            case "area" -> stacked(layer, "stack", "zero", "normalize", "none");
            case "bar" -> {
                LayerSpec bars = carrier.option(layer, "aggregate", "sum", "The sum of bars");
                boolean apart = unit.first("xOffset", "yOffset") != null;
                yield apart
                        ? carrier.option(bars, "position", "dodge", "Bars side by side")
                        : layer.channels().containsKey(Channel.COLOR)
                                ? stacked(bars, "position", "stack", "fill", "dodge")
                                : bars;
            }
            case "histogram" -> bins(layer);
            case "image" -> {
                double size =
                        Math.max(mark.path("width").asDouble(0), mark.path("height").asDouble(0));
                yield size > 0 ? carrier.option(layer, "size", size, "The size of images") : layer;
            }
            case "pie" ->
                    mark.path("innerRadius").asDouble(0) > 0
                            ? carrier.option(layer, "hole", 0.5, "The hole of a pie")
                            : layer;
            default -> layer;
        };
    }

    private LayerSpec line(LayerSpec given) {
        LayerSpec layer = given;
        JsonNode point = mark.path("point");
        if (point.isObject() || point.asBoolean(false)) {
            layer = carrier.option(layer, "markers", true, "Dots of lines");
        }
        if (mark.path("strokeWidth").isNumber()) {
            layer =
                    carrier.option(
                            layer,
                            "width",
                            mark.path("strokeWidth").asDouble(),
                            "The width of lines");
        }
        if (mark.path("strokeDash").isArray()) {
            layer = carrier.option(layer, "dash", dash(mark.path("strokeDash")), "A dash");
        }
        String curve =
                switch (mark.path("interpolate").asString("linear")) {
                    case "linear" -> "";
                    case "monotone" -> "monotone";
                    case "step-after" -> "step";
                    case "step-before" -> "step-before";
                    case "step" -> "step-middle";
                    default -> "?";
                };
        return curve.isEmpty()
                ? layer
                : carrier.option(layer, "curve", curve, "The interpolation of lines");
    }

    /// The named dash that is nearest to lengths in pixels.
    private static String dash(JsonNode lengths) {
        double drawn = lengths.path(0).asDouble(0);
        boolean mixed = lengths.size() > 2;
        return drawn <= 0
                ? "solid"
                : mixed
                        ? drawn > 8 ? "longdashdot" : "dashdot"
                        : drawn <= 2 ? "dot" : drawn > 8 ? "longdash" : "dash";
    }

    private LayerSpec stacked(
            LayerSpec layer, String option, String zero, String share, String none) {
        Definition x = unit.get("x");
        Definition y = unit.get("y");
        JsonNode across = x == null ? mark.path("") : x.node().path("stack");
        JsonNode stack = y != null && y.node().has("stack") ? y.node().path("stack") : across;
        boolean off = stack.isNull() || stack.isBoolean() && !stack.asBoolean();
        String how = off ? none : stack.asString("").equals("normalize") ? share : zero;
        return carrier.option(layer, option, how, "The stacking");
    }

    /// As many bins as Vega-Lite would make over these values.
    private LayerSpec bins(LayerSpec layer) {
        for (Definition definition : unit.definitions().values()) {
            JsonNode most = definition.node().path("bin").path("maxbins");
            if (definition.binned() && most.isNumber() && unit.table().has(definition.made())) {
                Column binned =
                        Summary.binned(
                                unit.table().column(definition.made()),
                                Math.max(2, most.asDouble()));
                double[] middles = ((Column.Numbers) binned).values();
                double low = Double.POSITIVE_INFINITY;
                double high = Double.NEGATIVE_INFINITY;
                double step = Double.POSITIVE_INFINITY;
                for (double middle : middles) {
                    low = Math.min(low, middle);
                    high = Math.max(high, middle);
                }
                for (double middle : middles) {
                    step = middle > low ? Math.min(step, middle - low) : step;
                }
                double count = Double.isFinite(step) ? Math.rint((high - low) / step) + 1 : 1;
                return carrier.option(layer, "bins", count, "The number of bins");
            }
        }
        return layer;
    }
}
