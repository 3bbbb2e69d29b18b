package dev.loupe.server.models;

import dev.loupe.networks.architecture.Synthesis;
import dev.loupe.networks.cost.CostWords;
import dev.loupe.networks.cost.KvCache;
import dev.loupe.networks.cost.ModelCosts;
import dev.loupe.networks.graph.Model;
import dev.loupe.server.http.Problem;
import dev.loupe.server.http.Request;
import dev.loupe.server.http.Response;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

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
        Map<String, Long> dims = new TreeMap<>();
        for (String part : text.isBlank() ? new String[0] : text.split(",")) {
            int sign = part.lastIndexOf('=');
            try {
                long number = Long.parseLong(part.substring(sign + 1).strip());
                if (sign > 0 && number >= 0) {
                    dims.put(part.substring(0, sign).strip(), number);
                    continue;
                }
            } catch (NumberFormatException none) {
                throw wrong(text);
            }
            throw wrong(text);
        }
        return dims;
    }

    private static Problem wrong(String text) {
        return new Problem(
                400,
                "'dims' must be names with numbers, as in batch=1,seq=128, but is '" + text + "'.");
    }
}
