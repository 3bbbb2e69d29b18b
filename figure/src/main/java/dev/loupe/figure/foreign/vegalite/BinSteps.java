package dev.loupe.figure.foreign.vegalite;

import tools.jackson.databind.JsonNode;

/// Even steps that values fall into. Source: Vega's documentation of the transform `bin`, version 6.
///
/// @param start,stop of all bins
/// @param step       above 0
record BinSteps(double start, double stop, double step) {
    /// @param bin       `true` or the parameters of bins
    /// @param low,high  of the values; an extent among the parameters counts instead
    static BinSteps of(JsonNode bin, double low, double high) {
        JsonNode extent = bin.path("extent");
        double from = extent.size() == 2 ? extent.path(0).asDouble(low) : low;
        double to = extent.size() == 2 ? extent.path(1).asDouble(high) : high;
        double most = Math.max(2, bin.path("maxbins").asDouble(10));
        double base = Math.max(2, bin.path("base").asDouble(10));
        double span = to > from ? to - from : Math.max(Math.abs(from), 1);
        double step = step(bin, span, most, base);
        double start = from;
        double stop = to;
        if (bin.path("nice").asBoolean(true)) {
            double digits = step >= 1 ? 0 : Math.floor(-Math.log(step) / Math.log(base)) + 1;
            double down = Math.floor(from / step + Math.pow(base, -digits - 1)) * step;
            start = from < down ? down - step : down;
            stop = Math.ceil(to / step) * step;
        }
        stop = start + Math.max(1, Math.ceil((stop - start) / step)) * step;
        if (bin.has("anchor")) {
            double anchor = bin.path("anchor").asDouble(0);
            double shift = anchor - (start + step * Math.floor((anchor - start) / step));
            start += shift;
            stop += shift;
        }
        return new BinSteps(start, stop, step);
    }

    /// How wide bins are, over a span of values, where at most `most` are wanted.
    static double step(JsonNode bin, double span, double most, double base) {
        double given = bin.path("step").asDouble(0);
        if (given > 0) {
            return given;
        }
        if (bin.path("steps").size() > 0) {
            double step = bin.path("steps").path(0).asDouble(1);
            for (JsonNode one : bin.path("steps")) {
                step = one.asDouble(step) <= span / most ? one.asDouble(step) : step;
            }
            if (step > 0) {
                return step;
            }
            throw new UnsupportedOperationException("steps that are not above 0");
        }
        double least = bin.path("minstep").asDouble(0);
        double log = Math.log(base);
        double level = Math.round(Math.log(span) / log) - Math.ceil(Math.log(most) / log);
        double step = Math.max(least, Math.pow(base, level));
        while (Math.ceil(span / step) > most) {
            step *= base;
        }
        JsonNode divide = bin.path("divide");
        double whole = step;
        double[] parts = {5, 2};
        for (int i = 0; i < 2; i++) {
            double part = whole / divide.path(i).asDouble(parts[i]);
            if (part >= least && span / part <= most) {
                whole = part;
            }
        }
        return whole;
    }

    /// Where the bin of a value begins; NaN where the value lies outside.
    double from(double value) {
        if (!(value >= start && value <= stop)) {
            return Double.NaN;
        }
        return start + step * Math.floor(1e-14 + (Math.min(value, stop - step) - start) / step);
    }
}
