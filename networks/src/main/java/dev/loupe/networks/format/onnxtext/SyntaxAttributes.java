package dev.loupe.networks.format.onnxtext;

import java.util.ArrayList;
import java.util.List;

/// Attributes of operators in ONNX's syntax (Syntax.md: attr).
final class SyntaxAttributes {
    /// Types in the order of their numbers: FLOAT is 1.
    private static final List<String> TYPES =
            List.of(
                    "",
                    "float",
                    "int",
                    "string",
                    "tensor",
                    "graph",
                    "floats",
                    "ints",
                    "strings",
                    "tensors",
                    "graphs",
                    "sparse_tensor",
                    "sparse_tensors",
                    "type_proto",
                    "type_protos");

    /// The field of AttributeProto that holds one value, and the one that holds several, by the type of one.
    private static final List<String> ONE =
            List.of("", "f", "i", "s", "t", "g", "", "", "", "", "", "", "", "tp");

    private static final List<String> SEVERAL =
            List.of(
                    "",
                    "floats",
                    "ints",
                    "strings",
                    "tensors",
                    "graphs",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "type_protos");

    private final SyntaxWords words;
    private final SyntaxTypes types;
    private final SyntaxGraphs graphs;

    SyntaxAttributes(SyntaxWords words, SyntaxTypes types, SyntaxGraphs graphs) {
        this.words = words;
        this.types = types;
        this.graphs = graphs;
    }

    /// What stands between `<` and `>`, or nothing.
    ///
    /// @param depth graphs around the operator
    List<MessageDraft> all(int depth) {
        List<MessageDraft> all = new ArrayList<>();
        if (words.takes('<')) {
            do {
                all.add(attribute(words.identifier(), depth));
            } while (words.takes(','));
            words.need(">");
        }
        return all;
    }

    /// An attribute after its name.
    MessageDraft attribute(String name, int depth) {
        MessageDraft attribute = new MessageDraft("AttributeProto").text("name", name);
        int type = words.takes(':') ? TYPES.indexOf(words.identifier()) : 0;
        if (type < 0) {
            throw words.broken("a type of attributes before it");
        }
        words.need("=");
        if (words.takes('@')) {
            attribute.text("ref_attr_name", words.name());
        } else if (words.takes('[')) {
            int one = type == 0 ? 0 : TYPES.indexOf(TYPES.get(type).replaceAll("s$", ""));
            if (!words.takes(']')) {
                do {
                    one = value(attribute, one, SEVERAL, depth);
                } while (words.takes(','));
                words.need("]");
            }
            type = type == 0 ? TYPES.indexOf(TYPES.get(one) + "s") : type;
        } else {
            type = value(attribute, type, ONE, depth);
        }
        return type == 0 ? attribute : attribute.whole("type", type);
    }

    /// @param type what it must be, 0 for anything
    /// @return what it is
    private int value(MessageDraft into, int type, List<String> fields, int depth) {
        boolean named = !words.ahead().isEmpty();
        if (type == 5 || type == 0 && named && !types.next() && !special()) {
            graphs.graph(into.message(fields.get(5)), depth + 1);
            return 5;
        }
        if (named && types.next()) {
            SyntaxTypes.Declared declared = types.type();
            boolean tensor =
                    type == 4 || "{=.\"".indexOf(words.peek()) >= 0 || !words.ahead().isEmpty();
            return tensor ? tensor(into, declared, fields) : type(into, declared, fields);
        }
        if (words.peek() == '"') {
            into.bytes(fields.get(3), words.string());
            return 3;
        }
        long place = words.offset();
        String number = words.number();
        words.back(place);
        if (type == 1 || !number.matches("-?\\d+")) {
            into.real(fields.get(1), words.real(false));
            return 1;
        }
        into.whole(fields.get(2), words.whole());
        return 2;
    }

    private boolean special() {
        return Scalars.special(words.ahead());
    }

    private int tensor(MessageDraft into, SyntaxTypes.Declared declared, List<String> fields) {
        String name = words.peek() == '"' ? words.text() : words.optional();
        words.takes('=');
        into.add(fields.get(4), types.constant(name, declared));
        return 4;
    }

    private static int type(MessageDraft into, SyntaxTypes.Declared declared, List<String> fields) {
        into.add(fields.get(13), declared.type());
        return 13;
    }
}
