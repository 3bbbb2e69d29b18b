package dev.loupe.networks.format.openvino;

import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.graph.Tensor;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A model while it is read: its net and the bodies of `If`, `Loop` and `TensorIterator`.
final class IrModel {
    private final IrConstants constants;
    private final List<@Nullable Graph> graphs = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    IrModel(IrConstants constants) {
        this.constants = constants;
    }

    Model read(XmlTree.Element net, Model.@Nullable Damage damage) {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("ir version", net.says("version"));
        net.first("rt_info").children().forEach(info -> told("", info, metadata));
        graph(net, net.says("name"), Graph.Role.MAIN);
        List<Graph> all = new ArrayList<>();
        for (Graph graph : graphs) {
            if (graph != null) {
                all.add(graph);
            }
        }
        return new Model(
                "openvino",
                all,
                constants.tensors(),
                metadata,
                Tensor.parameters(constants.tensors()),
                List.of(),
                damage);
    }

    /// @return the graph's index in the model
    int graph(XmlTree.Element net, String name, Graph.Role role) {
        String unique = name;
        for (int i = 2; !names.add(unique); i++) {
            unique = name + " (" + i + ")";
        }
        int index = graphs.size();
        graphs.add(null);
        graphs.set(index, new IrNet(net, this, constants).graph(unique, role));
        return index;
    }

    /// Keeps `value` of an entry of `rt_info`, under the names of the entries around it.
    private static void told(String path, XmlTree.Element info, Map<String, String> into) {
        String own = info.says("name").isEmpty() ? info.name() : info.says("name");
        String key = path.isEmpty() ? own : path + "." + own;
        if (info.attributes().containsKey("value")) {
            into.put(key, info.says("value"));
        }
        info.children().forEach(child -> told(key, child, into));
    }
}
