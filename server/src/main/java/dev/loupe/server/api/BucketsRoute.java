package dev.loupe.server.api;

import dev.loupe.runs.Store;
import dev.loupe.runs.series.Buckets;
import dev.loupe.server.http.Request;
import dev.loupe.server.http.Response;
import dev.loupe.server.http.Router;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `POST /api/v1/buckets`: how values lie along x, from all points of a run or of a group of runs.
final class BucketsRoute {
    private final Lines lines;

    BucketsRoute(Store store) {
        this.lines = new Lines(store);
    }

    void addTo(Router router) {
        router.add("POST", "/api/v1/buckets", this::buckets);
    }

    private Response buckets(Request request) {
        LineRequest asked = LineRequest.of(Bodies.object(request));
        Columns columns = new Columns();
        List<Object> heads = new ArrayList<>();
        for (int i = 0; i < asked.series().size(); i++) {
            Buckets found = lines.buckets(asked, asked.series().get(i));
            Map<String, Object> named = new LinkedHashMap<>();
            named.put("start", columns.add(found.start()));
            named.put("count", columns.add(found.count()));
            named.put("nans", columns.add(found.nans()));
            named.put("mean", columns.add(found.mean()));
            named.put("min", columns.add(found.min()));
            named.put("max", columns.add(found.max()));
            named.put("q25", columns.add(found.quarters()[0]));
            named.put("median", columns.add(found.quarters()[1]));
            named.put("q75", columns.add(found.quarters()[2]));
            heads.add(Map.of("series", i, "columns", named));
        }
        return Response.stream(
                Columns.TYPE, out -> columns.write(Map.of("version", 1, "lines", heads), out));
    }
}
