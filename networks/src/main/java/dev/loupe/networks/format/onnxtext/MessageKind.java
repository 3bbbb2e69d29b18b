package dev.loupe.networks.format.onnxtext;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// One message of onnx.proto: its fields by name, from `messages.txt` beside this class.
final class MessageKind {
    private static final Map<String, MessageKind> ALL = new HashMap<>();

    private final Map<String, Field> fields = new HashMap<>();

    /// What a field holds.
    enum Holds {
        WHOLE,
        FLOAT,
        DOUBLE,
        TEXT,
        BYTES,
        ENUM,
        MESSAGE
    }

    /// @param message the kind of the message, or empty
    /// @param values  names of an enum's values with their numbers
    record Field(
            int number, Holds holds, String message, Map<String, Long> values, boolean repeated) {}

    static {
        for (String line : text().split("\n")) {
            if (!line.startsWith("#")) {
                String[] parts = line.split("\\|");
                MessageKind kind = new MessageKind();
                for (int i = 1; i < parts.length; i++) {
                    kind.add(parts[i].split(" "));
                }
                ALL.put(parts[0], kind);
            }
        }
    }

    private MessageKind() {}

    /// The message of this name, which is one of onnx.proto.
    static MessageKind of(String name) {
        return Objects.requireNonNull(ALL.get(name), name);
    }

    /// The field that is called so in the schema (`op_type`) or as JSON has it (`opType`); null where the message has none.
    @Nullable Field field(String name) {
        return fields.get(name);
    }

    private void add(String[] words) {
        String[] kind = words[2].split(":");
        Holds holds = Holds.valueOf(kind[0].toUpperCase(Locale.ROOT));
        Map<String, Long> values = new HashMap<>();
        if (holds == Holds.ENUM) {
            for (String value : kind[1].split(",")) {
                String[] pair = value.split("=");
                values.put(pair[1], Long.valueOf(pair[0]));
            }
        }
        Field field =
                new Field(
                        Integer.parseInt(words[0]),
                        holds,
                        holds == Holds.MESSAGE ? kind[1] : "",
                        values,
                        words.length > 3);
        fields.put(words[1], field);
        fields.put(camel(words[1]), field);
    }

    private static String camel(String name) {
        StringBuilder camel = new StringBuilder();
        for (String part : name.split("_")) {
            camel.append(
                    camel.isEmpty()
                            ? part
                            : part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1));
        }
        return camel.toString();
    }

    private static String text() {
        try (InputStream in = MessageKind.class.getResourceAsStream("messages.txt")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
