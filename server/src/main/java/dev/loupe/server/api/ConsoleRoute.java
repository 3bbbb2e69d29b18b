package dev.loupe.server.api;

import dev.loupe.core.RunId;
import dev.loupe.runs.Console;
import dev.loupe.runs.Store;
import dev.loupe.server.http.Request;
import dev.loupe.server.http.Response;
import dev.loupe.server.http.Router;

import java.util.LinkedHashMap;
import java.util.Map;

/// Console lines of a run.
final class ConsoleRoute {
    private final Store store;

    ConsoleRoute(Store store) {
        this.store = store;
    }

    void addTo(Router router) {
        router.add("GET", "/api/v1/runs/{run}/console", this::lines);
    }

    private Response lines(Request request) {
        RunId run = Bodies.run(request);
        long total = store.console().total(run);
        long from = request.number("from", 0, Integer.MIN_VALUE, Integer.MAX_VALUE);
        int limit = request.number("limit", Paging.LIMIT, 1, Paging.MOST);
        long start = Math.max(0, from < 0 ? total + from : from);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put(
                "lines",
                store.console().lines(run, start, limit, request.first("q").orElse("")).stream()
                        .map(ConsoleRoute::shape)
                        .toList());
        answer.put("total", total);
        return Response.json(answer);
    }

    private static Object shape(Console.Line line) {
        Map<String, Object> shape = new LinkedHashMap<>();
        shape.put("n", line.number());
        shape.put("time", line.micros() / 1e3);
        shape.put("stream", line.stream());
        shape.put("text", line.text());
        return shape;
    }
}
