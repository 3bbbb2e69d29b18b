package dev.loupe.server.api;

import dev.loupe.runs.Console;
import dev.loupe.runs.domain.Points;
import dev.loupe.runs.domain.SeriesKey;
import dev.loupe.server.http.Problem;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

/// The series and console lines in a body of `POST /api/v1/runs/{run}/log`.
final class LogBody {
    private LogBody() {}

    static JsonNode needed(JsonNode object, String name) {
        JsonNode node = object.get(name);
        if (node == null) {
            throw new Problem(400, "'" + name + "' is missing.");
        }
        return node;
    }

    static Points points(@Nullable JsonNode series) {
        if (series == null || series.isNull()) {
            return Points.NONE;
        }
        if (!series.isArray()) {
            throw new Problem(400, "'series' must be a list, but is " + series.getNodeType() + ".");
        }
        List<SeriesKey> keys = new ArrayList<>();
        int n = 0;
        for (JsonNode one : series) {
            keys.add(new SeriesKey(Bodies.needed(one, "key"), Bodies.context(one)));
            n += needed(one, "values").size();
        }
        int[] of = new int[n];
        long[] steps = new long[n];
        long[] micros = new long[n];
        double[] values = new double[n];
        int at = 0;
        for (int s = 0; s < keys.size(); s++) {
            JsonNode one = series.get(s);
            JsonNode y = needed(one, "values");
            JsonNode step = column(one, "steps", y.size());
            JsonNode time = column(one, "times", y.size());
            for (int i = 0; i < y.size(); i++, at++) {
                of[at] = s;
                steps[at] = whole(step.get(i));
                micros[at] = Math.round(Bodies.value(time.get(i), "times") * 1e3);
                values[at] = Bodies.value(y.get(i), "values");
            }
        }
        return new Points(keys, of, steps, micros, values);
    }

    private static JsonNode column(JsonNode series, String name, int size) {
        JsonNode column = needed(series, name);
        if (column.size() != size) {
            throw new Problem(
                    400,
                    "'"
                            + name
                            + "' must have as many entries as 'values', "
                            + size
                            + ", but has "
                            + column.size()
                            + ".");
        }
        return column;
    }

    private static long whole(JsonNode step) {
        if (!step.isIntegralNumber() || !step.canConvertToLong()) {
            throw new Problem(
                    400, "A step must be a whole number of 64 bits, but is " + step + ".");
        }
        return step.longValue();
    }

    static List<Console.Line> lines(JsonNode console) {
        List<Console.Line> lines = new ArrayList<>();
        for (JsonNode line : needed(console, "lines")) {
            if (!line.isArray() || line.size() != 3 || !line.get(2).isString()) {
                throw new Problem(
                        400,
                        "A console line must be [time, \"out\" or \"err\", text], but is "
                                + line
                                + ".");
            }
            String stream =
                    line.get(1).isString() && line.get(1).stringValue().equals("err")
                            ? "err"
                            : "out";
            lines.add(
                    new Console.Line(
                            0,
                            Math.round(Bodies.value(line.get(0), "time") * 1e3),
                            stream,
                            line.get(2).stringValue()));
        }
        return lines;
    }
}
