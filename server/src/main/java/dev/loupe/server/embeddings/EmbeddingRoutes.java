package dev.loupe.server.embeddings;

import dev.loupe.figure.draw.Drawing;
import dev.loupe.figure.out.SceneJson;
import dev.loupe.runs.Store;
import dev.loupe.server.http.Json;
import dev.loupe.server.http.Problem;
import dev.loupe.server.http.Request;
import dev.loupe.server.http.Response;
import dev.loupe.server.http.Router;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/// Embeddings that runs logged: where their vectors lie, as a scene, and who is near one.
public final class EmbeddingRoutes {
    private static final int MOST_NEIGHBOURS = 100;
    private static final int MOST_LISTED = 200;
    private static final int MOST_NAMED = 20;

    private final Embeddings embeddings;

    public EmbeddingRoutes(Store store) {
        this.embeddings = new Embeddings(store);
    }

    public void addTo(Router router) {
        router.add("GET", "/api/v1/runs/{run}/embedding", this::places);
        router.add("GET", "/api/v1/runs/{run}/embedding/scene", this::scene);
        router.add("GET", "/api/v1/runs/{run}/embedding/neighbours", this::neighbours);
    }

    private Response places(Request request) throws IOException {
        Embedding embedding = embeddings.of(request);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("rows", embedding.vectors().rows());
        answer.put("width", embedding.vectors().width());
        answer.put("explained", embedding.components().explained());
        Labels labels = embedding.labels();
        answer.put(
                "columns",
                labels.columns().keySet().stream()
                        .map(name -> Map.of("name", name, "kind", word(labels.kind(name))))
                        .toList());
        answer.put("notes", embedding.note().isEmpty() ? List.of() : List.of(embedding.note()));
        if (request.first("components").isPresent()) {
            answer.put(
                    "places",
                    Arrays.stream(axes(request, embedding))
                            .mapToObj(axis -> embedding.components().places()[axis])
                            .toList());
        }
        return Response.json(answer);
    }

    private Response scene(Request request) throws IOException {
        Embedding embedding = embeddings.of(request);
        int rows = embedding.vectors().rows();
        int width = request.number("width", 720, 160, 4_000);
        int height = request.number("height", 500, 160, 4_000);
        String theme = word(request, "theme", "light", "dark");
        int[] found = embedding.labels().find(rows, request.first("q").orElse(""));
        int row = request.number("row", -1, -1, rows - 1);
        List<Integer> marked = new ArrayList<>(IntStream.of(found).boxed().toList());
        if (row >= 0) {
            marked.add(row);
            near(request, embedding, row).forEach(near -> marked.add(near.row()));
        }
        int[] halo = marked.stream().mapToInt(i -> i).distinct().toArray();
        EmbeddingFigure figure =
                new EmbeddingFigure(
                        embedding,
                        axes(request, embedding),
                        request.first("colour").orElse(""),
                        halo,
                        halo.length <= MOST_NAMED ? halo : new int[0]);
        Drawing drawing =
                figure.draw(theme)
                        .size(width, height)
                        .heading(h -> h.language(request.first("language").orElse("")))
                        .drawing();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("found", found.length);
        answer.put(
                "rows",
                IntStream.of(found)
                        .limit(MOST_LISTED)
                        .mapToObj(i -> Map.of("row", i, "label", embedding.labels().of(i)))
                        .toList());
        answer.put("scene", Json.parse(SceneJson.write(drawing.scene())));
        return Response.json(answer);
    }

    private Response neighbours(Request request) throws IOException {
        Embedding embedding = embeddings.of(request);
        int row = request.number("row", 0, 0, embedding.vectors().rows() - 1);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("row", row);
        answer.put("label", embedding.labels().of(row));
        answer.put("values", embedding.labels().all(row));
        answer.put(
                "neighbours",
                near(request, embedding, row).stream()
                        .map(
                                near ->
                                        Map.of(
                                                "row",
                                                near.row(),
                                                "label",
                                                embedding.labels().of(near.row()),
                                                "distance",
                                                near.distance()))
                        .toList());
        return Response.json(answer);
    }

    private static List<Neighbours.Neighbour> near(Request request, Embedding embedding, int row) {
        String measure = word(request, "measure", "cosine", "euclidean");
        return Neighbours.of(
                embedding.vectors(),
                row,
                Neighbours.Measure.valueOf(measure.toUpperCase(Locale.ROOT)),
                request.number("count", 10, 1, MOST_NEIGHBOURS));
    }

    /// Two or three components, from 0.
    private static int[] axes(Request request, Embedding embedding) {
        int most = embedding.components().explained().length;
        String text = request.first("components").orElse("1,2");
        String[] parts = text.split(",", -1);
        int[] axes = new int[parts.length];
        boolean right = parts.length == 2 || parts.length == 3;
        for (int i = 0; i < parts.length && right; i++) {
            right = parts[i].matches("[1-9][0-9]?") && Integer.parseInt(parts[i]) <= most;
            axes[i] = right ? Integer.parseInt(parts[i]) - 1 : 0;
        }
        if (!right) {
            throw new Problem(
                    400,
                    "'components' must be two or three numbers from 1 to "
                            + most
                            + " with commas between them, but is '"
                            + text
                            + "'.");
        }
        return axes;
    }

    /// One of two words, the first unless something is said.
    private static String word(Request request, String name, String usual, String other) {
        String word = request.first(name).orElse(usual);
        if (!word.equals(usual) && !word.equals(other)) {
            throw new Problem(
                    400,
                    "'"
                            + name
                            + "' must be "
                            + usual
                            + " or "
                            + other
                            + ", but is '"
                            + word
                            + "'.");
        }
        return word;
    }

    private static String word(Enum<?> kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
