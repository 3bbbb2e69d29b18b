package dev.loupe.networks.format.coreml;

import dev.loupe.core.DataType;
import dev.loupe.core.Shape;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.core.bytes.Proto;
import dev.loupe.networks.graph.Type;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.LongStream;

/// What a model takes and makes (Model.proto, ModelDescription; FeatureTypes.proto).
///
/// @param main     the name of the function that runs where none is asked for, or empty
/// @param metadata author, licence and what else its maker wrote
record Features(
        Map<String, Type> inputs,
        Map<String, Type> outputs,
        String main,
        Map<String, String> metadata) {

    static Features read(Bytes description) {
        Map<String, Type> inputs = new LinkedHashMap<>();
        Map<String, Type> outputs = new LinkedHashMap<>();
        Map<String, String> metadata = new LinkedHashMap<>();
        String main = "";
        for (Proto p = new Proto(description); p.next(); ) {
            switch (p.field()) {
                case 1 -> feature(p.bytes(), inputs);
                case 10 -> feature(p.bytes(), outputs);
                case 21 -> main = p.text();
                case 100 -> metadata(p.message(), metadata);
                default -> {}
            }
        }
        return new Features(inputs, outputs, main, metadata);
    }

    private static void metadata(Proto p, Map<String, String> into) {
        while (p.next()) {
            switch (p.field()) {
                case 1 -> into.put("description", p.text());
                case 2 -> into.put("version", p.text());
                case 3 -> into.put("author", p.text());
                case 4 -> into.put("license", p.text());
                case 100 -> {
                    Bytes entry = p.bytes();
                    into.put(Proto.textOf(entry, 1), Proto.textOf(entry, 2));
                }
                default -> {}
            }
        }
        into.values().removeIf(String::isEmpty);
    }

    private static void feature(Bytes message, Map<String, Type> into) {
        String name = "";
        Type type = Type.UNKNOWN;
        for (Proto p = new Proto(message); p.next(); ) {
            switch (p.field()) {
                case 1 -> name = p.text();
                case 3 -> type = type(p.message());
                default -> {}
            }
        }
        into.put(name, type);
    }

    private static Type type(Proto p) {
        Type type = Type.UNKNOWN;
        boolean optional = false;
        while (p.next()) {
            switch (p.field()) {
                case 1 -> type = scalar(DataType.INT64);
                case 2 -> type = scalar(DataType.FLOAT64);
                case 3 -> type = scalar(DataType.STRING);
                case 4 -> type = new Type.Named("image");
                case 5 -> type = array(p.message());
                case 6 -> {
                    Proto key = p.message();
                    DataType of = key.next() && key.field() == 1 ? DataType.INT64 : DataType.STRING;
                    type = new Type.MapOf(of, scalar(DataType.FLOAT64));
                }
                case 7 -> {
                    Proto element = p.message();
                    DataType of =
                            element.next() && element.field() == 1
                                    ? DataType.INT64
                                    : DataType.STRING;
                    type = new Type.SequenceOf(scalar(of));
                }
                case 8 -> {
                    Proto state = p.message();
                    type = state.next() && state.field() == 1 ? array(state.message()) : type;
                }
                case 1000 -> optional = p.flag();
                default -> {}
            }
        }
        return optional ? new Type.OptionalOf(type) : type;
    }

    private static Type scalar(DataType type) {
        return new Type.TensorOf(type, Shape.of());
    }

    private static Type array(Proto p) {
        LongStream.Builder extents = LongStream.builder();
        DataType type = null;
        while (p.next()) {
            switch (p.field()) {
                case 1 -> p.varints(extents::add);
                case 2 -> type = element(p.varint());
                default -> {}
            }
        }
        return new Type.TensorOf(type, Shape.of(extents.build().toArray()));
    }

    /// ArrayDataType: its upper half says the kind, its lower half the bits.
    private static @Nullable DataType element(long number) {
        return switch ((int) number) {
            case 65552 -> DataType.FLOAT16;
            case 65568 -> DataType.FLOAT32;
            case 65600 -> DataType.FLOAT64;
            case 131080 -> DataType.INT8;
            case 131104 -> DataType.INT32;
            default -> null;
        };
    }
}
