package dev.loupe.networks.format.caffe;

import dev.loupe.core.bytes.Bytes;
import dev.loupe.core.bytes.Proto;
import dev.loupe.networks.graph.Attribute;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The parameters of layers by their field numbers, from `parameters.txt` beside this class.
final class CaffeSchema {
    private static final Map<Integer, Parameters> LAYER = new HashMap<>();
    private static final Map<Integer, Parameters> OLD_LAYER = new HashMap<>();

    private record Field(String name, String kind) {}

    /// One message of parameters.
    record Parameters(String name, Map<Integer, Field> fields) {}

    static {
        for (String line : text().split("\n")) {
            if (!line.startsWith("#") && !line.isBlank()) {
                String[] parts = line.strip().split("\\|");
                String[] head = parts[0].split(" ");
                Map<Integer, Field> fields = new HashMap<>();
                for (int i = 1; i < parts.length; i++) {
                    String[] field = parts[i].split(" ");
                    fields.put(Integer.valueOf(field[0]), new Field(field[1], field[2]));
                }
                Parameters parameters = new Parameters(head[0], fields);
                LAYER.put(Integer.valueOf(head[1]), parameters);
                OLD_LAYER.put(Integer.valueOf(head[2]), parameters);
            }
        }
        OLD_LAYER.remove(0);
    }

    private CaffeSchema() {}

    private static String text() {
        try (InputStream in = CaffeSchema.class.getResourceAsStream("parameters.txt")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// The message of parameters in that field of a layer, or null.
    ///
    /// @param old whether it is a layer of the generation before
    static @Nullable Parameters of(int field, boolean old) {
        return (old ? OLD_LAYER : LAYER).get(field);
    }

    /// Adds what a message of parameters says.
    static void read(Parameters parameters, Bytes message, CaffeLayer layer) {
        Map<String, List<Object>> said = new LinkedHashMap<>();
        for (Proto p = new Proto(message); p.next(); ) {
            Field field = parameters.fields.get(p.field());
            if (field != null) {
                List<Object> values = said.computeIfAbsent(field.name, n -> new ArrayList<>());
                value(p, field.kind, values, layer);
            }
        }
        said.forEach((name, values) -> add(name, values, layer));
    }

    private static void value(Proto p, String kind, List<Object> into, CaffeLayer layer) {
        switch (kind.charAt(0)) {
            case 'i' -> p.varints(v -> into.add((long) (int) v));
            case 'b' -> p.varints(v -> into.add(v != 0));
            case 's' -> into.add(p.text());
            case 'd' -> layer.shapes.add(CaffeBlob.shape(p.bytes()));
            case 'f' -> {
                List<Float> floats = new ArrayList<>();
                p.floats(floats);
                floats.forEach(f -> into.add((double) f));
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

    /// Adds an attribute of one or several values of the same kind.
    static void add(String name, List<Object> values, CaffeLayer layer) {
        if (values.isEmpty()) {
            return;
        }
        Object first = values.getFirst();
        Attribute.Content content;
        if (values.size() == 1) {
            content =
                    switch (first) {
                        case Long whole -> new Attribute.Whole(whole);
                        case Double real -> new Attribute.Real(real);
                        case Boolean flag -> new Attribute.Flag(flag);
                        default -> new Attribute.Text(first.toString());
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
        layer.attributes.add(new Attribute(name, content));
    }
}
