package dev.loupe.server.api;

import dev.loupe.runs.Intake;
import dev.loupe.runs.Store;
import dev.loupe.server.http.Request;
import dev.loupe.server.http.Response;
import dev.loupe.server.http.Router;

import java.util.Map;

/// `POST /api/v1/runs/{run}/log`: what a client says of a run in one breath.
final class LogRoute {
    private final RunWrites writes;

    LogRoute(Store store) {
        this.writes = new RunWrites(store);
    }

    void addTo(Router router) {
        router.add("POST", "/api/v1/runs/{run}/log", this::log);
    }

    private Response log(Request request) {
        Intake.Receipt receipt = writes.log(Bodies.run(request), Bodies.object(request));
        return Response.json(Map.of("points", receipt.stored(), "known", receipt.known()));
    }
}
