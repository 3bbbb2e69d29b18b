package dev.loupe.networks.format.prototext;

import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Bytes;

import java.util.ArrayList;
import java.util.List;

/// A message in protobuf's text format: fields in their order.
public final class TextMessage {
    private static final int DEEPEST = 64;

    /// @param value a [TextMessage], the [Bytes] of a string in quotes, or the text of another scalar
    public record Field(String name, Object value) {
        /// A scalar as text, what is no UTF-8 as U+FFFD.
        public String text() {
            return value instanceof Bytes bytes ? bytes.text() : value.toString();
        }
    }

    private final List<Field> fields = new ArrayList<>();

    /// All fields.
    public List<Field> fields() {
        return fields;
    }

    /// The scalars of that name as texts.
    public List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (Field field : fields) {
            if (field.name.equals(name) && !(field.value instanceof TextMessage)) {
                texts.add(field.text());
            }
        }
        return texts;
    }

    /// The first scalar of that name, or empty.
    public String text(String name) {
        List<String> texts = texts(name);
        return texts.isEmpty() ? "" : texts.getFirst();
    }

    /// The messages of that name.
    public List<TextMessage> messages(String name) {
        List<TextMessage> messages = new ArrayList<>();
        for (Field field : fields) {
            if (field.name.equals(name) && field.value instanceof TextMessage message) {
                messages.add(message);
            }
        }
        return messages;
    }

    /// Takes all fields of a file.
    ///
    /// @throws Broken where the text is none; what stood before is kept
    public void read(Bytes file) {
        read(new TextWords(file), 0);
    }

    /// Up to the closing brace, or the end of the file at the top.
    private void read(TextWords words, int depth) {
        if (depth > DEEPEST) {
            throw words.broken("at most " + DEEPEST + " messages within each other");
        }
        while (true) {
            String name = words.next();
            if (!words.quoted() && (name.isEmpty() && depth == 0 || isClose(name) && depth > 0)) {
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

    private void value(String name, String first, boolean colon, TextWords words, int depth) {
        if (words.quoted()) {
            fields.add(new Field(name, Bytes.of(words.string())));
        } else if (first.equals("{") || first.equals("<")) {
            TextMessage message = new TextMessage();
            fields.add(new Field(name, message));
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
            fields.add(new Field(name, first));
        } else {
            throw words.broken("a value of " + name);
        }
    }

    private static boolean isClose(String word) {
        return word.equals("}") || word.equals(">");
    }
}
