package dev.loupe.networks.diff;

import dev.loupe.networks.diff.ModelDiff.Part;
import dev.loupe.networks.graph.Attribute;
import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.graph.Node;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/// Compares the graphs of two networks: the main ones, functions of equal names, and subgraphs of nodes that belong together.
final class GraphDiffs {
    private final Model a;
    private final Model b;
    private final Findings found;
    private final Side before;
    private final Side after;
    private final Deque<Due> due = new ArrayDeque<>();

    private record Due(int graphA, int graphB, @Nullable GraphDiff around) {}

    GraphDiffs(Model a, Model b, Findings found) {
        this.a = a;
        this.b = b;
        this.found = found;
        before = new Side(a);
        after = new Side(b);
    }

    /// The graphs of one model with what is known of each.
    private static final class Side {
        final Wiring[] wirings;
        final Signatures[] exact;
        final Signatures[] loose;

        /// Subgraphs stand behind what runs them, so the last graph is the innermost.
        Side(Model model) {
            int n = model.graphs().size();
            wirings = new Wiring[n];
            exact = new Signatures[n];
            loose = new Signatures[n];
            long[] exactly = new long[n];
            long[] loosely = new long[n];
            for (int g = n - 1; g >= 0; g--) {
                Wiring wiring = new Wiring(model.graphs().get(g));
                wirings[g] = wiring;
                exact[g] = Signatures.of(wiring, true, i -> exactly[i]);
                loose[g] = Signatures.of(wiring, false, i -> loosely[i]);
                exactly[g] = Signatures.graph(wiring, exact[g].before());
                loosely[g] = Signatures.graph(wiring, loose[g].before());
            }
        }
    }

    void compare() throws IOException {
        due.add(new Due(0, 0, null));
        functions();
        while (!due.isEmpty()) {
            Due next = due.poll();
            compare(next);
        }
    }

    private void compare(Due at) throws IOException {
        Pairs pairs =
                Pairing.of(
                        new Pairing.Sides(
                                before.wirings[at.graphA],
                                after.wirings[at.graphB],
                                before.exact[at.graphA],
                                after.exact[at.graphB],
                                before.loose[at.graphA],
                                after.loose[at.graphB]));
        if (at.graphA == 0) {
            found.partners = pairs.toB;
        }
        GraphDiff diff = new GraphDiff(pairs, at.graphA, at.graphB, at.around, found);
        diff.compare();
        for (int i = 0; i < pairs.toB.length; i++) {
            if (pairs.toB[i] >= 0) {
                subgraphs(pairs.a.node(i), pairs.b.node(pairs.toB[i]), diff);
            }
        }
    }

    private void subgraphs(Node nodeA, Node nodeB, GraphDiff around) {
        for (Attribute one : nodeA.attributes()) {
            for (Attribute other : nodeB.attributes()) {
                if (one.name().equals(other.name())
                        && one.content() instanceof Attribute.Runs(int graphA)
                        && other.content() instanceof Attribute.Runs(int graphB)) {
                    due.add(new Due(graphA, graphB, around));
                }
            }
        }
    }

    private void functions() {
        Map<String, Integer> ofA = functions(a);
        Map<String, Integer> ofB = functions(b);
        ofA.forEach(
                (name, graph) -> {
                    Integer other = ofB.get(name);
                    if (other == null) {
                        found.removed.add(new Part(name, "function", graph, -1));
                    } else {
                        due.add(new Due(graph, other, null));
                    }
                });
        ofB.forEach(
                (name, graph) -> {
                    if (!ofA.containsKey(name)) {
                        found.added.add(new Part(name, "function", graph, -1));
                    }
                });
    }

    private static Map<String, Integer> functions(Model model) {
        Map<String, Integer> functions = new LinkedHashMap<>();
        for (int g = 0; g < model.graphs().size(); g++) {
            Graph graph = model.graphs().get(g);
            if (graph.role() == Graph.Role.FUNCTION) {
                functions.put(graph.name(), g);
            }
        }
        return functions;
    }
}
