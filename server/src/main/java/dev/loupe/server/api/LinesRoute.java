package dev.loupe.server.api;

import dev.loupe.core.RunId;
import dev.loupe.runs.Store;
import dev.loupe.runs.domain.SeriesKey;
import dev.loupe.runs.series.Column;
import dev.loupe.runs.series.Extent;
import dev.loupe.server.http.Json;
import dev.loupe.server.http.Problem;
import dev.loupe.server.http.Request;
import dev.loupe.server.http.Response;
import dev.loupe.server.http.Router;

import java.nio.charset.StandardCharsets;
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
        if (arrow(request)) {
            return table(drawn);
        }
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

    private static List<Object> pair(Extent extent) {
        return List.of(Json.number(extent.least()), Json.number(extent.greatest()));
    }

    private Response points(Request request) {
        RunId run = Bodies.run(request);
        SeriesKey key = Bodies.series(request);
        long from = whole(request, "from", Long.MIN_VALUE);
        long to = whole(request, "to", Long.MAX_VALUE);
        Column points = store.series().range(run, key, from, to);
        if (arrow(request)) {
            double[] times =
                    Arrays.stream(points.micros()).mapToDouble(micros -> micros / 1e3).toArray();
            List<ArrowStream.Column> columns =
                    List.of(
                            new ArrowStream.Column.Longs("step", points.steps()),
                            new ArrowStream.Column.Doubles("time", times),
                            new ArrowStream.Column.Doubles("value", points.values()));
            return Response.stream(ArrowStream.TYPE, out -> ArrowStream.write(columns, "{}", out));
        }
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

    private static boolean arrow(Request request) {
        return request.header("accept").orElse("").contains(ArrowStream.TYPE);
    }

    /// All lines below each other; what each is stands in the schema's metadata.
    private static Response table(List<List<Lines.Drawn>> drawn) {
        List<Map<String, Object>> heads = new ArrayList<>();
        List<Lines.Drawn> lines = new ArrayList<>();
        for (int i = 0; i < drawn.size(); i++) {
            for (Lines.Drawn line : drawn.get(i)) {
                heads.add(
                        Map.of(
                                "series",
                                i,
                                "role",
                                line.role(),
                                "of",
                                line.of(),
                                "whole",
                                line.whole()));
                lines.add(line);
            }
        }
        long[] number = new long[lines.stream().mapToInt(line -> line.x().length).sum()];
        double[] x = new double[number.length];
        double[] y = new double[number.length];
        int at = 0;
        for (int i = 0; i < lines.size(); i++) {
            int n = lines.get(i).x().length;
            Arrays.fill(number, at, at + n, i);
            System.arraycopy(lines.get(i).x(), 0, x, at, n);
            System.arraycopy(lines.get(i).y(), 0, y, at, n);
            at += n;
        }
        List<ArrowStream.Column> columns =
                List.of(
                        new ArrowStream.Column.Longs("line", number),
                        new ArrowStream.Column.Doubles("x", x),
                        new ArrowStream.Column.Doubles("y", y));
        String about =
                new String(
                        Json.bytes(Map.of("version", 1, "lines", heads)), StandardCharsets.UTF_8);
        return Response.stream(ArrowStream.TYPE, out -> ArrowStream.write(columns, about, out));
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
