package dev.loupe.figure.foreign.vegalite;

import dev.loupe.figure.data.IsoTimes;
import dev.loupe.figure.foreign.carry.Carrier;
import dev.loupe.figure.foreign.carry.CssColours;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.spec.ScaleSpec;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Scales, axes and legends of Vega-Lite as scales.
final class Scales {
    private static final Set<String> RAMPS =
            Set.of("viridis", "cividis", "magma", "inferno", "plasma");
    private static final Set<String> TYPES =
            Set.of(
                    "linear",
                    "log",
                    "symlog",
                    "sqrt",
                    "time",
                    "band",
                    "point",
                    "ordinal",
                    "threshold",
                    "quantile");

    private Scales() {}

    static ScaleSpec of(Unit unit, Definition definition, Channel channel, Carrier carrier) {
        JsonNode node = definition.node();
        JsonNode wish = node.path("scale");
        ScaleSpec scale = ScaleSpec.AUTOMATIC;
        String type = wish.path("type").asString("").replace("utc", "time");
        if (TYPES.contains(type)) {
            scale = scale.type(type);
        } else if (!type.isEmpty()) {
            carrier.lost("The scale type " + type);
        } else if (channel == Channel.COLOR && definition.discrete()) {
            scale = scale.type("ordinal");
        }
        scale = domain(scale, wish.path("domain"), definition);
        scale = scale.reverse(wish.path("reverse").asBoolean(false));
        if (wish.has("zero")) {
            scale = scale.zero(wish.path("zero").asBoolean(true));
        }
        List<String> order = unit.order(definition);
        scale = order.isEmpty() ? scale : scale.order(order);
        scale = channel == Channel.COLOR ? colours(scale, wish, carrier) : scale;
        String title = title(node, channel);
        return title == null ? scale : scale.label(title);
    }

    private static ScaleSpec domain(ScaleSpec scale, JsonNode domain, Definition definition) {
        if (domain.size() != 2 || definition.discrete()) {
            return scale;
        }
        return scale.domain(end(domain.get(0)), end(domain.get(1)));
    }

    private static @Nullable Double end(JsonNode node) {
        if (node.isNumber()) {
            return node.asDouble();
        }
        Long micros = node.isString() ? IsoTimes.micros(node.asString()) : null;
        return micros == null ? null : (Double) (double) micros;
    }

    private static ScaleSpec colours(ScaleSpec scale, JsonNode wish, Carrier carrier) {
        JsonNode scheme = wish.path("scheme");
        String name = scheme.isObject() ? scheme.path("name").asString("") : scheme.asString("");
        List<String> colours = new ArrayList<>();
        for (JsonNode colour : wish.path("range")) {
            String hex = CssColours.hex(colour.asString(""));
            if (hex != null) {
                colours.add(hex);
            }
        }
        if (!colours.isEmpty()) {
            return scale.colours(colours);
        }
        if (RAMPS.contains(name)) {
            return scale.ramp(name);
        }
        if (!name.isEmpty()) {
            carrier.lost("The colour scheme " + name);
        }
        return scale;
    }

    /// Null where the column's name serves.
    private static @Nullable String title(JsonNode node, Channel channel) {
        JsonNode guide =
                node.path(channel == Channel.X || channel == Channel.Y ? "axis" : "legend");
        if (node.has("axis") && node.path("axis").isNull()) {
            return "";
        }
        JsonNode title = guide.has("title") ? guide.path("title") : node.path("title");
        return title.isMissingNode() ? null : text(title);
    }

    /// A text, or lines of text.
    static String text(JsonNode node) {
        if (node.isArray()) {
            List<String> lines = new ArrayList<>();
            node.forEach(line -> lines.add(line.asString("")));
            return String.join(" ", lines);
        }
        return node.isObject() ? text(node.path("text")) : node.asString("");
    }
}
