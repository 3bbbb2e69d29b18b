package dev.loupe.figure.foreign.plotly;

import dev.loupe.figure.data.IsoTimes;
import dev.loupe.figure.spec.AxisCut;
import dev.loupe.figure.spec.ScaleSpec;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What Plotly leaves out of an axis of dates.
///
/// Source: plotly.js' reference of `layout.xaxis.rangebreaks`.
final class RangeBreaks {
    private static final double DAY_MILLIS = 86_400_000;
    private static final int WEEK = 7;

    private RangeBreaks() {}

    static ScaleSpec of(JsonNode axis, ScaleSpec scale) {
        List<AxisCut> cuts = new ArrayList<>();
        for (JsonNode part : axis.path("rangebreaks")) {
            if (part.path("enabled").asBoolean(true)) {
                JsonNode bounds = part.path("bounds");
                AxisCut cut =
                        bounds.size() == 2
                                ? between(
                                        part.path("pattern").asString(""),
                                        bounds.get(0),
                                        bounds.get(1))
                                : null;
                if (cut != null) {
                    cuts.add(cut);
                }
                double length = part.path("dvalue").asDouble(DAY_MILLIS) * 1_000;
                for (JsonNode value : part.path("values")) {
                    Long from = IsoTimes.micros(value.asString(""));
                    if (from != null && length > 0) {
                        cuts.add(new AxisCut.Once(from, from + length, true));
                    }
                }
            }
        }
        return scale.cut(cuts.toArray(AxisCut[]::new));
    }

    /// Days of the week are names or numbers from Sunday as 0; a pattern that is not said follows from them.
    private static @Nullable AxisCut between(String pattern, JsonNode from, JsonNode to) {
        if (pattern.equals("hour")) {
            double start = from.asDouble(0) % AxisCut.HOURS;
            double end = to.asDouble(0) % AxisCut.HOURS;
            return start == end ? null : new AxisCut.Daily(start, end);
        }
        int fromDay = day(pattern, from);
        int toDay = day(pattern, to);
        if (fromDay >= 0 && toDay >= 0) {
            return fromDay == toDay ? null : new AxisCut.Weekly(fromDay, toDay);
        }
        Long start = IsoTimes.micros(from.asString(""));
        Long end = IsoTimes.micros(to.asString(""));
        return start != null && end != null && start < end
                ? new AxisCut.Once(start, end, true)
                : null;
    }

    private static int day(String pattern, JsonNode node) {
        if (node.isNumber()) {
            return pattern.equals("day of week") ? Math.floorMod(node.asInt() - 1, WEEK) : -1;
        }
        String text = node.asString("").toLowerCase(Locale.ROOT);
        boolean name = text.length() >= 3 && text.chars().allMatch(Character::isLetter);
        return name ? AxisCut.DAYS.indexOf(text.substring(0, 3)) : -1;
    }
}
