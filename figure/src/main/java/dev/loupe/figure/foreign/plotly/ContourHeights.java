package dev.loupe.figure.foreign.plotly;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Where Plotly draws contours: from `start` to `end` by `size` where they are said, else at round heights, at most `ncontours` of them.
///
/// Source: plotly.js' reference of `contour.contours`, `autocontour` and `ncontours`.
final class ContourHeights {
    private static final int MOST = 1_000;
    private static final double USUAL = 15;

    private ContourHeights() {}

    /// @return none where all values are equal or there are none
    static List<Double> of(JsonNode trace, double[] values) {
        JsonNode said = trace.path("contours");
        boolean given = said.path("start").isNumber() && said.path("end").isNumber();
        double count = trace.path("ncontours").asDouble(USUAL);
        double wanted = count >= 1 ? count : USUAL;
        if (given && !trace.path("autocontour").asBoolean(false)) {
            double from = Math.min(said.path("start").asDouble(), said.path("end").asDouble());
            double to = Math.max(said.path("start").asDouble(), said.path("end").asDouble());
            double size = said.path("size").asDouble(0);
            return even(from, to, size > 0 ? size : from == to ? 1 : round((to - from) / wanted));
        }
        double low = trace.path("zmin").asDouble(least(values));
        double high =
                trace.path("zmax").asDouble(-least(Arrays.stream(values).map(v -> -v).toArray()));
        if (!(low < high) || Double.isInfinite(high - low)) {
            return List.of();
        }
        double size = round((high - low) / wanted);
        double from = size * Math.ceil(low / size);
        double to = size * Math.floor(high / size);
        from += from == low ? size : 0;
        to -= to == high ? size : 0;
        return from > to ? List.of((from + to) / 2) : even(from, to, size);
    }

    private static double least(double[] values) {
        return Arrays.stream(values).filter(Double::isFinite).min().orElse(Double.NaN);
    }

    /// The next of 2, 5 and 10 times a power of ten.
    private static double round(double rough) {
        double base = Math.pow(10, Math.floor(Math.log10(rough)));
        double times = rough / base;
        return base * (times <= 2 ? 2 : times <= 5 ? 5 : 10);
    }

    private static List<Double> even(double from, double to, double size) {
        List<Double> heights = new ArrayList<>();
        for (int i = 0; i < MOST && from + i * size < to + size / 1e6; i++) {
            heights.add(from + i * size);
        }
        return heights;
    }
}
