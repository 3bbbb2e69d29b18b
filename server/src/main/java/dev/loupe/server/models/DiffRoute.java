package dev.loupe.server.models;

import dev.loupe.networks.diff.DiffDiagram;
import dev.loupe.networks.diff.DiffWords;
import dev.loupe.networks.diff.ModelDiff;
import dev.loupe.networks.draw.Marking;
import dev.loupe.networks.graph.Model;
import dev.loupe.server.http.Request;
import dev.loupe.server.http.Response;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// `GET /api/v1/models/diff?a=&b=&open=`: what changed from one model to another, as `loupe diff --json` says it, and where both are networks the diagram of it.
final class DiffRoute {
    private record Kept(Model a, Model b, ModelDiff diff) {}

    private final ModelPlaces places;
    private @Nullable Kept last;

    DiffRoute(ModelPlaces places) {
        this.places = places;
    }

    Response answer(Request request) throws IOException {
        Model a = places.model(request, "a").said();
        Model b = places.model(request, "b").said();
        ModelDiff diff = diff(a, b);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("a", places.place(request, "a").name());
        json.put("b", places.place(request, "b").name());
        json.putAll(DiffWords.json(diff));
        if (a.network() && b.network()) {
            Set<String> open =
                    request.first("open").isPresent()
                            ? new LinkedHashSet<>(request.all("open"))
                            : null;
            picture(json, diff, DiffDiagram.of(a, b, diff, open));
        }
        return Response.json(json);
    }

    /// The same two models are asked for again when a module opens, and their weights may be large.
    private synchronized ModelDiff diff(Model a, Model b) throws IOException {
        Kept known = last;
        if (known == null || known.a != a || known.b != b) {
            known = new Kept(a, b, ModelDiff.of(a, b));
            last = known;
        }
        return known.diff;
    }

    private static void picture(Map<String, Object> json, ModelDiff diff, DiffDiagram drawn) {
        json.put("diagram", ModelShapes.diagram(drawn.diagram(), drawn.labels()));
        json.put(
                "marks",
                drawn.diagram().boxes().stream().map(box -> sign(drawn.mark(box))).toList());
        Map<String, List<Integer>> boxes = new LinkedHashMap<>();
        boxes.put("added", diff.added().stream().map(p -> drawn.box(p.graph(), p.node())).toList());
        boxes.put(
                "removed",
                diff.removed().stream().map(p -> drawn.removed(p.graph(), p.node())).toList());
        boxes.put(
                "changed",
                diff.changed().stream().map(c -> drawn.box(c.graph(), c.node())).toList());
        boxes.put(
                "weights",
                diff.weights().stream().map(w -> drawn.box(w.graph(), w.node())).toList());
        json.put("boxes", boxes);
    }

    private static String sign(Marking.@Nullable Mark mark) {
        return mark == null ? "" : mark.sign();
    }
}
