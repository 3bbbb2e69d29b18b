package dev.loupe.networks.format.coreml;

import dev.loupe.core.bytes.Proto;
import dev.loupe.networks.graph.Attribute;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The layers of neural networks by their field numbers, from `layers.txt` beside this class.
final class LayerSchema {
    private static final Map<Integer, Layer> LAYERS = new HashMap<>();

    /// @param kind as `layers.txt` says
    record Field(String name, String kind) {
        /// The name of the choice, for kind `o`.
        String choice() {
            return kind.substring(1);
        }
    }

    record Layer(String name, Map<Integer, Field> fields) {}

    static {
        for (String line : text().split("\n")) {
            if (!line.startsWith("#") && !line.isBlank()) {
                String[] parts = line.strip().split("\\|");
                Map<Integer, Field> fields = new HashMap<>();
                for (int i = 1; i < parts.length; i++) {
                    String[] field = parts[i].split(" ", 3);
                    fields.put(Integer.valueOf(field[0]), new Field(field[1], field[2]));
                }
                String[] head = parts[0].split(" ");
                LAYERS.put(Integer.valueOf(head[0]), new Layer(head[1], fields));
            }
        }
    }

    private LayerSchema() {}

    private static String text() {
        try (InputStream in = LayerSchema.class.getResourceAsStream("layers.txt")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// The layer in that field of NeuralNetworkLayer, or null.
    static @Nullable Layer of(int field) {
        return LAYERS.get(field);
    }

    /// Adds a scalar, or each of a list, as texts and numbers.
    static void scalar(Proto p, String kind, List<Object> into) {
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
    static Attribute attribute(String name, List<Object> values) {
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
