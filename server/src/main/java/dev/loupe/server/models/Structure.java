package dev.loupe.server.models;

import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Node;
import dev.loupe.networks.scope.CopyDifference;
import dev.loupe.networks.scope.Hierarchy;
import dev.loupe.networks.scope.Member;
import dev.loupe.networks.scope.OwnWeights;
import dev.loupe.networks.scope.ScopeWeights;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A graph's scopes as a tree with what they hold, and what its operators run; its operators too where they are few.
final class Structure {
    private static final int FEW = 4_000;

    private final Graph graph;
    private final Hierarchy hierarchy;
    private final boolean operators;
    private final OwnWeights weights;
    private final ScopeWeights scopes;

    Structure(Graph graph, Hierarchy hierarchy) {
        this.graph = graph;
        this.hierarchy = hierarchy;
        weights = OwnWeights.of(graph);
        scopes = new ScopeWeights(graph, weights);
        operators = count(hierarchy.top()) <= FEW;
    }

    private static int count(Member.Scope scope) {
        int count = 0;
        for (Member member : scope.members()) {
            count +=
                    switch (member) {
                        case Member.Scope inner -> 1 + count(inner);
                        case Member.Operator operator ->
                                1 + operator.bodies().stream().mapToInt(Structure::count).sum();
                    };
        }
        return count;
    }

    Map<String, Object> json() {
        return scope(hierarchy.top());
    }

    private Map<String, Object> scope(Member.Scope scope) {
        List<Map<String, Object>> members = new ArrayList<>();
        for (Member member : scope.members()) {
            switch (member) {
                case Member.Operator operator when !operators -> {}
                case Member.Operator operator -> members.add(operator(operator));
                case Member.Scope inner -> members.add(scope(inner));
            }
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", scope.name());
        json.put("path", scope.path());
        json.put("times", scope.times());
        List<CopyDifference> differences = CopyDifference.of(graph, scope);
        if (!differences.isEmpty()) {
            json.put("differences", differences.stream().map(Structure::difference).toList());
        }
        json.put("parameters", scopes.parameters(scope));
        json.put("operators", operators(scope));
        json.put("members", members);
        return json;
    }

    private static Map<String, Object> difference(CopyDifference copy) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", copy.name());
        json.put("path", copy.path());
        json.put("text", copy.text());
        json.put("details", copy.details().stream().map(Structure::detail).toList());
        return json;
    }

    private static Map<String, Object> detail(CopyDifference.Detail detail) {
        Map<String, Object> json = new LinkedHashMap<>();
        if (detail.node() >= 0) {
            json.put("node", detail.node());
        }
        if (detail.own() >= 0) {
            json.put("own", detail.own());
        }
        json.put("operator", detail.operator());
        json.put("what", detail.what());
        json.put("before", detail.before());
        json.put("after", detail.after());
        return json;
    }

    private static int operators(Member.Scope scope) {
        int own = 0;
        for (Member member : scope.members()) {
            own += member instanceof Member.Scope inner ? operators(inner) : 1;
        }
        return own * scope.times();
    }

    private long parameters(Member.Operator operator) {
        return weights.parameters(graph.nodes().get(operator.node()));
    }

    private Map<String, Object> operator(Member.Operator operator) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", operator.name());
        json.put("node", operator.node());
        Node node = graph.nodes().get(operator.node());
        json.put("operator", node.operator());
        String own = own(node.name(), node.operator());
        if (!own.isEmpty() && !own.equals(operator.name())) {
            json.put("own", own);
        }
        json.put("parameters", parameters(operator));
        if (!operator.bodies().isEmpty()) {
            json.put("path", operator.path());
            json.put("members", operator.bodies().stream().map(this::body).toList());
        }
        return json;
    }

    /// The last part of an operator's name; empty where it says no more than its kind and a number, as `/encoder/Add_3` does.
    static String own(String name, String operator) {
        String last = name.substring(name.lastIndexOf('/') + 1);
        String plain = last.toLowerCase(Locale.ROOT).replaceAll("[\\d_]", "");
        return plain.endsWith(operator.toLowerCase(Locale.ROOT).replaceAll("[\\d_]", ""))
                        || last.chars().allMatch(Character::isDigit)
                ? ""
                : last;
    }

    /// A graph that an operator runs; it opens with the operator.
    private Map<String, Object> body(Member.Scope body) {
        Map<String, Object> json = scope(body);
        json.remove("path");
        return json;
    }
}
