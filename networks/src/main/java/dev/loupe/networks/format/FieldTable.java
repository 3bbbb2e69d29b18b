package dev.loupe.networks.format;

import dev.loupe.core.bytes.Proto;
import dev.loupe.networks.graph.Attribute;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Messages of a protobuf schema whose fields are attributes, from a text beside a reader: a line for each message, `head words|number name kind|…`, and comments that begin with `#`.
public final class FieldTable {
    private FieldTable() {}

    /// @param kind what lies in the field, by its first letter: see [FieldTable#scalar]; what others mean the text says, and what may follow
    public record Field(String name, String kind) {}

    /// @param head   words before the fields
    /// @param fields by number
    public record Message(List<String> head, Map<Integer, Field> fields) {}

    /// @param name of the text, a resource beside `reader`
    public static List<Message> read(Class<?> reader, String name) {
        List<Message> messages = new ArrayList<>();
        for (String line : text(reader, name).split("\n")) {
            if (!line.startsWith("#") && !line.isBlank()) {
                String[] parts = line.strip().split("\\|");
                Map<Integer, Field> fields = new HashMap<>();
                for (int i = 1; i < parts.length; i++) {
                    String[] field = parts[i].split(" ", 3);
                    fields.put(Integer.valueOf(field[0]), new Field(field[1], field[2]));
                }
                messages.add(new Message(List.of(parts[0].split(" ")), Map.copyOf(fields)));
            }
        }
        return messages;
    }

    private static String text(Class<?> reader, String name) {
        try (InputStream in = reader.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Adds a scalar, or each of a list, as texts and numbers: `i` whole, `b` true or false, `s` text, `f` float, `d` double, `e0=A,1=B` one of several names.
    public static void scalar(Proto p, String kind, List<Object> into) {
        switch (kind.charAt(0)) {
            case 'i' -> p.varints(into::add);
            case 'b' -> p.varints(v -> into.add(v != 0));
            case 's' -> into.add(p.text());
            case 'f' -> {
                List<Float> floats = new ArrayList<>();
                p.floats(floats);
                floats.forEach(f -> into.add((double) f));
            }
            case 'd' -> {
                List<Double> doubles = new ArrayList<>();
                p.doubles(doubles);
                into.addAll(doubles);
            }
            case 'e' -> p.varints(v -> into.add(enumerated(kind, v)));
            default -> {}
        }
    }

    private static String enumerated(String kind, long value) {
        for (String one : kind.substring(1).split(",")) {
            if (one.startsWith(value + "=")) {
                return one.substring(one.indexOf('=') + 1);
            }
        }
        return Long.toString(value);
    }

    /// One or several values of the same kind.
    public static Attribute attribute(String name, List<Object> values) {
        Attribute.Content content;
        if (values.size() == 1) {
            content =
                    switch (values.getFirst()) {
                        case Long whole -> new Attribute.Whole(whole);
                        case Double real -> new Attribute.Real(real);
                        case Boolean flag -> new Attribute.Flag(flag);
                        default -> new Attribute.Text(values.getFirst().toString());
                    };
        } else if (values.stream().allMatch(v -> v instanceof Long)) {
            content =
                    new Attribute.Wholes(
                            values.stream().mapToLong(v -> ((Number) v).longValue()).toArray());
        } else if (values.stream().allMatch(v -> v instanceof Number)) {
            content =
                    new Attribute.Reals(
                            values.stream().mapToDouble(v -> ((Number) v).doubleValue()).toArray());
        } else {
            content = new Attribute.Texts(values.stream().map(Object::toString).toList());
        }
        return new Attribute(name, content);
    }
}
