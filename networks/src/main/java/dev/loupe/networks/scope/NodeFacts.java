package dev.loupe.networks.scope;

import dev.loupe.core.DataType;
import dev.loupe.core.Shape;
import dev.loupe.networks.graph.Attribute;
import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Node;
import dev.loupe.networks.graph.Tensor;
import dev.loupe.networks.graph.Type;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/// What copies of one operator should have in common: attributes, small whole numbers among its constants, types and shapes of what it makes and of its weights.
///
/// @param fixed  attributes and constants by name; one that only one copy has is a difference
/// @param shaped types and shapes by what they are of; what one copy does not tell is none
record NodeFacts(Map<String, String> fixed, Map<String, String> shaped) {
    /// More numbers than this are data, not settings.
    private static final int SETTINGS = 16;

    private static final int LONGEST = 60;

    static NodeFacts of(Graph graph, Node node, int[] maker) {
        NodeFacts facts = new NodeFacts(new TreeMap<>(), new TreeMap<>());
        for (Attribute attribute : node.attributes()) {
            if (!(attribute.content() instanceof Attribute.Runs)) {
                facts.fixed.put(attribute.name(), cut(text(attribute)));
            }
        }
        for (int i = 0; i < node.inputs().size(); i++) {
            Node.Port port = node.inputs().get(i);
            if (port.value() < 0) {
                continue;
            }
            String name = port.name().isEmpty() ? "input " + (i + 1) : port.name();
            Tensor data = graph.values().get(port.value()).data();
            if (data != null) {
                facts.type(name, data.type().name(), data.shape());
            }
            Tensor held =
                    data == null && maker[port.value()] >= 0
                            ? Constants.held(graph.nodes().get(maker[port.value()]))
                            : data;
            String numbers = settings(held);
            if (numbers != null) {
                facts.fixed.put(name, numbers);
            }
        }
        for (int i = 0; i < node.outputs().size(); i++) {
            Node.Port port = node.outputs().get(i);
            if (port.value() >= 0) {
                Type type = graph.values().get(port.value()).type();
                String name = node.outputs().size() == 1 ? "output" : "output " + (i + 1);
                facts.type(name, type.equals(Type.UNKNOWN) ? "unknown" : type.text(), type.shape());
            }
        }
        return facts;
    }

    /// Names in an attribute may count the copies (`dense_1`, `layers.3.bias`): those numbers are left out.
    private static String text(Attribute attribute) {
        String text = attribute.text();
        return attribute.content() instanceof Attribute.Text
                ? text.replaceAll("[._/-]\\d+(?![\\d.])", "")
                : text;
    }

    private void type(String of, String type, @Nullable Shape shape) {
        if (!type.equals("unknown")) {
            shaped.put("type of " + of, type);
        }
        if (shape != null) {
            shaped.put("shape of " + of, extents(shape));
        }
    }

    /// Extents with names are alike, whatever their names.
    private static String extents(Shape shape) {
        StringJoiner text = new StringJoiner("×", "[", "]");
        for (Shape.Dimension dimension : shape.dimensions()) {
            text.add(dimension instanceof Shape.Fixed fixed ? Long.toString(fixed.size()) : "?");
        }
        return text.toString();
    }

    private static @Nullable String settings(@Nullable Tensor tensor) {
        if (tensor == null
                || !tensor.type().equals(DataType.INT64)
                || tensor.stored() > SETTINGS
                || !(tensor.content() instanceof Tensor.Mapped mapped)
                || mapped.bytes().length() < 8 * tensor.stored()) {
            return null;
        }
        StringJoiner text = new StringJoiner(", ", "[", "]");
        for (int i = 0; i < tensor.stored(); i++) {
            text.add(Long.toString(mapped.bytes().i64(8L * i)));
        }
        return text.toString();
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }
}
