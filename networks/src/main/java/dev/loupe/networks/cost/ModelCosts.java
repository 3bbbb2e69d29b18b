package dev.loupe.networks.cost;

import dev.loupe.networks.graph.Model;
import dev.loupe.networks.graph.Tensor;
import dev.loupe.networks.infer.KnownTypes;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What a model takes for one run, operator by operator and module by module. Operators that work on constants alone are taken to be computed beforehand. A node that runs one of two graphs takes what the
/// dearer takes; what a loop takes is not known.
///
/// @param nodes   of all graphs, in the file's order; those of subgraphs and functions are in the node that runs them as well
/// @param scopes  of the main graph, by path with `/` between parts, sorted
/// @param total   of the main graph; amounts that are not known in one operator are not known here
/// @param counted the same over those operators alone of which all is known
/// @param peak    the most bytes of values of the main graph that are needed at one time when operators run in order and nothing is written over what it is made of; −1 if not known
/// @param symbols names of extents without a number, sorted; [KnownTypes#BATCH] for a first one without a name
/// @param shapeless inputs whose rank is not known
public record ModelCosts(
        List<Entry> nodes,
        Map<String, Cost> scopes,
        Cost total,
        Cost counted,
        long peak,
        Set<String> symbols,
        List<String> shapeless) {
    /// @param graph index in the model
    /// @param node  index in the graph
    /// @param scope path of its module, empty at the top
    public record Entry(
            int graph, int node, String name, String operator, String scope, Cost cost) {}

    /// @param bound numbers for symbolic extents and inputs, as of [dev.loupe.networks.infer.GivenExtents]
    public static ModelCosts of(Model model, Map<String, Long> bound) {
        return model.network()
                ? new Counting(model, KnownTypes.of(model, bound)).costs()
                : weightsAlone(model);
    }

    /// How many operators of the main graph take what is not known.
    public long unknown() {
        return nodes.stream().filter(e -> e.graph == 0 && !e.cost.known()).count();
    }

    /// Parameters by the paths in names; what is done with them is not known.
    private static ModelCosts weightsAlone(Model model) {
        Map<String, Cost> scopes = new TreeMap<>();
        Tensor.distinct(model.tensors())
                .forEach(
                        tensor -> {
                            Cost cost = weight(tensor.stored(), tensor.bytes());
                            String path = "";
                            String[] parts = tensor.name().split("[./]");
                            for (int k = 0; k < parts.length - 1; k++) {
                                path = path.isEmpty() ? parts[k] : path + "/" + parts[k];
                                scopes.merge(path, cost, Cost::plus);
                            }
                        });
        Cost total = weight(model.parameters(), model.bytes());
        return new ModelCosts(
                List.of(), scopes, total, total, Amounts.UNKNOWN, new TreeSet<>(), List.of());
    }

    private static Cost weight(long parameters, long bytes) {
        long none = Amounts.UNKNOWN;
        return new Cost(parameters, bytes, none, none, none, none);
    }
}
