package dev.loupe.networks.format.mnn;

import dev.loupe.core.Shape;
import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.core.bytes.Flat;
import dev.loupe.networks.format.GraphDraft;
import dev.loupe.networks.graph.Attribute;
import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.graph.Node;
import dev.loupe.networks.graph.Tensor;
import dev.loupe.networks.graph.Type;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A model while it is read (MNN.fbs, Net): `bizCode` 0, `oplists` 3, `outputName` 4, `sourceType` 6, `tensorName` 7, `subgraphs` 10. Operators name values by their places in `tensorName`.
final class MnnNet {
    private static final List<String> SOURCES =
            List.of("Caffe", "TensorFlow", "TFLite", "ONNX", "Torch");
    private static final int MAIN_KINDS = 120;

    private final Flat net;
    private final MnnWeights weights;
    private long budget;

    MnnNet(Flat net, MnnWeights weights) {
        this.net = net;
        this.weights = weights;
        budget = 4 * net.buffer().length();
    }

    /// Whether the root looks like a Net: its first operator is of a known type and names values that have names.
    static boolean begins(Bytes bytes) {
        if (bytes.length() < 64 || bytes.u32(0) > 4096) {
            return false;
        }
        try {
            Flat root = Flat.root(bytes);
            long names = root.vector(7, 4).length() / 4;
            Bytes operators = root.vector(3, 4);
            if (names == 0 || operators.length() == 0 || root.i8(6, 0) < 0 || root.i8(6, 0) > 8) {
                return false;
            }
            long place = operators.start() - bytes.start();
            Flat first = new Flat(bytes, place + bytes.u32(place));
            Bytes outputs = first.vector(4, 4);
            return MnnTypes.known(first.i32(5, 0))
                    && first.u8(1, 0) < MAIN_KINDS
                    && outputs.length() > 0
                    && outputs.u32(0) < names
                    && !first.text(3).isEmpty();
        } catch (Broken no) {
            return false;
        }
    }

    Model read() {
        List<GraphDraft> drafts = new ArrayList<>();
        drafts.add(new GraphDraft("main", Graph.Role.MAIN));
        Map<String, Integer> graphs = new LinkedHashMap<>();
        Map<String, String> metadata = new LinkedHashMap<>();
        Model.Damage damage = null;
        try {
            told(metadata);
            List<Flat> inner = net.tables(10);
            spend(inner.size());
            for (Flat subgraph : inner) {
                String name = subgraph.text(0);
                spend(name.length());
                graphs.putIfAbsent(name, drafts.size());
                drafts.add(
                        new GraphDraft(unique(name, drafts.size(), graphs), Graph.Role.SUBGRAPH));
            }
            operators(net, 3, names(net, 7), graphs, drafts.getFirst());
            outputs(drafts.getFirst());
            for (int i = 0; i < inner.size(); i++) {
                GraphDraft draft = drafts.get(i + 1);
                List<String> names = names(inner.get(i), 3);
                values(inner.get(i).vector(1, 4), names).forEach(v -> draft.input(v));
                operators(inner.get(i), 4, names, graphs, draft);
                values(inner.get(i).vector(2, 4), names)
                        .forEach(v -> draft.output(draft.takes("", v)));
            }
        } catch (Broken broken) {
            damage = new Model.Damage(broken.offset(), String.valueOf(broken.getMessage()));
        }
        return new Model(
                "mnn",
                drafts.stream().map(GraphDraft::graph).toList(),
                weights.tensors(),
                metadata,
                Tensor.parameters(weights.tensors()),
                List.of(),
                damage);
    }

    private static String unique(String name, int index, Map<String, Integer> graphs) {
        boolean first = graphs.getOrDefault(name, index) == index && !name.equals("main");
        return first ? name : name + " (" + index + ")";
    }

    /// Tables may be shared, so a small file could name much: what is read in all is bounded by the file's size.
    private void spend(long n) {
        budget -= n;
        if (budget < 0) {
            throw new Broken(0, "no more values than the file has room for", "more");
        }
    }

    private void told(Map<String, String> metadata) {
        if (!net.text(0).isEmpty()) {
            metadata.put("business code", net.text(0));
        }
        int source = net.i8(6, 0);
        if (source >= 0 && source < SOURCES.size()) {
            metadata.put("made from", SOURCES.get(source));
        }
        net.table(2)
                .ifPresent(
                        extra -> {
                            if (!extra.text(3).isEmpty()) {
                                metadata.put("version", extra.text(3));
                            }
                        });
    }

    private List<String> names(Flat from, int field) {
        Bytes buffer = net.buffer();
        Bytes places = from.vector(field, 4);
        List<String> names = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (long p = 0; p < places.length(); p += 4) {
            long at = places.start() - buffer.start() + p;
            long text = at + buffer.u32(at);
            long length = buffer.u32(text);
            spend(length + 4);
            String name = buffer.text(text + 4, length);
            if (!taken.add(name)) {
                name = name + " of tensor " + names.size();
                taken.add(name);
            }
            names.add(name);
        }
        return names;
    }

    private List<String> values(Bytes indices, List<String> names) {
        spend(indices.length());
        List<String> values = new ArrayList<>();
        for (long p = 0; p < indices.length(); p += 4) {
            long index = indices.u32(p);
            values.add(index < names.size() ? names.get((int) index) : "tensor " + index);
        }
        return values;
    }

    private void outputs(GraphDraft draft) {
        List<String> names = names(net, 4);
        names.forEach(n -> draft.output(draft.takes("", n)));
        if (names.isEmpty()) {
            draft.outputsAreWhatNobodyTakes();
        }
    }

    private void operators(
            Flat from,
            int field,
            List<String> names,
            Map<String, Integer> graphs,
            GraphDraft draft) {
        Bytes buffer = net.buffer();
        Bytes places = from.vector(field, 4);
        for (long p = 0; p < places.length(); p += 4) {
            long at = places.start() - buffer.start() + p;
            spend(16);
            operator(new Flat(buffer, at + buffer.u32(at)), names, graphs, draft);
        }
    }

    private void operator(
            Flat op, List<String> names, Map<String, Integer> graphs, GraphDraft draft) {
        String name = op.text(3);
        spend(name.length());
        int kind = op.u8(1, 0);
        Flat main = op.table(2).orElse(null);
        List<Node.Port> inputs = new ArrayList<>();
        List<Node.Port> outputs = new ArrayList<>();
        values(op.vector(0, 4), names).forEach(v -> inputs.add(draft.takes("", v)));
        List<Attribute> attributes = new ArrayList<>();
        List<Integer> subgraphs = new ArrayList<>();
        String type = MnnTypes.operator(op.i32(5, 0));
        if (main != null) {
            attributes.addAll(MnnAttributes.of(kind, main));
            for (Tensor tensor : weights.of(name, kind, main)) {
                spend(16);
                if (type.equals("Const")) {
                    attributes.add(new Attribute("value", new Attribute.Weights(tensor)));
                } else {
                    inputs.add(draft.weight(tensor.name().substring(name.length() + 1), tensor));
                }
            }
            if (kind == 85 || kind == 86) {
                runs(
                        main,
                        kind == 85 ? List.of("cond", "body") : List.of("then", "else"),
                        graphs,
                        attributes,
                        subgraphs);
            }
        }
        for (String value : values(op.vector(4, 4), names)) {
            Node.Port port = draft.makes("", value);
            outputs.add(port);
            if (type.equals("Input")) {
                draft.type(port, input(main));
                draft.input(port);
            }
        }
        draft.add(new Node(name, type, "", inputs, outputs, attributes, subgraphs, "", Map.of()));
    }

    private static void runs(
            Flat main,
            List<String> formals,
            Map<String, Integer> graphs,
            List<Attribute> attributes,
            List<Integer> subgraphs) {
        for (int i = 0; i < formals.size(); i++) {
            Integer graph = graphs.get(main.text(i));
            if (graph != null) {
                subgraphs.add(graph);
                attributes.add(new Attribute(formals.get(i), new Attribute.Runs(graph)));
            }
        }
    }

    private static Type input(@Nullable Flat main) {
        if (main == null || main.vector(0, 4).length() > 4 * 32) {
            return Type.UNKNOWN;
        }
        int[] dims = main.ints(0);
        long[] extents = new long[dims.length];
        for (int i = 0; i < dims.length; i++) {
            extents[i] = dims[i];
        }
        return new Type.TensorOf(
                MnnTypes.element(main.i32(1, 1)), main.has(0) ? Shape.of(extents) : null);
    }
}
