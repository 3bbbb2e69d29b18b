package dev.loupe.server.api;

import dev.loupe.core.RunId;
import dev.loupe.runs.Console;
import dev.loupe.runs.Intake;
import dev.loupe.runs.Runs;
import dev.loupe.runs.Store;
import dev.loupe.runs.domain.Batch;
import dev.loupe.runs.domain.Points;
import dev.loupe.runs.domain.SeriesKey;
import dev.loupe.server.http.Problem;
import dev.loupe.server.http.Request;
import dev.loupe.server.http.Response;
import dev.loupe.server.http.Router;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `POST /api/v1/runs/{run}/log`: what a client says of a run in one breath.
final class LogRoute {
    private final Store store;

    LogRoute(Store store) {
        this.store = store;
    }

    void addTo(Router router) {
        router.add("POST", "/api/v1/runs/{run}/log", this::log);
    }

    private Response log(Request request) {
        RunId run = Bodies.run(request);
        JsonNode body = Bodies.object(request);
        Batch batch =
                new Batch(run, points(body.get("series")), Bodies.params(body), Bodies.tags(body));
        JsonNode console = body.get("console");
        List<Console.Line> lines = console == null || console.isNull() ? List.of() : lines(console);
        Intake.Receipt receipt = store.intake().write(batch);
        if (!lines.isEmpty()) {
            store.console()
                    .append(run, (long) Bodies.value(needed(console, "from"), "from"), lines);
        }
        Optional<String> status = Bodies.text(body, "status");
        Optional<Double> end = Bodies.number(body, "end");
        if (status.isPresent() || end.isPresent()) {
            store.runs()
                    .update(
                            run,
                            new Runs.Change(
                                    null,
                                    status.map(RunRoutes::status).orElse(null),
                                    end.map(Double::longValue).orElse(null),
                                    null));
        }
        return Response.json(Map.of("points", receipt.stored(), "known", receipt.known()));
    }

    private static JsonNode needed(JsonNode object, String name) {
        JsonNode node = object.get(name);
        if (node == null) {
            throw new Problem(400, "'" + name + "' is missing.");
        }
        return node;
    }

    private static Points points(@Nullable JsonNode series) {
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

    private static List<Console.Line> lines(JsonNode console) {
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
