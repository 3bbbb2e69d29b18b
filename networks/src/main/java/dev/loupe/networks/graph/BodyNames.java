package dev.loupe.networks.graph;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// What a graph is to the operator that runs it.
final class BodyNames {
    private static final Pattern TAIL =
            Pattern.compile("(_?branch|_?(sub)?graph|_?index|_?net|_?block)+$");

    private BodyNames() {}

    /// By the attribute that names the graph (`then_branch`: `then`), else by its place among the operator's: `then` and `else`, `cond` and `body`; a single one is the `body`.
    static String of(Model model, Node node, int place) {
        int graph = node.subgraphs().get(place);
        for (Attribute attribute : node.attributes()) {
            if (attribute.content() instanceof Attribute.Runs(int index) && index == graph) {
                String name =
                        TAIL.matcher(attribute.name().toLowerCase(Locale.ROOT)).replaceFirst("");
                return name.isEmpty() ? "body" : name.replace('/', '.');
            }
        }
        int count = node.subgraphs().size();
        if (count == 1) {
            return "body";
        }
        String operator = node.operator().toLowerCase(Locale.ROOT);
        boolean loop = operator.contains("while") || operator.contains("loop");
        if (count == 2 && (loop || operator.contains("if") || operator.contains("cond"))) {
            return (loop ? List.of("cond", "body") : List.of("then", "else")).get(place);
        }
        boolean known = graph >= 0 && graph < model.graphs().size();
        String name = known ? model.graphs().get(graph).name().replace('/', '.') : "";
        return name.isEmpty() ? "body" : name;
    }
}
