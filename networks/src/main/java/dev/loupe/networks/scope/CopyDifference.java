package dev.loupe.networks.scope;

import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.scope.Member.Scope;

import java.util.ArrayList;
import java.util.List;

/// One copy of a repeat that is not as the one that is drawn.
///
/// @param name    of the copy within its scope: `layer.3`
/// @param details what differs, in the order of the drawn copy
public record CopyDifference(String name, String path, List<Detail> details) {
    /// One thing that differs.
    ///
    /// @param node     the drawn operator, −1 where only the copy has it
    /// @param own      the copy's operator, −1 where it is missing
    /// @param operator of the drawn one, else of the copy's
    /// @param what     `missing`, `added`, `operator`, `inputs`, the name of an attribute or of an input that holds settings, `shape of …`, `type of …`
    /// @param before   what the drawn copy has; empty where there is nothing to say
    /// @param after    what this copy has
    public record Detail(
            int node, int own, String operator, String what, String before, String after) {}

    public CopyDifference {
        details = List.copyOf(details);
    }

    /// The copies of a repeat that differ from the drawn one, in their order. O(operators of all copies).
    public static List<CopyDifference> of(Graph graph, Scope repeat) {
        if (repeat.copies().isEmpty()) {
            return List.of();
        }
        CopyForms forms = new CopyForms(graph);
        int[] drawn = Repeats.all(repeat.members());
        List<CopyDifference> found = new ArrayList<>();
        for (Scope copy : repeat.copies()) {
            List<Detail> details = forms.differences(drawn, Repeats.all(copy.members()));
            if (!details.isEmpty()) {
                found.add(new CopyDifference(copy.name(), copy.path(), details));
            }
        }
        return found;
    }

    /// The number by which the copy is known, else its name.
    public String number() {
        return name.replaceAll("^.*?(\\d+)$", "$1");
    }

    /// In one line: `layer.3: 768 → 1024 in 4 shapes, Gelu instead of Relu`.
    public String text() {
        return CopyWords.of(this);
    }
}
