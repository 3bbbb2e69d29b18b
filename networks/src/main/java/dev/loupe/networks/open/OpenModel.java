package dev.loupe.networks.open;

import dev.loupe.networks.architecture.Synthesis;
import dev.loupe.networks.draw.Diagram;
import dev.loupe.networks.draw.Drafting;
import dev.loupe.networks.draw.View;
import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.infer.KnownTypes;
import dev.loupe.networks.scope.Hierarchy;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// A model that was read, with the hierarchies that were asked for.
public final class OpenModel {
    private final Path file;
    private final KnownTypes known;
    private final Model said;
    private final Model model;
    private final Map<Integer, Hierarchy> hierarchies = new ConcurrentHashMap<>();

    OpenModel(Path file, Model model) {
        this.file = file;
        said = model;
        known = KnownTypes.of(Synthesis.of(model));
        this.model = known.model();
    }

    public Path file() {
        return file;
    }

    /// With the graph, the types and the shapes that its file does not tell, as far as they follow.
    public Model model() {
        return model;
    }

    /// As its file says it.
    public Model said() {
        return said;
    }

    /// Which types and shapes follow.
    public KnownTypes known() {
        return known;
    }

    /// @throws IllegalArgumentException with one sentence if there is none of that number
    public Graph graph(int index) {
        if (index < 0 || index >= model.graphs().size()) {
            throw new IllegalArgumentException(
                    "The model has %d graphs, counted from 0, but graph %d was asked for."
                            .formatted(model.graphs().size(), index));
        }
        return model.graphs().get(index);
    }

    /// The scopes of a graph.
    ///
    /// @throws IllegalArgumentException as [#graph]
    public Hierarchy hierarchy(int index, boolean fold) {
        Graph graph = graph(index);
        return hierarchies.computeIfAbsent(
                2 * index + (fold ? 1 : 0), k -> Hierarchy.of(graph, fold, true));
    }

    /// @throws IllegalArgumentException as [#graph]
    public Diagram diagram(View view) {
        Graph graph = graph(view.graph());
        return Drafting.of(
                graph,
                view.flat() ? Hierarchy.flat(graph) : hierarchy(view.graph(), view.fold()),
                view);
    }
}
