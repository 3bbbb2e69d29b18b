package dev.loupe.networks.format.onnxtext;

import java.util.List;
import java.util.function.Consumer;

/// Models, graphs, functions and operators in ONNX's syntax (Syntax.md: model, graph, function, node).
final class SyntaxGraphs {
    private static final int DEEPEST = 60;

    private final SyntaxWords words;
    private final SyntaxTypes types;
    private final SyntaxAttributes attributes;

    SyntaxGraphs(SyntaxWords words) {
        this.words = words;
        types = new SyntaxTypes(words);
        attributes = new SyntaxAttributes(words, types, this);
    }

    /// A graph and its functions, with or without what is said of the model before.
    void model(MessageDraft model) {
        header(model);
        graph(model.message("graph"), 0);
        while (words.peek() >= 0) {
            function(model.message("functions"));
        }
    }

    private void header(MessageDraft of) {
        if (!words.takes('<')) {
            return;
        }
        do {
            String key = words.identifier();
            MessageKind.Field field = of.kind().field(key);
            words.need(":");
            if (key.equals("opset_import")) {
                words.need("[");
                opsets(of);
            } else if (key.equals("metadata_props")) {
                words.need("[");
                types.pairs(of, key);
            } else if (field != null && field.holds() == MessageKind.Holds.TEXT) {
                of.text(key, words.text());
            } else if (field != null && field.holds() == MessageKind.Holds.WHOLE) {
                of.whole(key, words.whole());
            } else {
                throw words.broken("what \"" + key + "\" of a model or function may be");
            }
        } while (words.takes(','));
        words.need(">");
    }

    private void opsets(MessageDraft of) {
        if (!words.takes(']')) {
            do {
                MessageDraft opset = of.message("opset_import").text("domain", words.text());
                words.need(":");
                opset.whole("version", words.whole());
            } while (words.takes(','));
            words.need("]");
        }
    }

    /// @param depth graphs around it
    void graph(MessageDraft graph, int depth) {
        if (depth > DEEPEST) {
            throw words.broken("graphs at most " + DEEPEST + " deep");
        }
        graph.text("name", words.name());
        if (words.takes('(')) {
            values(graph, "input", true, ")");
        }
        words.need("=>");
        words.need("(");
        values(graph, "output", true, ")");
        if (words.takes('<')) {
            values(graph, "value_info", false, ">");
        }
        nodes(graph, depth);
    }

    private void values(MessageDraft graph, String field, boolean both, String end) {
        values(v -> graph.add(field, v), data -> graph.add("initializer", data), both, end);
    }

    private void values(
            Consumer<MessageDraft> values, Consumer<MessageDraft> data, boolean both, String end) {
        if (!words.takes(end)) {
            do {
                types.value(values, data, both);
            } while (words.takes(','));
            words.need(end);
        }
    }

    private void function(MessageDraft function) {
        header(function);
        function.text("name", words.name());
        if (words.takes('<')) {
            do {
                String name = words.name();
                if (words.peek() == ':' || words.peek() == '=') {
                    function.add("attribute_proto", attributes.attribute(name, 0));
                } else {
                    function.text("attribute", name);
                }
            } while (words.takes(','));
            words.need(">");
        }
        formals(function, "input");
        words.need("=>");
        formals(function, "output");
        if (words.takes('<')) {
            values(
                    v -> function.add("value_info", v),
                    data -> {
                        throw words.broken("values without data in a function");
                    },
                    true,
                    ">");
        }
        nodes(function, 0);
    }

    private void formals(MessageDraft function, String field) {
        words.need("(");
        if (!words.takes(')')) {
            do {
                MessageDraft type = types.next() ? types.type().type() : null;
                String name = words.name();
                function.text(field, name);
                if (type != null) {
                    function.message("value_info").text("name", name).add("type", type);
                }
            } while (words.takes(','));
            words.need(")");
        }
    }

    private void nodes(MessageDraft home, int depth) {
        words.need("{");
        while (!words.takes('}')) {
            MessageDraft node = new MessageDraft("NodeProto");
            node(node, depth);
            home.add("node", node);
        }
    }

    private void node(MessageDraft node, int depth) {
        if (words.takes('[')) {
            node.text("name", words.peek() == ']' ? "" : words.name());
            words.need("]");
        }
        names(node, "output");
        words.need("=");
        String domain = "";
        String operator = words.identifier();
        while (words.takes('.')) {
            domain = domain.isEmpty() ? operator : domain + "." + operator;
            operator = words.identifier();
        }
        node.text("op_type", operator).text("domain", domain);
        if (words.takes(':')) {
            node.text("overload", words.identifier());
        }
        List<MessageDraft> before = attributes.all(depth);
        words.need("(");
        names(node, "input");
        words.need(")");
        List<MessageDraft> all = before.isEmpty() ? attributes.all(depth) : before;
        all.forEach(a -> node.add("attribute", a));
    }

    /// Names between commas; one that is left out is empty, after the last comma it is none.
    private void names(MessageDraft node, String field) {
        do {
            boolean quoted = words.peek() == '"';
            String name = quoted ? words.text() : words.optional();
            if (!quoted && name.isEmpty() && words.peek() != ',') {
                return;
            }
            node.text(field, name);
        } while (words.takes(','));
    }
}
