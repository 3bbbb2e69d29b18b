package dev.loupe.networks.format.openvino;

import dev.loupe.core.Shape;
import dev.loupe.networks.format.AttributeText;
import dev.loupe.networks.format.GraphDraft;
import dev.loupe.networks.graph.Attribute;
import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Node;
import dev.loupe.networks.graph.Tensor;
import dev.loupe.networks.graph.Type;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A `<net>` or the body of a layer: `<layers>` whose ports are joined by `<edges>`.
///
/// ```xml
/// <layer id="2" name="w" type="Const" version="opset1"><data element_type="f32" shape="4, 3" offset="0" size="48"/>
///   <input><port id="0" precision="FP32"><dim>4</dim></port></input> <output>…</output></layer>
/// <edge from-layer="1" from-port="0" to-layer="2" to-port="0"/>
/// ```
final class IrNet {
    private static final Set<String> BODIES = Set.of("body", "then_body", "else_body");
    private static final Set<String> INPUTS = Set.of("Parameter", "Input");

    private final XmlTree.Element net;
    private final IrModel model;
    private final IrConstants constants;
    private final List<XmlTree.Element> layers;
    private final Map<Place, String> values = new HashMap<>();
    private final Map<Place, Place> sources = new HashMap<>();
    private final boolean ranksUnknown;

    private record Place(String layer, String port) {}

    IrNet(XmlTree.Element net, IrModel model, IrConstants constants) {
        this.net = net;
        this.model = model;
        this.constants = constants;
        layers = net.first("layers").all("layer");
        ranksUnknown = layers.stream().anyMatch(l -> l.first("data").says("shape").contains("..."));
    }

    Graph graph(String name, Graph.Role role) {
        nameValues();
        for (XmlTree.Element edge : net.first("edges").all("edge")) {
            sources.put(
                    new Place(edge.says("to-layer"), edge.says("to-port")),
                    new Place(edge.says("from-layer"), edge.says("from-port")));
        }
        GraphDraft draft = new GraphDraft(name, role);
        boolean results = false;
        for (XmlTree.Element layer : layers) {
            Node node = node(layer, name, draft);
            draft.add(node);
            if (INPUTS.contains(node.operator())) {
                node.outputs().forEach(draft::input);
            } else if (node.operator().equals("Result")) {
                results = true;
                node.inputs().forEach(draft::output);
            }
        }
        if (!results) {
            draft.outputsAreWhatNobodyTakes();
        }
        return draft.graph();
    }

    /// A value is called by its first tensor name, else by its layer, with the port where there are several.
    private void nameValues() {
        Set<String> taken = new HashSet<>();
        for (XmlTree.Element layer : layers) {
            List<XmlTree.Element> ports = layer.first("output").all("port");
            for (XmlTree.Element port : ports) {
                String said = firstName(port.says("names"));
                String name =
                        !said.isEmpty()
                                ? said
                                : ports.size() == 1
                                        ? layer.says("name")
                                        : layer.says("name") + "." + port.says("id");
                if (!taken.add(name)) {
                    name = name + " of " + layer.says("id") + "." + port.says("id");
                    taken.add(name);
                }
                values.put(new Place(layer.says("id"), port.says("id")), name);
            }
        }
    }

    /// Names are joined by commas; a comma within one follows a backslash.
    private static String firstName(String names) {
        return names.split("(?<!\\\\),", 2)[0].replace("\\,", ",");
    }

    private Node node(XmlTree.Element layer, String graph, GraphDraft draft) {
        String name = layer.says("name");
        List<Node.Port> inputs = new ArrayList<>();
        for (XmlTree.Element port : layer.first("input").all("port")) {
            Place from = sources.get(new Place(layer.says("id"), port.says("id")));
            String value = from == null ? null : values.get(from);
            inputs.add(value == null ? new Node.Port("", -1) : draft.takes("", value));
        }
        List<Attribute> attributes = new ArrayList<>();
        XmlTree.Element data = layer.first("data");
        if (layer.says("type").equals("Const")) {
            attributes.add(
                    new Attribute("value", new Attribute.Weights(constants.constant(name, data))));
        } else {
            data.attributes().forEach((k, v) -> attributes.add(AttributeText.of(k, v)));
        }
        for (XmlTree.Element blob : blobs(layer)) {
            Tensor tensor = constants.blob(name, blob, layer.says("precision"));
            inputs.add(draft.weight(blob.name(), tensor));
        }
        List<Integer> subgraphs = new ArrayList<>();
        for (XmlTree.Element child : layer.children()) {
            if (BODIES.contains(child.name())) {
                int index =
                        model.graph(
                                child,
                                graph + "/" + name + "/" + child.name(),
                                Graph.Role.SUBGRAPH);
                subgraphs.add(index);
                attributes.add(new Attribute(child.name(), new Attribute.Runs(index)));
            } else if (child.name().endsWith("port_map") || child.name().equals("back_edges")) {
                attributes.add(new Attribute(child.name(), new Attribute.Other(map(child))));
            }
        }
        return new Node(
                name,
                layer.says("type"),
                "",
                inputs,
                outputs(layer, draft),
                attributes,
                subgraphs,
                "",
                told(layer));
    }

    private static List<XmlTree.Element> blobs(XmlTree.Element layer) {
        List<XmlTree.Element> blobs = new ArrayList<>(layer.first("blobs").children());
        blobs.addAll(layer.all("weights"));
        blobs.addAll(layer.all("biases"));
        return blobs;
    }

    private List<Node.Port> outputs(XmlTree.Element layer, GraphDraft draft) {
        List<Node.Port> outputs = new ArrayList<>();
        for (XmlTree.Element port : layer.first("output").all("port")) {
            String value = values.get(new Place(layer.says("id"), port.says("id")));
            Node.Port made = draft.makes("", value == null ? "" : value);
            draft.type(made, type(layer, port));
            outputs.add(made);
        }
        return outputs;
    }

    private Type type(XmlTree.Element layer, XmlTree.Element port) {
        String precision =
                port.says("precision").isEmpty() ? layer.says("precision") : port.says("precision");
        return new Type.TensorOf(IrTypes.named(precision), shape(layer, port));
    }

    private @Nullable Shape shape(XmlTree.Element layer, XmlTree.Element port) {
        List<XmlTree.Element> dims = port.all("dim");
        if (!dims.isEmpty()) {
            return new Shape(
                    dims.stream().map(d -> IrTypes.dimension(d.text().toString())).toList());
        }
        Map<String, String> data = layer.first("data").attributes();
        boolean said = layer.says("type").equals("Parameter") || layer.says("type").equals("Const");
        if (said && data.containsKey("shape")) {
            return IrTypes.shape(data.getOrDefault("shape", ""));
        }
        return ranksUnknown ? null : Shape.of();
    }

    private static String map(XmlTree.Element map) {
        List<String> entries = new ArrayList<>();
        map.children().forEach(c -> entries.add(c.name() + " " + c.attributes()));
        return String.join(", ", entries);
    }

    private static Map<String, String> told(XmlTree.Element layer) {
        Map<String, String> metadata = new LinkedHashMap<>();
        if (!layer.says("version").isEmpty()) {
            metadata.put("version", layer.says("version"));
        }
        for (XmlTree.Element info : layer.first("rt_info").children()) {
            String key = info.says("name").isEmpty() ? info.name() : info.says("name");
            metadata.put(key, info.says("value"));
        }
        return metadata;
    }
}
