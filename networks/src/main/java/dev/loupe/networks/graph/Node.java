package dev.loupe.networks.graph;

import java.util.List;
import java.util.Map;

/// One operator in its place.
///
/// @param name      as in the file; may be empty, may repeat
/// @param operator  plain: `Conv`, without domain or overload
/// @param domain    the operator set that it belongs to, empty for the format's own
/// @param scope     the path of the module that it belongs to, `/` between parts, as the format says it outright (module stacks, metadata); empty when it does not
/// @param subgraphs indices of graphs in the model that the node runs
/// @param metadata  everything else that the file says of the node
public record Node(
        String name,
        String operator,
        String domain,
        List<Port> inputs,
        List<Port> outputs,
        List<Attribute> attributes,
        List<Integer> subgraphs,
        String scope,
        Map<String, String> metadata) {

    /// Where a value goes in or comes out.
    ///
    /// @param name  the formal name (`weight`, `bias`), empty if the format gives none
    /// @param value index into the graph's values, −1 for an optional one that is absent
    public record Port(String name, int value) {}

    public Node {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        attributes = List.copyOf(attributes);
        subgraphs = List.copyOf(subgraphs);
    }
}
