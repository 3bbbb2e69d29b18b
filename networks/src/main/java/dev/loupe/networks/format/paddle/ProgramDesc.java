package dev.loupe.networks.format.paddle;

import dev.loupe.core.DataType;
import dev.loupe.core.Shape;
import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.core.bytes.Proto;
import dev.loupe.networks.format.GraphDraft;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.graph.Attribute;
import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.graph.Node;
import dev.loupe.networks.graph.Tensor;
import dev.loupe.networks.graph.Type;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/// A `.pdmodel` or `__model__` (framework.proto): `blocks` 1, each with `vars` 3 and `ops` 4; the first is the main one, the others are run by operators of it. `feed` and `fetch` are operators.
final class ProgramDesc {
    private final ModelFile file;
    private final List<Bytes> blocks = new ArrayList<>();
    private final List<Map<String, Type>> types = new ArrayList<>();
    private final Map<String, PaddleWeights.Variable> stored = new LinkedHashMap<>();
    private final Map<String, String> metadata = new LinkedHashMap<>();
    private Model.@Nullable Damage damage;

    ProgramDesc(ModelFile file) {
        this.file = file;
    }

    /// Whether the top level looks like a ProgramDesc with a block.
    static boolean begins(Bytes bytes) {
        Proto p = new Proto(bytes);
        Bytes block;
        try {
            if (!p.next() || p.field() != 1 || p.wire() != Proto.BYTES) {
                return false;
            }
            block = p.bytes();
        } catch (Broken cut) {
            if (p.field() != 1 || p.wire() != Proto.BYTES) {
                return false;
            }
            block = bytes.from(p.offset() - bytes.start());
        }
        Proto inner = new Proto(block);
        try {
            return inner.next()
                    && inner.field() == 1
                    && inner.wire() == Proto.VARINT
                    && inner.next()
                    && inner.field() == 2
                    && inner.wire() == Proto.VARINT
                    && inner.next()
                    && (inner.field() == 3 || inner.field() == 4)
                    && inner.wire() == Proto.BYTES;
        } catch (Broken cut) {
            return (inner.field() == 3 || inner.field() == 4) && inner.wire() == Proto.BYTES;
        }
    }

    private void broken(Broken cut) {
        if (damage == null) {
            damage = new Model.Damage(cut.offset(), String.valueOf(cut.getMessage()));
        }
    }

    Model read() throws IOException {
        Bytes bytes = file.bytes();
        Proto p = new Proto(bytes);
        try {
            while (p.next()) {
                switch (p.field()) {
                    case 1 -> blocks.add(p.bytes());
                    case 4 -> {
                        for (Proto version = p.message(); version.next(); ) {
                            if (version.field() == 1) {
                                metadata.put("version", Long.toString(version.varint()));
                            }
                        }
                    }
                    default -> {}
                }
            }
        } catch (Broken cut) {
            broken(cut);
            if (p.field() == 1 && p.wire() == Proto.BYTES) {
                blocks.add(bytes.from(p.offset() - bytes.start()));
            }
        }
        blocks.forEach(this::variables);
        PaddleWeights weights = new PaddleWeights(file, stored);
        List<Graph> graphs = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            graphs.add(graph(i, weights.tensors()));
        }
        List<Tensor> tensors = List.copyOf(weights.tensors().values());
        return new Model(
                "paddle", graphs, tensors, metadata, Tensor.parameters(tensors), List.of(), damage);
    }

    private void variables(Bytes block) {
        Map<String, Type> into = new LinkedHashMap<>();
        types.add(into);
        try {
            for (Proto p = new Proto(block); p.next(); ) {
                if (p.field() == 3) {
                    variable(p.bytes(), into);
                }
            }
        } catch (Broken cut) {
            broken(cut);
        }
    }

    private void variable(Bytes message, Map<String, Type> into) {
        String name = "";
        boolean persistable = false;
        Type type = Type.UNKNOWN;
        for (Proto p = new Proto(message); p.next(); ) {
            switch (p.field()) {
                case 1 -> name = p.text();
                case 2 -> type = type(p.message());
                case 3 -> persistable = p.flag();
                default -> {}
            }
        }
        into.put(name, type);
        if (persistable
                && type instanceof Type.TensorOf(DataType element, Shape shape)
                && element != null
                && shape != null) {
            stored.put(name, new PaddleWeights.Variable(element, shape));
        }
    }

    private static Type type(Proto p) {
        Type type = Type.UNKNOWN;
        while (p.next()) {
            switch (p.field()) {
                case 3 -> {
                    for (Proto dense = p.message(); dense.next(); ) {
                        type = dense.field() == 1 ? tensor(dense.message()) : type;
                    }
                }
                case 4 -> type = new Type.SequenceOf(Type.UNKNOWN);
                default -> {}
            }
        }
        return type;
    }

    private static Type tensor(Proto p) {
        DataType element = null;
        LongStream.Builder extents = LongStream.builder();
        while (p.next()) {
            switch (p.field()) {
                case 1 -> element = PaddleTypes.numbered(p.varint());
                case 2 -> p.varints(extents::add);
                default -> {}
            }
        }
        return new Type.TensorOf(element, Shape.of(extents.build().toArray()));
    }

    private Graph graph(int index, Map<String, Tensor> weights) {
        GraphDraft draft =
                new GraphDraft(
                        index == 0 ? "main" : "block " + index,
                        index == 0 ? Graph.Role.MAIN : Graph.Role.SUBGRAPH);
        types.get(index)
                .keySet()
                .forEach(
                        name -> {
                            Tensor tensor = weights.get(name);
                            if (tensor != null) {
                                draft.stored(name, tensor);
                            }
                        });
        try {
            for (Proto p = new Proto(blocks.get(index)); p.next(); ) {
                if (p.field() == 4) {
                    operator(p.bytes(), types.get(index), draft);
                }
            }
        } catch (Broken cut) {
            broken(cut);
        }
        return draft.graph();
    }

    private void operator(Bytes message, Map<String, Type> types, GraphDraft draft) {
        String kind = "";
        List<Bytes> taken = new ArrayList<>();
        List<Bytes> made = new ArrayList<>();
        OpAttributes attributes = new OpAttributes(blocks.size());
        for (Proto p = new Proto(message); p.next(); ) {
            switch (p.field()) {
                case 1 -> taken.add(p.bytes());
                case 2 -> made.add(p.bytes());
                case 3 -> kind = p.text();
                case 4 -> attributes.add(p.bytes());
                default -> {}
            }
        }
        List<Node.Port> inputs = new ArrayList<>();
        List<Node.Port> outputs = new ArrayList<>();
        for (Bytes variables : taken) {
            String formal = Proto.textOf(variables, 1);
            for (Bytes name : Proto.all(variables, 2)) {
                inputs.add(draft.takes(formal, name.text()));
            }
        }
        for (Bytes variables : made) {
            String formal = Proto.textOf(variables, 1);
            for (Bytes name : Proto.all(variables, 2)) {
                Node.Port port = draft.makes(formal, name.text());
                draft.type(port, types.getOrDefault(name.text(), Type.UNKNOWN));
                outputs.add(port);
            }
        }
        if (kind.equals("feed")) {
            outputs.forEach(draft::input);
        } else if (kind.equals("fetch")) {
            inputs.forEach(draft::output);
        }
        List<Attribute> said = attributes.attributes();
        draft.add(
                new Node(
                        "",
                        kind,
                        "",
                        inputs,
                        outputs,
                        said,
                        attributes.subgraphs(),
                        attributes.scope(),
                        Map.of()));
    }
}
