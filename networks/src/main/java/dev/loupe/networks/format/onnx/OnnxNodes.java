package dev.loupe.networks.format.onnx;

import dev.loupe.core.bytes.Bytes;
import dev.loupe.core.bytes.Proto;
import dev.loupe.networks.format.CalledModules;
import dev.loupe.networks.graph.Attribute;
import dev.loupe.networks.graph.Node;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

/// Operators and their attributes (onnx.proto, NodeProto and AttributeProto).
final class OnnxNodes {
    private final OnnxTensors tensors;

    OnnxNodes(OnnxTensors tensors) {
        this.tensors = tensors;
    }

    /// @param subgraph reads a graph that the node runs and says its index
    Node node(Bytes message, OnnxGraph home, ToIntFunction<Bytes> subgraph) {
        List<Node.Port> inputs = new ArrayList<>();
        List<Node.Port> outputs = new ArrayList<>();
        List<Attribute> attributes = new ArrayList<>();
        List<Integer> subgraphs = new ArrayList<>();
        Map<String, String> metadata = new LinkedHashMap<>();
        String name = "";
        String operator = "";
        String domain = "";
        for (Proto p = new Proto(message); p.next(); ) {
            switch (p.field()) {
                case 1 -> inputs.add(home.port(p.text()));
                case 2 -> outputs.add(home.port(p.text()));
                case 3 -> name = p.text();
                case 4 -> operator = p.text();
                case 5 ->
                        attributes.add(
                                attribute(
                                        p.bytes(),
                                        graph -> {
                                            int index = subgraph.applyAsInt(graph);
                                            subgraphs.add(index);
                                            return index;
                                        }));
                case 6 -> metadata.put("doc_string", p.text());
                case 7 -> domain = p.text();
                case 8 -> metadata.put("overload", p.text());
                case 9 -> property(p.bytes(), metadata);
                default -> {}
            }
        }
        return new Node(
                name,
                operator,
                domain.equals("ai.onnx") ? "" : domain,
                inputs,
                outputs,
                attributes,
                subgraphs,
                scope(metadata),
                metadata);
    }

    static void property(Bytes entry, Map<String, String> into) {
        into.put(Proto.textOf(entry, 1), Proto.textOf(entry, 2));
    }

    Attribute attribute(Bytes message, ToIntFunction<Bytes> subgraph) {
        String name = "";
        int type = 0;
        Attribute.Content one = null;
        LongStream.Builder wholes = LongStream.builder();
        DoubleStream.Builder reals = DoubleStream.builder();
        List<String> texts = new ArrayList<>();
        List<String> others = new ArrayList<>();
        int repeated = 0;
        for (Proto p = new Proto(message); p.next(); ) {
            switch (p.field()) {
                case 1 -> name = p.text();
                case 2 -> one = new Attribute.Real(p.f32());
                case 3 -> one = new Attribute.Whole(p.varint());
                case 4 -> one = new Attribute.Text(p.text());
                case 5 -> one = new Attribute.Weights(tensors.dense(p.bytes()));
                case 6 -> one = new Attribute.Runs(subgraph.applyAsInt(p.bytes()));
                case 7 -> {
                    repeated = 6;
                    floats(p, reals);
                }
                case 8 -> {
                    repeated = 7;
                    p.varints(wholes::add);
                }
                case 9 -> {
                    repeated = 8;
                    texts.add(p.text());
                }
                case 10 -> {
                    repeated = 9;
                    others.add(said(tensors.dense(p.bytes())));
                }
                case 11 -> {
                    repeated = 10;
                    others.add("graph " + subgraph.applyAsInt(p.bytes()));
                }
                case 14 -> one = new Attribute.Other(OnnxTypes.type(p.bytes()).text());
                case 15 -> {
                    repeated = 14;
                    others.add(OnnxTypes.type(p.bytes()).text());
                }
                case 20 -> type = (int) p.varint();
                case 21 -> one = new Attribute.Other("@" + p.text());
                case 22 -> one = new Attribute.Weights(tensors.sparse(p.bytes()));
                case 23 -> {
                    repeated = 12;
                    others.add(said(tensors.sparse(p.bytes())));
                }
                default -> {}
            }
        }
        return new Attribute(
                name,
                switch (type == 0 || repeated != 0 ? repeated : type) {
                    case 6 -> new Attribute.Reals(reals.build().toArray());
                    case 7 -> new Attribute.Wholes(wholes.build().toArray());
                    case 8 -> new Attribute.Texts(texts);
                    case 9, 10, 12, 14 -> new Attribute.Other(others.toString());
                    case 1 -> one == null ? new Attribute.Real(0) : one;
                    case 2 -> one == null ? new Attribute.Whole(0) : one;
                    case 3 -> one == null ? new Attribute.Text("") : one;
                    default -> one == null ? new Attribute.Other("") : one;
                });
    }

    private static String said(dev.loupe.networks.graph.Tensor tensor) {
        return tensor.name() + " " + tensor.type() + " " + tensor.shape();
    }

    private static void floats(Proto p, DoubleStream.Builder into) {
        if (p.wire() == Proto.FIXED32) {
            into.add(p.f32());
            return;
        }
        Bytes packed = p.bytes();
        for (long at = 0; at < packed.length(); at += 4) {
            into.add(packed.f32(at));
        }
    }

    /// What PyTorch's exporter wrote of the module that made the node: the modules before the node's own entry.
    static String scope(Map<String, String> metadata) {
        String scopes = metadata.getOrDefault("pkg.torch.onnx.name_scopes", "");
        List<String> path = new ArrayList<>();
        if (scopes.startsWith("[") && scopes.endsWith("]")) {
            for (String part : scopes.substring(1, scopes.length() - 1).split(",")) {
                path.add(part.strip().replaceAll("^['\"]|['\"]$", ""));
            }
        } else {
            for (String part : metadata.getOrDefault("namespace", "").split("/")) {
                path.add(part.split(":", 2)[0].strip());
            }
        }
        return CalledModules.scope(path.subList(0, Math.max(0, path.size() - 1)));
    }
}
