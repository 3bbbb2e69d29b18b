package dev.loupe.server.api;

import dev.loupe.figure.draw.Drawing;
import dev.loupe.figure.foreign.ForeignFigure;
import dev.loupe.figure.foreign.carry.Carried;
import dev.loupe.figure.out.SceneJson;
import dev.loupe.figure.spec.Heading;
import dev.loupe.figure.spec.Picture;
import dev.loupe.server.http.Json;
import dev.loupe.server.http.Problem;
import dev.loupe.server.http.Request;
import dev.loupe.server.http.Response;
import dev.loupe.server.http.Router;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// Plotly's and Vega-Lite's figures as scenes, which the pages paint. Nothing of a figure is executed or fetched, and nothing is kept.
final class FigureRoute {
    private static final long LONGEST = 16_000_000;
    private static final int LEAST = 160;
    private static final int MOST = 4_000;

    void addTo(Router router) {
        router.add("POST", "/api/v1/figures/scene", this::scene);
    }

    private Response scene(Request request) throws IOException {
        int width = request.number("width", 720, LEAST, MOST);
        int height = request.number("height", 440, LEAST, MOST);
        String theme = request.first("theme").orElse("light");
        if (!theme.equals("light") && !theme.equals("dark")) {
            throw new Problem(400, "'theme' must be light or dark, but is '" + theme + "'.");
        }
        String json = new String(request.body(LONGEST).readAllBytes(), StandardCharsets.UTF_8);
        try {
            Carried carried = ForeignFigure.read(json);
            Heading heading = carried.picture().heading().size(width, height).theme(theme);
            Picture picture = carried.picture().with(heading);
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("notes", carried.notes());
            answer.put("scene", Json.parse(SceneJson.write(Drawing.of(picture).scene())));
            return Response.json(answer);
        } catch (IllegalArgumentException | StackOverflowError e) {
            throw new Problem(400, sentence(e));
        }
    }

    private static String sentence(Throwable e) {
        return e instanceof StackOverflowError || e.getMessage() == null
                ? "The figure is nested too deeply to be drawn."
                : e.getMessage();
    }
}
