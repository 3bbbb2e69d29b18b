package dev.loupe.server.models;

import dev.loupe.figure.FileFormat;
import dev.loupe.figure.out.SceneJson;
import dev.loupe.figure.theme.Theme;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.open.OpenModel;
import dev.loupe.networks.schematic.Schematic;
import dev.loupe.networks.schematic.derive.Derivation;
import dev.loupe.networks.schematic.draw.SchematicScene;
import dev.loupe.networks.schematic.json.Controls;
import dev.loupe.networks.schematic.json.SchematicJson;
import dev.loupe.server.http.Json;
import dev.loupe.server.http.Problem;
import dev.loupe.server.http.Request;
import dev.loupe.server.http.Response;
import dev.loupe.server.http.Router;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Schematics for pages: drawn from a spec, or taken out of a model. Nothing is kept.
final class SchematicRoutes {
    private static final long LONGEST = 4_000_000;
    private static final double DENSITY = 3;

    private final ModelPlaces places;

    SchematicRoutes(ModelPlaces places) {
        this.places = places;
    }

    void addTo(Router router) {
        router.add("POST", "/api/v1/schematics/scene", this::scene);
        router.add("POST", "/api/v1/schematics/picture", this::picture);
        router.add("GET", "/api/v1/model/schematic", this::derived);
    }

    private Response scene(Request request) throws IOException {
        Schematic schematic = spec(request);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("spec", SchematicJson.tree(schematic));
        answer.put("full", SchematicJson.full(schematic));
        answer.put("controls", Controls.of(schematic));
        answer.put(
                "scene",
                Json.parse(
                        said(() -> SceneJson.write(SchematicScene.of(schematic, theme(request))))));
        return Response.json(answer);
    }

    private Response picture(Request request) throws IOException {
        Schematic schematic = spec(request);
        String format = request.first("format").orElse("svg");
        FileFormat file =
                switch (format) {
                    case "svg" -> FileFormat.SVG;
                    case "png" -> FileFormat.PNG;
                    case "pdf" -> FileFormat.PDF;
                    case "tex" -> FileFormat.TEX;
                    default ->
                            throw new Problem(
                                    400,
                                    "'format' must be svg, png, pdf or tex, but is '"
                                            + format
                                            + "'.");
                };
        byte[] bytes =
                said(
                        () ->
                                file.write(
                                        SchematicScene.of(schematic, theme(request)),
                                        () -> null,
                                        DENSITY,
                                        SchematicJson.write(schematic)));
        return Response.bytes(
                switch (file) {
                    case SVG -> "image/svg+xml";
                    case PNG -> "image/png";
                    case PDF -> "application/pdf";
                    default -> "application/x-tex";
                },
                bytes);
    }

    private Response derived(Request request) throws IOException {
        String word = request.first("style").orElse("");
        List<String> styles = SchematicJson.styles();
        if (!styles.contains(word)) {
            throw new Problem(
                    400,
                    "'style' must be one of "
                            + String.join(", ", styles)
                            + ", but is '"
                            + word
                            + "'.");
        }
        int height = request.number("height", 0, 0, 1_000_000);
        Derivation.Wish wish =
                new Derivation.Wish(
                        height,
                        request.number("width", height, 0, 1_000_000),
                        Derivation.Wish.NONE.neurons());
        try {
            Schematic schematic =
                    Derivation.of(
                            shown(places.model(request)),
                            Schematic.Style.values()[styles.indexOf(word)],
                            wish);
            return Response.json(Map.of("spec", SchematicJson.tree(schematic)));
        } catch (IllegalArgumentException e) {
            throw Problem.of(400, e);
        }
    }

    private static Schematic spec(Request request) throws IOException {
        String json = new String(request.body(LONGEST).readAllBytes(), StandardCharsets.UTF_8);
        return said(() -> SchematicJson.read(json));
    }

    private static Theme theme(Request request) {
        String theme = request.first("theme").orElse("light");
        if (!theme.equals("light") && !theme.equals("dark")) {
            throw new Problem(400, "'theme' must be light or dark, but is '" + theme + "'.");
        }
        return Theme.named(theme);
    }

    private static <T> T said(java.util.function.Supplier<T> act) {
        try {
            return act.get();
        } catch (IllegalArgumentException e) {
            throw Problem.of(400, e);
        } catch (StackOverflowError _) {
            throw new Problem(400, "The schematic is nested too deeply to be drawn.");
        }
    }

    /// Weights alone are told by their names, not by a graph that was made of these.
    private static Model shown(OpenModel model) {
        return model.said().network() ? model.model() : model.said();
    }
}
