package dev.loupe.server.models;

import dev.loupe.networks.draw.Diagram;
import dev.loupe.networks.draw.EdgeLabels;
import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Node;
import dev.loupe.networks.graph.Tensor;
import dev.loupe.networks.scope.CopyDifference;
import dev.loupe.networks.scope.Hierarchy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Diagrams, hits and tensors as JSON.
final class ModelShapes {
    private ModelShapes() {}

    static Map<String, Object> diagram(Diagram diagram, EdgeLabels labels) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("width", rounded(diagram.width()));
        json.put("height", rounded(diagram.height()));
        json.put("open", diagram.open());
        json.put("boxes", diagram.boxes().stream().map(ModelShapes::box).toList());
        json.put("edges", diagram.edges().stream().map(ModelShapes::edge).toList());
        List<Map<String, Object>> words = new ArrayList<>();
        for (EdgeLabels.Label label : labels.placed()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("edge", label.edge());
            one.put("text", label.text());
            one.put("x", rounded(label.x()));
            one.put("y", rounded(label.y()));
            words.add(one);
        }
        json.put("labels", words);
        return json;
    }

    private static double rounded(double pixels) {
        return Math.round(pixels * 10) / 10.0;
    }

    private static Map<String, Object> box(Diagram.Box box) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", box.kind().name().toLowerCase(Locale.ROOT));
        json.put("outer", box.outer());
        json.put("label", box.label());
        json.put("detail", box.detail());
        if (!box.path().isEmpty()) {
            json.put("path", box.path());
        }
        if (box.nodes().length == 1 && box.kind() != Diagram.Kind.SCOPE) {
            json.put("node", box.nodes()[0]);
        } else if (box.nodes().length > 0) {
            json.put("operators", box.nodes().length);
        }
        if (box.values().length > 0) {
            json.put("values", box.values());
        }
        if (box.times() > 1) {
            json.put("times", box.times());
        }
        if (!box.differences().isEmpty()) {
            json.put("differ", box.differences().stream().map(CopyDifference::number).toList());
        }
        if (box.odd() > 0) {
            json.put("odd", box.odd());
        }
        json.put("weighs", box.weighs());
        json.put("x", rounded(box.x()));
        json.put("y", rounded(box.y()));
        json.put("width", rounded(box.width()));
        json.put("height", rounded(box.height()));
        return json;
    }

    private static Map<String, Object> edge(Diagram.Edge edge) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("from", edge.from());
        json.put("to", edge.to());
        json.put("values", edge.values());
        json.put("head", edge.head());
        double[] points = edge.points().clone();
        for (int i = 0; i < points.length; i++) {
            points[i] = rounded(points[i]);
        }
        json.put("points", points);
        return json;
    }

    /// Hits, those that are drawn as one operator together.
    static Map<String, Object> hits(
            Graph graph, Hierarchy hierarchy, List<Integer> found, int most) {
        Map<Integer, Integer> times = new LinkedHashMap<>();
        found.forEach(node -> times.merge(hierarchy.like()[node], 1, Integer::sum));
        List<Map<String, Object>> hits = new ArrayList<>();
        Scopes scopes = new Scopes(hierarchy);
        times.forEach(
                (node, n) -> {
                    Node at = graph.nodes().get(node);
                    Map<String, Object> hit = new LinkedHashMap<>();
                    hit.put("node", node);
                    hit.put("operator", at.operator());
                    hit.put("name", at.name());
                    hit.put("scopes", scopes.around(node));
                    hit.put("times", n);
                    hits.add(hit);
                });
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("count", found.size());
        json.put("more", found.size() == most);
        json.put("hits", hits);
        return json;
    }

    static Map<String, Object> tensor(Tensor tensor, int index) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("tensor", index);
        json.put("name", tensor.name());
        json.put("type", tensor.type().name());
        json.put("shape", tensor.shape().toString());
        json.put("elements", tensor.stored());
        json.put("bytes", tensor.bytes());
        return json;
    }
}
