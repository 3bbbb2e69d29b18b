package dev.loupe.networks.format.coreml;

import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.core.bytes.Proto;
import dev.loupe.networks.format.GraphDraft;
import dev.loupe.networks.graph.Attribute;
import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Node;
import dev.loupe.networks.graph.Tensor;
import dev.loupe.networks.graph.Type;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A program (MIL.proto): `functions` 2, each with `inputs` 1, the name of its `opset` 2 and for each opset a block 3; blocks have `inputs` 1, `outputs` 2 and `operations` 3, and operations may
/// have blocks.
final class MilProgram {
    private static final int DEEPEST = 60;

    private final CoreMlModel model;
    private final MilBlobs blobs;

    MilProgram(CoreMlModel model, MilBlobs blobs) {
        this.model = model;
        this.blobs = blobs;
    }

    void read(Bytes program, Features features, String name, Graph.Role role) {
        Map<String, Bytes> functions = new LinkedHashMap<>();
        Broken cut = null;
        Proto p = new Proto(program);
        try {
            while (p.next()) {
                if (p.field() == 2) {
                    entry(p.bytes(), functions);
                }
            }
        } catch (Broken broken) {
            cut = broken;
            if (p.field() == 2 && p.wire() == Proto.BYTES) {
                partial(program.from(p.offset() - program.start()), functions);
            }
        }
        String main = features.main().isEmpty() ? "main" : features.main();
        Bytes first = functions.remove(main);
        if (first != null) {
            function(first, model.draft(name, role), name);
        } else {
            model.draft(name, role);
        }
        for (Map.Entry<String, Bytes> other : functions.entrySet()) {
            function(
                    other.getValue(),
                    model.draft(other.getKey(), Graph.Role.FUNCTION),
                    other.getKey());
        }
        if (cut != null) {
            throw cut;
        }
    }

    private static void entry(Bytes message, Map<String, Bytes> into) {
        String key = "";
        Bytes value = message.slice(0, 0);
        for (Proto p = new Proto(message); p.next(); ) {
            switch (p.field()) {
                case 1 -> key = p.text();
                case 2 -> value = p.bytes();
                default -> {}
            }
        }
        into.put(key, value);
    }

    /// An entry that the file's end cuts.
    private static void partial(Bytes message, Map<String, Bytes> into) {
        Proto p = new Proto(message);
        String key = "";
        try {
            while (p.next()) {
                key = p.field() == 1 ? p.text() : key;
            }
        } catch (Broken cut) {
            if (p.field() == 2 && p.wire() == Proto.BYTES) {
                into.put(key, message.from(p.offset() - message.start()));
            }
        }
    }

    private void function(Bytes message, GraphDraft draft, String path) {
        String opset = "";
        Map<String, Bytes> specialised = new LinkedHashMap<>();
        Broken cut = null;
        Proto p = new Proto(message);
        try {
            while (p.next()) {
                switch (p.field()) {
                    case 1 -> {
                        Named named = named(p.bytes());
                        draft.type(draft.input(named.name), named.type);
                    }
                    case 2 -> opset = p.text();
                    case 3 -> entry(p.bytes(), specialised);
                    default -> {}
                }
            }
        } catch (Broken broken) {
            cut = broken;
            if (p.field() == 3 && p.wire() == Proto.BYTES) {
                partial(message.from(p.offset() - message.start()), specialised);
            }
        }
        Bytes block = specialised.get(opset);
        if (block == null && !specialised.isEmpty()) {
            block = specialised.values().iterator().next();
        }
        if (!opset.isEmpty()) {
            draft.metadata().put("opset", opset);
        }
        if (block != null) {
            block(block, draft, path, 0);
        }
        if (cut != null) {
            throw cut;
        }
    }

    private record Named(String name, Type type) {}

    private static Named named(Bytes message) {
        String name = "";
        Type type = Type.UNKNOWN;
        for (Proto p = new Proto(message); p.next(); ) {
            switch (p.field()) {
                case 1 -> name = p.text();
                case 2 -> type = MilTypes.type(p.bytes());
                default -> {}
            }
        }
        return new Named(name, type);
    }

    private void block(Bytes message, GraphDraft draft, String path, int depth) {
        if (depth > DEEPEST) {
            throw new Broken(message.start(), "at most 60 blocks within each other", "more");
        }
        List<String> outputs = new ArrayList<>();
        for (Proto p = new Proto(message); p.next(); ) {
            switch (p.field()) {
                case 1 -> {
                    Named named = named(p.bytes());
                    draft.type(draft.input(named.name), named.type);
                }
                case 2 -> outputs.add(p.text());
                case 3 -> operation(p.bytes(), draft, path, depth);
                default -> {}
            }
        }
        outputs.forEach(o -> draft.output(draft.takes("", o)));
    }

    private void operation(Bytes message, GraphDraft draft, String path, int depth) {
        String type = "";
        List<Bytes> taken = new ArrayList<>();
        List<Named> made = new ArrayList<>();
        List<Bytes> inner = new ArrayList<>();
        Map<String, Bytes> said = new LinkedHashMap<>();
        for (Proto p = new Proto(message); p.next(); ) {
            switch (p.field()) {
                case 1 -> type = p.text();
                case 2 -> taken.add(p.bytes());
                case 3 -> made.add(named(p.bytes()));
                case 4 -> inner.add(p.bytes());
                case 5 -> entry(p.bytes(), said);
                default -> {}
            }
        }
        Bytes title = said.remove("name");
        String name = title == null ? "" : MilValue.read(title).text();
        if (name.isEmpty() && !made.isEmpty()) {
            name = made.getFirst().name;
        }
        List<Attribute> attributes = new ArrayList<>();
        List<Node.Port> inputs = new ArrayList<>();
        for (Bytes entry : taken) {
            input(entry, name, inputs, attributes, draft);
        }
        for (Map.Entry<String, Bytes> attribute : said.entrySet()) {
            attributes.add(attribute(attribute.getKey(), attribute.getValue(), name));
        }
        List<Integer> subgraphs = new ArrayList<>();
        for (Bytes block : inner) {
            String within = path + "/" + name + "/" + subgraphs.size();
            subgraphs.add(model.graphs());
            block(block, model.draft(within, Graph.Role.SUBGRAPH), within, depth + 1);
        }
        List<Node.Port> outputs = new ArrayList<>();
        for (Named named : made) {
            Node.Port port = draft.makes("", named.name);
            draft.type(port, named.type);
            outputs.add(port);
        }
        draft.add(new Node(name, type, "", inputs, outputs, attributes, subgraphs, "", Map.of()));
    }

    /// An argument: its name, and bindings to values by name or to constants.
    private void input(
            Bytes entry,
            String node,
            List<Node.Port> inputs,
            List<Attribute> attributes,
            GraphDraft draft) {
        String formal = Proto.textOf(entry, 1);
        for (Bytes argument : Proto.all(entry, 2)) {
            for (Bytes binding : Proto.all(argument, 1)) {
                for (Proto p = new Proto(binding); p.next(); ) {
                    switch (p.field()) {
                        case 1 -> inputs.add(draft.takes(formal, p.text()));
                        case 2 -> attributes.add(attribute(formal, p.bytes(), node));
                        default -> {}
                    }
                }
            }
        }
    }

    private Attribute attribute(String key, Bytes value, String node) {
        MilValue read = MilValue.read(value);
        Tensor weights = read.weights(node, blobs);
        return new Attribute(
                key, weights == null ? read.content() : new Attribute.Weights(model.keep(weights)));
    }
}
