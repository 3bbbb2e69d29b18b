package dev.loupe.server.models;

import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Node;
import dev.loupe.networks.scope.Hierarchy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// All operators of a graph by name and module, so that pages can put numbers that have names on what is drawn.
final class NodeTable {
    private final Graph graph;
    private final Hierarchy hierarchy;
    private final Map<String, Integer> scopes = new LinkedHashMap<>();
    private final List<Map<String, Object>> told = new ArrayList<>();

    NodeTable(Graph graph, Hierarchy hierarchy) {
        this.graph = graph;
        this.hierarchy = hierarchy;
    }

    Map<String, Object> json() {
        int n = graph.nodes().size();
        List<String> names = new ArrayList<>(n);
        List<String> values = new ArrayList<>(n);
        int[] homes = new int[n];
        int[] within = new int[n];
        Scopes seen = new Scopes(hierarchy);
        Map<List<String>, Integer> chains = new HashMap<>();
        List<List<String>> ways = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            Node node = graph.nodes().get(i);
            names.add(node.name());
            values.add(made(node));
            int like = hierarchy.like()[i];
            homes[i] = scope(hierarchy.home().get(i), hierarchy.home().get(like));
            within[i] =
                    chains.computeIfAbsent(
                            seen.around(like),
                            way -> {
                                ways.add(way);
                                return ways.size() - 1;
                            });
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("names", names);
        json.put("values", values);
        json.put("like", hierarchy.like());
        json.put("homes", homes);
        json.put("scopes", told);
        json.put("within", within);
        json.put("ways", ways);
        return json;
    }

    private String made(Node node) {
        return node.outputs().stream()
                .filter(port -> port.value() >= 0)
                .findFirst()
                .map(port -> graph.values().get(port.value()).name())
                .orElse("");
    }

    /// The place of a scope in the list, −1 for the top.
    ///
    /// @param drawn the scope that is drawn for it
    private int scope(Hierarchy.Place place, Hierarchy.Place drawn) {
        Hierarchy.Place outer = place.outer();
        if (outer == null) {
            return -1;
        }
        Integer known = scopes.get(place.path());
        if (known != null) {
            return known;
        }
        Hierarchy.Place drawnOuter = drawn.outer();
        int around = scope(outer, drawnOuter == null ? drawn : drawnOuter);
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("path", place.path());
        one.put("outer", around);
        one.put("drawn", drawn.repeats().isEmpty() ? drawn.path() : drawn.repeats());
        scopes.put(place.path(), told.size());
        told.add(one);
        return told.size() - 1;
    }
}
