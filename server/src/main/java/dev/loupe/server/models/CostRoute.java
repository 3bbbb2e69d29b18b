package dev.loupe.server.models;

import dev.loupe.networks.architecture.Synthesis;
import dev.loupe.networks.cost.CostWords;
import dev.loupe.networks.cost.KvCache;
import dev.loupe.networks.cost.ModelCosts;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.infer.GivenExtents;
import dev.loupe.server.http.Problem;
import dev.loupe.server.http.Request;
import dev.loupe.server.http.Response;

import java.io.IOException;
import java.util.Map;

/// `GET /api/v1/model/costs?at=&dims=batch=1,seq=128`: what a model takes for one run, as `loupe inspect --costs --json` says it.
final class CostRoute {
    private final ModelPlaces places;

    CostRoute(ModelPlaces places) {
        this.places = places;
    }

    Response answer(Request request) throws IOException {
        Map<String, Long> dims = dims(request.first("dims").orElse(""));
        Model model = Synthesis.of(places.model(request).said());
        return Response.json(
                CostWords.json(ModelCosts.of(model, dims), dims, KvCache.bytesPerToken(model)));
    }

    private static Map<String, Long> dims(String text) {
        try {
            return GivenExtents.of(text);
        } catch (IllegalArgumentException wrong) {
            throw new Problem(400, "'dims': " + wrong.getMessage());
        }
    }
}
