package dev.loupe.server.api;

import dev.loupe.core.Wording;
import dev.loupe.runs.Refused;
import dev.loupe.runs.query.Mistake;
import dev.loupe.server.auth.LoginRoutes;
import dev.loupe.server.http.Face;
import dev.loupe.server.http.Json;
import dev.loupe.server.http.Problem;
import dev.loupe.server.http.Request;
import dev.loupe.server.http.Response;
import dev.loupe.server.http.Router;

import tools.jackson.core.JacksonException;

import java.util.LinkedHashMap;
import java.util.Map;

/// Loupe's own routes and the pages: failures are answered as `application/problem+json` (RFC 9457).
public final class ApiFace implements Face {
    private final Router router = new Router();

    @Override
    public Router router() {
        return router;
    }

    @Override
    public boolean owns(String path) {
        return true;
    }

    @Override
    public Response failed(Request request, Throwable failure) {
        Problem problem = problem(failure);
        boolean page =
                problem.status() == 401
                        && request.method().equals("GET")
                        && request.header("accept").orElse("").contains("text/html");
        if (page) {
            return LoginRoutes.instead(request);
        }
        Response response = Response.problem(problem);
        return problem.status() == 401
                ? response.header(
                        "www-authenticate", "Bearer realm=\"loupe\", Basic realm=\"loupe\"")
                : response;
    }

    /// What a failure is to a client; what it cannot help is a 500 without details.
    public static Problem problem(Throwable failure) {
        return switch (failure) {
            case Problem problem -> problem;
            case Mistake mistake ->
                    new Problem(400, String.valueOf(mistake.getMessage()), place(mistake));
            case Refused refused ->
                    refused.wording()
                            .map(wording -> new Problem(status(refused.why()), wording))
                            .orElseGet(
                                    () ->
                                            new Problem(
                                                    status(refused.why()),
                                                    String.valueOf(refused.getMessage())));
            case JacksonException json -> Json.mistake(json);
            case IllegalArgumentException wrong ->
                    new Problem(400, String.valueOf(wrong.getMessage()));
            case Throwable other ->
                    new Problem(
                            500,
                            Wording.of(
                                    "server.failed",
                                    "The server failed on this request: {what}.",
                                    "what",
                                    other.getClass().getSimpleName()));
        };
    }

    private static Map<String, Object> place(Mistake mistake) {
        Map<String, Object> place = new LinkedHashMap<>();
        place.put("at", mistake.at());
        place.put("length", mistake.length());
        place.put("wording", Problem.shape(mistake.wording()));
        mistake.repair().ifPresent(repair -> place.put("repair", repair));
        return place;
    }

    private static int status(Refused.Why why) {
        return switch (why) {
            case ABSENT -> 404;
            case EXISTS, STATE -> 409;
            case INVALID -> 400;
            case DAMAGED -> 500;
            case UNAVAILABLE -> 503;
        };
    }
}
