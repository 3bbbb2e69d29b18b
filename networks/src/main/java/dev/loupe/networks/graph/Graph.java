package dev.loupe.networks.graph;

import java.util.List;
import java.util.Map;

/// Operators, joined by values. Nodes stand in the file's order; a legal graph names no cycle, an illegal one may.
///
/// @param name    unique within its model
/// @param role    what the graph is
/// @param inputs  indices into `values`; initialisers are left out
/// @param outputs indices into `values`
public record Graph(
        String name,
        Role role,
        List<Node> nodes,
        List<Value> values,
        List<Integer> inputs,
        List<Integer> outputs,
        Map<String, String> metadata) {

    /// A function is called by nodes whose operator has its name; a subgraph belongs to one node (`If`, `Loop`, `Scan`, …).
    public enum Role {
        MAIN,
        SUBGRAPH,
        FUNCTION
    }

    public Graph {
        nodes = List.copyOf(nodes);
        values = List.copyOf(values);
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    /// How many pairs (value, node that takes it) have a node of this graph as the value's source: the drawn edges.
    public long edges() {
        boolean[] made = new boolean[values.size()];
        for (Node node : nodes) {
            for (Node.Port port : node.outputs()) {
                if (port.value() >= 0) {
                    made[port.value()] = true;
                }
            }
        }
        long edges = 0;
        for (Node node : nodes) {
            for (Node.Port port : node.inputs()) {
                if (port.value() >= 0 && made[port.value()]) {
                    edges++;
                }
            }
        }
        return edges;
    }
}
