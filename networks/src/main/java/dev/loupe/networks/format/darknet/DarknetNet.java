package dev.loupe.networks.format.darknet;

import dev.loupe.core.DataType;
import dev.loupe.core.Shape;
import dev.loupe.networks.format.AttributeText;
import dev.loupe.networks.format.GraphDraft;
import dev.loupe.networks.graph.Attribute;
import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Node;
import dev.loupe.networks.graph.Tensor;
import dev.loupe.networks.graph.Type;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A network: `[net]` says the input, every other section is a layer that takes what the one before makes, or what `from` and `layers` name. A layer is called by its index.
final class DarknetNet {
    private final DarknetWeights weights;
    private final GraphDraft draft = new GraphDraft("main", Graph.Role.MAIN);
    private final List<Extent> made = new ArrayList<>();
    private Extent input = Extent.UNKNOWN;

    DarknetNet(DarknetWeights weights) {
        this.weights = weights;
    }

    Graph graph(List<CfgSection> sections) {
        CfgSection net = sections.getFirst();
        input = Extent.of(net.whole("width", 0), net.whole("height", 0), net.whole("channels", 0));
        Shape shape = input.shape();
        int flat = net.whole("inputs", 0);
        if (!input.known() && flat > 0) {
            input = Extent.of(1, 1, flat);
            shape = Shape.of(flat);
        }
        draft.type(draft.input("input"), new Type.TensorOf(DataType.FLOAT32, shape));
        net.options().forEach(draft.metadata()::put);
        for (CfgSection section : sections.subList(1, sections.size())) {
            add(section);
        }
        draft.outputsAreWhatNobodyTakes();
        return draft.graph();
    }

    private void add(CfgSection section) {
        int index = made.size();
        List<Node.Port> inputs = new ArrayList<>();
        boolean routes = section.type().equals("route");
        if (!routes && !section.type().equals("implicit")) {
            inputs.add(draft.takes("", index == 0 ? "input" : Integer.toString(index - 1)));
        }
        List<Extent> others = new ArrayList<>();
        String named = routes ? "layers" : "from";
        if (section.options().containsKey(named)) {
            for (int layer : section.layers(named, index)) {
                boolean there = layer >= 0 && layer < index;
                others.add(there ? made.get(layer) : Extent.UNKNOWN);
                inputs.add(
                        there ? draft.takes("", Integer.toString(layer)) : new Node.Port("", -1));
            }
        }
        DarknetLayer layer = new DarknetLayer(section, index, weights);
        Extent extent = layer.make(index == 0 ? input : made.get(index - 1), others);
        made.add(extent);
        for (Tensor tensor : layer.taken()) {
            inputs.add(
                    draft.weight(tensor.name().substring(tensor.name().indexOf('.') + 1), tensor));
        }
        Node.Port output = draft.makes("", Integer.toString(index));
        draft.type(output, new Type.TensorOf(DataType.FLOAT32, extent.shape()));
        List<Attribute> attributes = new ArrayList<>();
        section.options().forEach((k, v) -> attributes.add(AttributeText.of(k, v)));
        draft.add(
                new Node(
                        Integer.toString(index),
                        section.type(),
                        "",
                        inputs,
                        List.of(output),
                        attributes,
                        List.of(),
                        "",
                        Map.of()));
    }
}
