package dev.loupe.networks.format.paddle;

import dev.loupe.core.DataType;
import dev.loupe.core.Shape;
import dev.loupe.networks.format.GraphDraft;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.graph.Attribute;
import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.graph.Node;
import dev.loupe.networks.graph.Tensor;
import dev.loupe.networks.graph.Type;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A PIR program in JSON (paddle/fluid/pir/serialize_deserialize): `program.regions[].blocks[].ops[]`; an operator has its name under `#` (`1.conv2d`, the number stands for the dialect; `p` is
/// a parameter), inputs under `I`, outputs under `O`, attributes under `A`; values are numbers under `%`, types stand under `TT`.
final class PirProgram {
    private static final int DEEPEST = 50;
    private static final List<String> DIALECTS = List.of("builtin", "pd_op", "cf", "custom_op");

    private final JsonNode root;
    private final Map<String, PaddleWeights.Variable> stored = new LinkedHashMap<>();
    private final List<@Nullable Graph> graphs = new ArrayList<>();
    private Map<String, Tensor> weights = Map.of();

    PirProgram(JsonNode root) {
        this.root = root;
    }

    Model read(ModelFile file) throws IOException {
        JsonNode block = root.path("program").path("regions").path(0).path("blocks").path(0);
        for (JsonNode op : block.path("ops")) {
            String name = parameter(op);
            if (!name.isEmpty()
                    && type(op.path("O")) instanceof Type.TensorOf(DataType element, Shape shape)
                    && element != null
                    && shape != null) {
                stored.put(name, new PaddleWeights.Variable(element, shape));
            }
        }
        weights = new PaddleWeights(file, stored).tensors();
        graph(block, "main", 0);
        List<Graph> all = new ArrayList<>();
        for (Graph graph : graphs) {
            if (graph != null) {
                all.add(graph);
            }
        }
        List<Tensor> tensors = List.copyOf(weights.values());
        return new Model(
                "paddle",
                all,
                tensors,
                Map.of("version", root.path("base_code").path("version").asString("?")),
                Tensor.parameters(tensors),
                List.of(),
                null);
    }

    private static String parameter(JsonNode op) {
        return op.path("#").asString("").equals("p") ? op.path("A").path(3).asString("") : "";
    }

    private int graph(JsonNode block, String name, int depth) {
        int index = graphs.size();
        graphs.add(null);
        GraphDraft draft = new GraphDraft(name, depth == 0 ? Graph.Role.MAIN : Graph.Role.SUBGRAPH);
        for (JsonNode argument : list(block.path("args"))) {
            Node.Port port = draft.input(value(argument));
            draft.type(port, type(argument));
        }
        for (JsonNode op : block.path("ops")) {
            draft.add(node(op, name, depth, draft));
        }
        graphs.set(index, draft.graph());
        return index;
    }

    private static Iterable<JsonNode> list(JsonNode one) {
        return one.isArray() ? one : one.isObject() ? List.of(one) : List.of();
    }

    private static String value(JsonNode said) {
        return "%" + said.path("%").asString("?");
    }

    private Node node(JsonNode op, String graph, int depth, GraphDraft draft) {
        String said = op.path("#").asString("");
        int dot = said.indexOf('.');
        String kind = said.equals("p") ? "parameter" : said.substring(dot + 1);
        List<Node.Port> inputs = new ArrayList<>();
        for (JsonNode input : list(op.path("I"))) {
            String value = value(input);
            inputs.add(value.equals("%0") ? new Node.Port("", -1) : draft.takes("", value));
        }
        List<Attribute> attributes = new ArrayList<>();
        String parameter = parameter(op);
        String scope = "";
        for (JsonNode entry : op.path("A")) {
            if (entry.path("N").asString("").equals("struct_name")) {
                scope = PaddleTypes.scope(entry.path("AT").path("D").asString(""));
            } else if (entry.isObject()) {
                attributes.add(
                        new Attribute(entry.path("N").asString(""), content(entry.path("AT"))));
            }
        }
        Tensor tensor = weights.get(parameter);
        if (tensor != null) {
            attributes.add(new Attribute("value", new Attribute.Weights(tensor)));
        }
        List<Integer> subgraphs = new ArrayList<>();
        for (JsonNode region : op.path("regions")) {
            for (JsonNode block : region.path("blocks")) {
                if (depth < DEEPEST) {
                    String inner = graph + "/" + kind + " " + graphs.size();
                    subgraphs.add(graph(block, inner, depth + 1));
                }
            }
        }
        List<Node.Port> outputs = new ArrayList<>();
        for (JsonNode output : list(op.path("O"))) {
            Node.Port port = draft.makes("", value(output));
            draft.type(port, type(output));
            outputs.add(port);
            if (kind.equals("data")) {
                draft.input(port);
            }
        }
        if (kind.equals("fetch")) {
            inputs.forEach(draft::output);
        }
        return new Node(
                parameter,
                kind,
                dialect(said, dot),
                inputs,
                outputs,
                attributes,
                subgraphs,
                scope,
                Map.of());
    }

    private static String dialect(String said, int dot) {
        String number = dot < 0 ? "0" : said.substring(0, dot);
        int index = number.matches("\\d") ? Integer.parseInt(number) : DIALECTS.size();
        return index < DIALECTS.size() ? DIALECTS.get(index) : number;
    }

    /// `{"%": 1, "TT": {"#": "0.t_dtensor", "D": [{"#": "0.t_f32"}, [4, 3], …]}}`.
    private static Type type(JsonNode value) {
        JsonNode type = value.path("TT");
        JsonNode data = type.path("D");
        if (!type.path("#").asString("").endsWith("t_dtensor")) {
            return type.path("#").asString("").endsWith("t_vec")
                    ? new Type.SequenceOf(Type.UNKNOWN)
                    : Type.UNKNOWN;
        }
        JsonNode extents = data.path(1);
        long[] shape = new long[extents.size()];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = extents.path(i).asLong(-1);
        }
        return new Type.TensorOf(
                PaddleTypes.named(data.path(0).path("#").asString("")), Shape.of(shape));
    }

    private static Attribute.Content content(JsonNode attribute) {
        JsonNode data = attribute.path("D");
        if (data.isArray() && !data.isEmpty()) {
            List<JsonNode> items = new ArrayList<>();
            for (JsonNode item : data) {
                items.add(item.has("D") ? item.path("D") : item);
            }
            if (items.stream().allMatch(JsonNode::isIntegralNumber)) {
                return new Attribute.Wholes(items.stream().mapToLong(n -> n.asLong(0)).toArray());
            }
            return items.stream().allMatch(JsonNode::isNumber)
                    ? new Attribute.Reals(items.stream().mapToDouble(n -> n.asDouble(0)).toArray())
                    : new Attribute.Other(data.toString());
        }
        if (data.isIntegralNumber()) {
            return new Attribute.Whole(data.asLong(0));
        }
        if (data.isNumber()) {
            return new Attribute.Real(data.asDouble(0));
        }
        return data.isBoolean()
                ? new Attribute.Flag(data.asBoolean(false))
                : data.isString()
                        ? new Attribute.Text(data.asString(""))
                        : new Attribute.Other(data.toString());
    }
}
