package dev.loupe.server.api;

import dev.loupe.core.RunId;
import dev.loupe.runs.Store;
import dev.loupe.runs.domain.SeriesKey;
import dev.loupe.runs.series.Column;
import dev.loupe.server.http.Json;
import dev.loupe.server.http.Problem;
import dev.loupe.server.http.Request;
import dev.loupe.server.http.Response;
import dev.loupe.server.http.Router;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Many series for one viewport, and the exact points of one; both as columns.
final class LinesRoute {
    private final Store store;
    private final Lines lines;

    LinesRoute(Store store) {
        this.store = store;
        this.lines = new Lines(store);
    }

    void addTo(Router router) {
        router.add("POST", "/api/v1/lines", this::lines);
        router.add("GET", "/api/v1/runs/{run}/points", this::points);
    }

    private Response lines(Request request) {
        LineRequest asked = LineRequest.of(Bodies.object(request));
        Columns columns = new Columns();
        List<Object> heads = new ArrayList<>();
        List<List<Lines.Drawn>> drawn =
                asked.series().parallelStream().map(one -> lines.of(asked, one)).toList();
        for (int i = 0; i < drawn.size(); i++) {
            for (Lines.Drawn line : drawn.get(i)) {
                heads.add(head(i, line, columns));
            }
        }
        Map<String, Object> head = new LinkedHashMap<>();
        head.put("version", 1);
        head.put("lines", heads);
        return Response.stream(Columns.TYPE, out -> columns.write(head, out));
    }

    private static Object head(int series, Lines.Drawn drawn, Columns columns) {
        Map<String, Object> head = new LinkedHashMap<>();
        head.put("series", series);
        head.put("role", drawn.role());
        head.put("points", drawn.x().length);
        head.put("of", drawn.of());
        head.put("exact", true);
        head.put("whole", drawn.whole());
        head.put(
                "extent", Map.of("x", pair(Extent.of(drawn.x())), "y", pair(Extent.of(drawn.y()))));
        head.put(
                "all",
                Map.of(
                        "x",
                        pair(drawn.allX()),
                        "y",
                        pair(drawn.allY()),
                        "points",
                        drawn.allPoints()));
        head.put("columns", Map.of("x", columns.add(drawn.x()), "y", columns.add(drawn.y())));
        return head;
    }

    private static List<Object> pair(double[] extent) {
        return List.of(Json.number(extent[0]), Json.number(extent[1]));
    }

    private Response points(Request request) {
        RunId run = Bodies.run(request);
        SeriesKey key =
                new SeriesKey(
                        request.first("key")
                                .orElseThrow(() -> new Problem(400, "'key' is missing.")),
                        request.first("context").orElse(""));
        long from = whole(request, "from", Long.MIN_VALUE);
        long to = whole(request, "to", Long.MAX_VALUE);
        Column points = store.series().range(run, key, from, to);
        Columns columns = new Columns();
        Map<String, Object> named = new LinkedHashMap<>();
        named.put("step", columns.add(Arrays.stream(points.steps()).asDoubleStream().toArray()));
        named.put(
                "time",
                columns.add(
                        Arrays.stream(points.micros())
                                .mapToDouble(micros -> micros / 1e3)
                                .toArray()));
        named.put("value", columns.add(points.values()));
        return Response.stream(
                Columns.TYPE,
                out ->
                        columns.write(
                                Map.of("version", 1, "points", points.size(), "columns", named),
                                out));
    }

    private static long whole(Request request, String name, long otherwise) {
        String said = request.first(name).orElse("");
        try {
            return said.isEmpty() ? otherwise : Long.parseLong(said);
        } catch (NumberFormatException e) {
            throw new Problem(400, "'" + name + "' must be a whole number, but is '" + said + "'.");
        }
    }
}
