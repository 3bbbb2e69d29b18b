package dev.loupe.figure.foreign.plotly;

import dev.loupe.figure.data.IsoTimes;
import dev.loupe.figure.spec.ScaleSpec;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

/// Plotly's axes as scales.
final class Axes {
    private Axes() {}

    /// The text of a title, which is an object in new figures and a text in old ones; `<br>` and tags are left out.
    static String title(JsonNode title) {
        String text = title.isString() ? title.asString() : title.path("text").asString("");
        return text.replaceAll("<br */?>", " ").replaceAll("</?[a-zA-Z][^>]*>", "");
    }

    static ScaleSpec scale(JsonNode axis) {
        ScaleSpec scale = ScaleSpec.AUTOMATIC.label(title(axis.path("title")));
        String type = axis.path("type").asString("");
        boolean log = type.equals("log");
        scale =
                switch (type) {
                    case "log" -> scale.type("log");
                    case "date" -> scale.type("time");
                    case "category", "multicategory" -> scale.type("band");
                    default -> scale;
                };
        JsonNode range = axis.path("range");
        if (range.size() == 2 && !type.equals("category")) {
            scale = scale.domain(end(range.get(0), log), end(range.get(1), log));
        }
        if (axis.path("autorange").asString("").equals("reversed")) {
            scale = scale.reverse(true);
        }
        if (axis.path("rangemode").asString("").equals("tozero")) {
            scale = scale.zero(true);
        }
        if (axis.path("categoryarray").isArray()) {
            List<String> order = new ArrayList<>();
            axis.path("categoryarray").forEach(c -> order.add(c.asString("")));
            scale = scale.order(order);
        }
        return RangeBreaks.of(axis, scale);
    }

    /// Ranges of log axes are exponents of ten; those of time axes ISO texts.
    private static @Nullable Double end(JsonNode node, boolean log) {
        if (node.isNumber()) {
            return log ? Math.pow(10, node.asDouble()) : node.asDouble();
        }
        Long micros = node.isString() ? IsoTimes.micros(node.asString()) : null;
        return micros == null ? null : (Double) (double) micros;
    }
}
