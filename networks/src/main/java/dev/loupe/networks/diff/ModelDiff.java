package dev.loupe.networks.diff;

import dev.loupe.networks.graph.Model;

import java.io.IOException;
import java.util.List;

/// What changed from one model to another. Names and the order of nodes are no structure; nodes that only hold a value are weights.
///
/// @param renamed  operators that are called otherwise
/// @param added    what only the second has
/// @param removed  what only the first has
/// @param changed  what both have and is not the same
/// @param weights  whose numbers differ, in the order of the first model
/// @param unread   weights that could not be compared, a sentence each
/// @param partners of the main graphs: `[nodes of the first]` the node of the second, −1 for none; empty where a file holds weights alone
public record ModelDiff(
        int renamed,
        List<Part> added,
        List<Part> removed,
        List<Changed> changed,
        List<Numbers> weights,
        List<String> unread,
        int[] partners) {
    /// An operator, or an input, output, function or weight of a model.
    ///
    /// @param type  the operator; else `input`, `output`, `function`; for weights alone the type of elements
    /// @param graph index in its model
    /// @param node  index in the graph, −1 for what is no node
    public record Part(String name, String type, int graph, int node) {}

    /// @param name    in the first model
    /// @param what    names what differs: an attribute, or `operator`, `inputs`, `outputs`, `source`, `shape`, `type`, `value`
    /// @param details for each of these what it was and what it is
    /// @param graph   index in the second model
    /// @param node    index in the graph, −1 for what is no node
    public record Changed(
            String name, List<String> what, List<Detail> details, int graph, int node) {
        public Changed {
            what = List.copyOf(what);
            details = List.copyOf(details);
        }
    }

    /// @param before,after as text, `none` where there was or is none
    public record Detail(String what, String before, String after) {}

    /// @param name         of the weight, in the model where it is a float of more bits, else in the first
    /// @param relativeNorm `‖b − a‖ / ‖a‖`, Euclidean, quantised ones dequantised; infinite where a is 0, NaN where a number is none
    /// @param graph        index in the second model, −1 for weights alone
    /// @param node         one that takes it, in the second model, −1 for none
    public record Numbers(String name, double relativeNorm, int graph, int node) {}

    public ModelDiff {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        changed = List.copyOf(changed);
        weights = List.copyOf(weights);
        unread = List.copyOf(unread);
    }

    /// Whether nothing but names differs.
    public boolean equal() {
        return added.isEmpty() && removed.isEmpty() && changed.isEmpty() && weights.isEmpty();
    }

    /// Compares two networks by structure; where one of both is weights alone, tensors by name.
    ///
    /// @throws IOException if a file that holds weights cannot be read
    public static ModelDiff of(Model a, Model b) throws IOException {
        Findings found = new Findings();
        if (a.network() && b.network()) {
            new GraphDiffs(a, b, found).compare();
        } else {
            TensorDiff.compare(a, b, found);
        }
        return found.diff();
    }
}
