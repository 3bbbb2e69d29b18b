package dev.loupe.networks.format.caffe;

import dev.loupe.core.bytes.Broken;

import java.util.ArrayList;
import java.util.List;

/// A message in protobuf's text format (protobuf.dev, "Text Format Language Specification"): fields in their order.
final class PrototxtMessage {
    private static final int DEEPEST = 64;

    /// @param value a [PrototxtMessage], or a scalar's text
    /// @param quoted whether the scalar stood in quotes
    record Field(String name, Object value, boolean quoted) {}

    final List<Field> fields = new ArrayList<>();

    /// The scalars of that name as texts.
    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (Field field : fields) {
            if (field.name.equals(name) && field.value instanceof String text) {
                texts.add(text);
            }
        }
        return texts;
    }

    /// The first scalar of that name, or empty.
    String text(String name) {
        List<String> texts = texts(name);
        return texts.isEmpty() ? "" : texts.getFirst();
    }

    /// The messages of that name.
    List<PrototxtMessage> messages(String name) {
        List<PrototxtMessage> messages = new ArrayList<>();
        for (Field field : fields) {
            if (field.name.equals(name) && field.value instanceof PrototxtMessage message) {
                messages.add(message);
            }
        }
        return messages;
    }

    /// Takes fields up to the closing brace, or the end of the file at the top.
    ///
    /// @throws Broken where the text is none; what stood before is kept
    void read(PrototxtWords words, int depth) {
        if (depth > DEEPEST) {
            throw words.broken("at most " + DEEPEST + " messages within each other");
        }
        while (true) {
            String name = words.next();
            if (name.isEmpty() && depth == 0 || isClose(name) && depth > 0) {
                return;
            }
            if (name.equals(",") || name.equals(";")) {
                continue;
            }
            if (words.quoted() || !name.matches("[\\w.\\[\\]/]+")) {
                throw words.broken("a field's name");
            }
            String mark = words.next();
            boolean colon = mark.equals(":") && !words.quoted();
            value(name, colon ? words.next() : mark, colon, words, depth);
        }
    }

    private void value(String name, String first, boolean colon, PrototxtWords words, int depth) {
        if (words.quoted()) {
            fields.add(new Field(name, first, true));
        } else if (first.equals("{") || first.equals("<")) {
            PrototxtMessage message = new PrototxtMessage();
            fields.add(new Field(name, message, false));
            message.read(words, depth + 1);
        } else if (colon && first.equals("[")) {
            for (String word = words.next();
                    !word.equals("]") || words.quoted();
                    word = words.next()) {
                if (!words.quoted() && (word.isEmpty() || word.equals("["))) {
                    throw words.broken("a list's value or its end");
                }
                if (!word.equals(",") || words.quoted()) {
                    value(name, word, true, words, depth);
                }
            }
        } else if (colon && !first.isEmpty() && !isClose(first) && !first.equals("]")) {
            fields.add(new Field(name, first, false));
        } else {
            throw words.broken("a value of " + name);
        }
    }

    private static boolean isClose(String word) {
        return word.equals("}") || word.equals(">");
    }
}
