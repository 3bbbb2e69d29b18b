package dev.loupe.networks.format.tflite;

import dev.loupe.core.DataType;
import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.core.bytes.Flat;
import dev.loupe.networks.graph.Attribute;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongUnaryOperator;

/// The names of TFLite's operators, and what their option tables hold (schema.fbs, `BuiltinOperator`, `BuiltinOptions`, `BuiltinOptions2`), from the resource `schema.txt`.
final class TfliteSchema {
    private static final int MOST_SHOWN = 4096;

    /// One entry of an option table.
    ///
    /// @param type      a scalar (`i32`, `flag` …), `text`, `graph` for the index of a subgraph, or the name of an enum
    /// @param otherwise what an absent scalar means
    private record Field(String name, int number, String type, boolean many, String otherwise) {}

    private static final Map<String, String> NAMES = new HashMap<>();
    private static final Map<String, List<Field>> TABLES = new HashMap<>();

    static {
        for (String line : lines()) {
            String[] words = line.split(" ");
            if (words[0].equals("table")) {
                List<Field> fields = new ArrayList<>();
                for (int i = 2; i < words.length; i++) {
                    fields.add(field(words[i]));
                }
                TABLES.put(words[1], fields);
            } else if (!words[0].equals("#")) {
                NAMES.put(words[0] + " " + words[2], words[1]);
            }
        }
    }

    private TfliteSchema() {}

    private static List<String> lines() {
        try (InputStream in = TfliteSchema.class.getResourceAsStream("schema.txt")) {
            if (in == null) {
                throw new IllegalStateException("schema.txt is part of the reader");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Field field(String text) {
        int at = text.indexOf('@');
        int colon = text.indexOf(':', at);
        int equals = text.indexOf('=', colon);
        String type = text.substring(colon + 1, equals < 0 ? text.length() : equals);
        boolean many = type.endsWith("*");
        return new Field(
                text.substring(0, at),
                Integer.parseInt(text.substring(at + 1, colon)),
                many ? type.substring(0, type.length() - 1) : type,
                many,
                equals < 0 ? "" : text.substring(equals + 1));
    }

    /// `CONV_2D` …; `BUILTIN_n` for numbers of later schemas.
    static String operator(int number) {
        return NAMES.getOrDefault("operator " + number, "BUILTIN_" + number);
    }

    /// Null for resources, variants and numbers of later schemas.
    static @Nullable DataType element(int number) {
        return switch (number) {
            case 21 -> DataType.FLOAT8_E4M3FN;
            case 22 -> DataType.FLOAT8_E5M2;
            default ->
                    DataType.named(
                                    NAMES.getOrDefault("TensorType " + number, "")
                                            .toLowerCase(Locale.ROOT))
                            .orElse(null);
        };
    }

    /// The options of an operator by name.
    ///
    /// @param union `BuiltinOptions` or `BuiltinOptions2`
    /// @param type  the union's number
    /// @param graph told the index of every subgraph that the options name; answers the model's index for it, or −1
    static List<Attribute> options(String union, int type, Flat table, LongUnaryOperator graph) {
        List<Attribute> attributes = new ArrayList<>();
        for (Field field :
                TABLES.getOrDefault(NAMES.getOrDefault(union + " " + type, ""), List.of())) {
            Attribute.Content content =
                    field.many ? many(table, field, graph) : one(table, field, graph);
            if (content != null) {
                attributes.add(new Attribute(field.name, content));
            }
        }
        return attributes;
    }

    private static Attribute.@Nullable Content one(
            Flat table, Field field, LongUnaryOperator graph) {
        return switch (field.type) {
            case "flag" ->
                    new Attribute.Flag(
                            table.u8(field.number, field.otherwise.equals("True") ? 1 : 0) != 0);
            case "f32" -> new Attribute.Real(table.f32(field.number, 0));
            case "i32" -> new Attribute.Whole(table.i32(field.number, number(field)));
            case "u32" -> new Attribute.Whole(table.u32(field.number, number(field)));
            case "i64" -> new Attribute.Whole(table.i64(field.number, number(field)));
            case "text" -> new Attribute.Text(table.text(field.number));
            case "graph" -> runs(table.i32(field.number, 0), graph);
            default -> new Attribute.Text(named(field, wide(table, field)));
        };
    }

    /// Enums of StableHLO and of reductions take four bytes, all others one.
    private static int wide(Flat table, Field field) {
        boolean four =
                field.type.startsWith("Stablehlo") || field.type.equals("ReduceWindowFunction");
        return four
                ? table.i32(field.number, number(field))
                : table.i8(field.number, number(field));
    }

    private static String named(Field field, int value) {
        return NAMES.getOrDefault(field.type + " " + value, Integer.toString(value));
    }

    private static int number(Field field) {
        return field.otherwise.isEmpty() ? 0 : Integer.parseInt(field.otherwise);
    }

    private static Attribute.@Nullable Content runs(int index, LongUnaryOperator graph) {
        int found = (int) graph.applyAsLong(index);
        return found < 0 ? null : new Attribute.Runs(found);
    }

    private static Attribute.@Nullable Content many(
            Flat table, Field field, LongUnaryOperator graph) {
        if (!table.has(field.number)) {
            return null;
        }
        int size =
                switch (field.type) {
                    case "flag", "u8" -> 1;
                    case "i64" -> 8;
                    default -> 4;
                };
        Bytes all = table.vector(field.number, size);
        if (field.type.equals("u8")) {
            return new Attribute.Other(all.length() + " bytes");
        }
        int n = (int) Math.min(all.length() / size, MOST_SHOWN);
        if (field.type.equals("f32")) {
            double[] values = new double[n];
            for (int i = 0; i < n; i++) {
                values[i] = all.f32(4L * i);
            }
            return new Attribute.Reals(values);
        }
        long[] values = new long[n];
        for (int i = 0; i < n; i++) {
            values[i] =
                    switch (size) {
                        case 1 -> all.u8(i);
                        case 4 -> all.i32(4L * i);
                        default -> all.i64(8L * i);
                    };
            if (field.type.equals("graph") && graph.applyAsLong(values[i]) < 0) {
                throw new Broken(all.start(), "the index of a subgraph", "" + values[i]);
            }
        }
        return new Attribute.Wholes(values);
    }
}
