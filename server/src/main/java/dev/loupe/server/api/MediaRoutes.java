package dev.loupe.server.api;

import dev.loupe.core.RunId;
import dev.loupe.runs.Store;
import dev.loupe.runs.domain.MediaItem;
import dev.loupe.runs.domain.MediaSeries;
import dev.loupe.runs.domain.SeriesKey;
import dev.loupe.server.http.Json;
import dev.loupe.server.http.Problem;
import dev.loupe.server.http.Request;
import dev.loupe.server.http.Response;
import dev.loupe.server.http.Router;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What runs logged at steps: which series there are, what lies at which step, and what many runs have at one.
final class MediaRoutes {
    private static final int MOST_RUNS = 200;
    private static final int MOST_STEPS = 10_000;
    private final Store store;

    MediaRoutes(Store store) {
        this.store = store;
    }

    void addTo(Router router) {
        router.add("GET", "/api/v1/runs/{run}/media", this::series);
        router.add("GET", "/api/v1/runs/{run}/media/items", this::items);
        router.add("POST", "/api/v1/media/items", this::atStep);
    }

    private Response series(Request request) {
        List<MediaSeries> all = store.media().series(Bodies.run(request));
        return Response.json(Paging.of(request, "media", all, MediaRoutes::shape));
    }

    private static Object shape(MediaSeries of) {
        Map<String, Object> shape = new LinkedHashMap<>();
        shape.put("key", of.series().key());
        shape.put("context", Shapes.context(of.series()));
        shape.put("kind", word(of.kind()));
        shape.put("count", of.count());
        shape.put("firstStep", of.firstStep());
        shape.put("lastStep", of.lastStep());
        if (of.lastMicros() > 0) {
            shape.put("lastTime", of.lastMicros() / 1e3);
        }
        return shape;
    }

    private static String word(Enum<?> kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private Response items(Request request) {
        RunId run = Bodies.run(request);
        SeriesKey key = Bodies.series(request);
        long from = request.whole("from").orElse(Long.MIN_VALUE);
        long to = request.whole("to").orElse(Long.MAX_VALUE);
        int limit = request.number("limit", Paging.LIMIT, 1, Paging.MOST);
        int over = request.number("over", 0, 0, Paging.MOST);
        long[] steps =
                Arrays.stream(store.media().steps(run, key))
                        .filter(step -> from <= step && step <= to)
                        .toArray();
        List<MediaItem> found = new ArrayList<>();
        if (over == 0 || steps.length <= over) {
            found.addAll(store.media().items(run, key, from, to, limit));
        } else {
            for (long step : spread(steps, over)) {
                found.addAll(store.media().items(run, key, step, step, limit - found.size()));
                if (found.size() == limit) {
                    break;
                }
            }
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("items", found.stream().map(MediaRoutes::shape).toList());
        answer.put("steps", spread(steps, MOST_STEPS));
        return Response.json(answer);
    }

    /// All of them, or `most` with even distances by place, the first and the last among them.
    private static long[] spread(long[] steps, int most) {
        if (steps.length <= most) {
            return steps;
        }
        long[] some = new long[most];
        for (int i = 0; i < most; i++) {
            int last = steps.length - 1;
            some[i] = steps[most == 1 ? last : (int) Math.round((double) i * last / (most - 1))];
        }
        return some;
    }

    private static Map<String, Object> shape(MediaItem item) {
        Map<String, Object> shape = new LinkedHashMap<>();
        shape.put("kind", word(item.kind()));
        shape.put("step", item.step());
        if (item.micros() > 0) {
            shape.put("time", item.micros() / 1e3);
        }
        shape.put("index", item.index());
        if (item.path() != null) {
            shape.put("path", item.path());
        }
        shape.put("meta", Json.parse(item.meta()));
        return shape;
    }

    private Response atStep(Request request) {
        JsonNode body = Bodies.object(request);
        List<String> runs = Bodies.texts(body, "runs");
        if (runs.isEmpty() || runs.size() > MOST_RUNS) {
            throw new Problem(
                    400,
                    "'runs' must be from 1 to "
                            + MOST_RUNS
                            + " ids, but holds "
                            + runs.size()
                            + ".");
        }
        SeriesKey key = new SeriesKey(Bodies.needed(body, "key"), Bodies.context(body));
        long step = Bodies.number(body, "step").map(Double::longValue).orElse(Long.MAX_VALUE);
        return Response.json(
                Map.of("runs", runs.stream().map(run -> at(new RunId(run), key, step)).toList()));
    }

    /// What the run has at the last step that is not behind `step`.
    private Map<String, Object> at(RunId run, SeriesKey key, long step) {
        long[] steps = store.media().steps(run, key);
        int place = Arrays.binarySearch(steps, step);
        int nearest = place >= 0 ? place : -place - 2;
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("run", run.value());
        List<MediaItem> items = List.of();
        if (nearest >= 0) {
            long at = steps[nearest];
            answer.put("step", at);
            items = store.media().items(run, key, at, at, Paging.LIMIT);
        }
        answer.put("items", items.stream().map(MediaRoutes::shape).toList());
        return answer;
    }
}
