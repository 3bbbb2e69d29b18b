package dev.loupe.networks.open;

import dev.loupe.networks.architecture.Synthesis;
import dev.loupe.networks.draw.Diagram;
import dev.loupe.networks.draw.Drafting;
import dev.loupe.networks.draw.View;
import dev.loupe.networks.graph.Captures;
import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.graph.Node;
import dev.loupe.networks.graph.Tensor;
import dev.loupe.networks.graph.Unfolded;
import dev.loupe.networks.infer.KnownTypes;
import dev.loupe.networks.scope.Hierarchy;
import dev.loupe.networks.scope.OwnWeights;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// A model that was read, with the hierarchies that were asked for.
public final class OpenModel {
    private final Path file;
    private final KnownTypes known;
    private final Model said;
    private final Model model;
    private final Map<List<Integer>, Tensor> held = new HashMap<>();
    private final Map<Tensor, Integer> places = new IdentityHashMap<>();
    private final Map<Object, Integer> byPlace = new HashMap<>();
    private final List<Tensor> tensors;
    private final Map<Integer, Unfolded> unfolded = new ConcurrentHashMap<>();
    private final Map<Integer, Hierarchy> hierarchies = new ConcurrentHashMap<>();

    OpenModel(Path file, Model model) {
        this.file = file;
        said = model;
        known = KnownTypes.of(Synthesis.of(model));
        this.model = Captures.told(known.model());
        tensors = all();
    }

    public Path file() {
        return file;
    }

    /// With the graph, the types and the shapes that its file does not tell, as far as they follow, and what graphs within nodes take from around them ([Captures]).
    public Model model() {
        return model;
    }

    /// All stored weights: those that the file lists, then those that operators hold themselves.
    public List<Tensor> tensors() {
        return tensors;
    }

    /// Those of [#tensors] that operators hold themselves.
    public List<Tensor> held() {
        return tensors.subList(model.tensors().size(), tensors.size());
    }

    /// Where among [#tensors] what a value of a graph holds stands, under whatever name; −1 if it is none of them.
    public int tensor(int graph, int value) {
        Tensor data = graph(graph).values().get(value).data();
        Tensor of = data == null ? held.get(List.of(graph, value)) : data;
        if (of == null) {
            return -1;
        }
        Integer at = places.get(of);
        Object place = of.place();
        return at != null ? at : place == null ? -1 : byPlace.getOrDefault(place, -1);
    }

    /// What an operator holds may be one of those that the file lists, as in Core ML's programs.
    private List<Tensor> all() {
        List<Tensor> all = new ArrayList<>(model.tensors());
        Map<Object, Tensor> listed = new HashMap<>();
        for (Tensor tensor : all) {
            Object place = tensor.place();
            if (place != null) {
                listed.putIfAbsent(place, tensor);
            }
        }
        for (int g = 0; g < model.graphs().size(); g++) {
            Graph graph = model.graphs().get(g);
            for (Node node : graph.nodes()) {
                Tensor tensor = OwnWeights.held(node);
                int value = tensor == null ? -1 : node.outputs().getFirst().value();
                Object place = tensor == null ? null : tensor.place();
                Tensor same = place == null ? null : listed.get(place);
                if (same != null) {
                    held.put(List.of(g, value), same);
                } else if (tensor != null && value >= 0) {
                    Tensor named = tensor.named(graph.values().get(value).name());
                    held.put(List.of(g, value), named);
                    all.add(named);
                }
            }
        }
        for (int i = 0; i < all.size(); i++) {
            places.putIfAbsent(all.get(i), i);
            Object place = all.get(i).place();
            if (place != null) {
                byPlace.putIfAbsent(place, i);
            }
        }
        return List.copyOf(all);
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

    /// A graph with all that its operators run.
    ///
    /// @throws IllegalArgumentException as [#graph]
    public Unfolded unfolded(int index) {
        graph(index);
        return unfolded.computeIfAbsent(index, k -> Unfolded.of(model, index));
    }

    /// The scopes of a graph, and of what its operators run.
    ///
    /// @throws IllegalArgumentException as [#graph]
    public Hierarchy hierarchy(int index, boolean fold) {
        Unfolded unfolded = unfolded(index);
        return hierarchies.computeIfAbsent(
                2 * index + (fold ? 1 : 0), k -> Hierarchy.of(unfolded, fold, true));
    }

    /// @throws IllegalArgumentException as [#graph]
    public Diagram diagram(View view) {
        Unfolded unfolded = unfolded(view.graph());
        return Drafting.of(
                unfolded,
                view.flat() ? Hierarchy.flat(unfolded) : hierarchy(view.graph(), view.fold()),
                view);
    }
}
