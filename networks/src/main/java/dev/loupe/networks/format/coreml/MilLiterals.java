package dev.loupe.networks.format.coreml;

import dev.loupe.core.bytes.ProtoWriter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Types and constants of MIL's text, as messages of MIL.proto: ValueType and Value.
final class MilLiterals {
    private static final int DEEPEST = 10;
    private static final Map<String, Integer> ELEMENTS =
            Map.ofEntries(
                    Map.entry("bool", 1),
                    Map.entry("string", 2),
                    Map.entry("fp16", 10),
                    Map.entry("fp32", 11),
                    Map.entry("fp64", 12),
                    Map.entry("bf16", 13),
                    Map.entry("int8", 21),
                    Map.entry("int16", 22),
                    Map.entry("int32", 23),
                    Map.entry("int64", 24),
                    Map.entry("int4", 25),
                    Map.entry("uint8", 31),
                    Map.entry("uint16", 32),
                    Map.entry("uint32", 33),
                    Map.entry("uint64", 34),
                    Map.entry("uint4", 35),
                    Map.entry("uint2", 36),
                    Map.entry("uint1", 37),
                    Map.entry("uint6", 38),
                    Map.entry("uint3", 39));

    private final MilWords words;

    MilLiterals(MilWords words) {
        this.words = words;
    }

    /// A type that was read.
    ///
    /// @param element number of a tensor's or scalar's elements, 0 for other types
    record Declared(ProtoWriter type, int element) {}

    Declared type() {
        return type(0);
    }

    private Declared type(int depth) {
        if (depth > DEEPEST) {
            throw words.broken("types at most " + DEEPEST + " deep");
        }
        String name = words.name();
        ProtoWriter type = new ProtoWriter();
        int element = 0;
        switch (name) {
            case "tensor" -> {
                words.need("<");
                element = element(words.name());
                words.need(",");
                type.message(1, tensor(element));
                words.need(">");
            }
            case "state" -> {
                words.need("<");
                type.message(5, new ProtoWriter().message(1, type(depth + 1).type));
                words.need(">");
            }
            case "list" -> {
                words.need("<");
                type.message(2, new ProtoWriter().message(1, type(depth + 1).type));
                words.skip();
            }
            case "tuple", "dict" -> {
                words.need("<");
                words.skip();
                type.message(name.equals("tuple") ? 3 : 4, new ProtoWriter());
            }
            default -> {
                element = element(name);
                type.message(1, new ProtoWriter().varint(1, element));
            }
        }
        return new Declared(type, element);
    }

    private int element(String name) {
        Integer known = ELEMENTS.get(name);
        return known == null ? 0 : known;
    }

    private ProtoWriter tensor(int element) {
        List<ProtoWriter> dimensions = new ArrayList<>();
        words.need("[");
        while (!words.takes("]")) {
            String extent = words.name();
            dimensions.add(
                    extent.matches("\\d{1,18}")
                            ? new ProtoWriter()
                                    .message(1, new ProtoWriter().varint(1, Long.parseLong(extent)))
                            : new ProtoWriter().message(2, new ProtoWriter()));
            words.takes(",");
        }
        ProtoWriter tensor = new ProtoWriter().varint(1, element);
        tensor.varint(2, dimensions.size());
        dimensions.forEach(d -> tensor.message(3, d));
        return tensor;
    }

    /// A type and what follows it in parentheses.
    ProtoWriter value() {
        Declared declared = type();
        ProtoWriter value = new ProtoWriter().message(2, declared.type);
        words.need("(");
        if (words.takes("BLOBFILE")) {
            value.message(5, blob());
            words.need(")");
        } else if (declared.element == 0) {
            words.skip();
        } else {
            List<String> elements = new ArrayList<>();
            while (!words.takes(")")) {
                if (!words.takes("[") && !words.takes("]") && !words.takes(",")) {
                    elements.add(words.string() ? words.next() : words.name());
                }
            }
            ProtoWriter tensor = immediate(declared.element, elements);
            value.message(3, new ProtoWriter().message(1, tensor));
        }
        return value;
    }

    private ProtoWriter blob() {
        ProtoWriter blob = new ProtoWriter();
        words.need("(");
        while (!words.takes(")")) {
            String name = words.name();
            words.need("=");
            type();
            words.need("(");
            String said = words.next();
            words.need(")");
            words.takes(",");
            if (name.equals("path")) {
                blob.text(1, said);
            } else if (name.equals("offset") && said.matches("\\d{1,18}")) {
                blob.varint(2, Long.parseLong(said));
            }
        }
        return blob;
    }

    /// A TensorValue, in the field that coremltools chooses for the type.
    private ProtoWriter immediate(int element, List<String> elements) {
        ProtoWriter tensor = new ProtoWriter();
        ProtoWriter values = new ProtoWriter();
        try {
            switch (element) {
                case 1 ->
                        tensor.message(
                                3,
                                values.varints(
                                        1,
                                        elements.stream()
                                                .mapToLong(e -> e.equals("true") ? 1 : 0)
                                                .toArray()));
                case 2 -> {
                    elements.forEach(e -> values.text(1, e));
                    tensor.message(4, values);
                }
                case 11 -> tensor.message(1, values.floats(1, reals(elements)));
                case 12 -> tensor.message(6, values.doubles(1, reals(elements)));
                case 23 -> tensor.message(2, values.varints(1, wholes(elements)));
                case 24, 33, 34 -> tensor.message(5, values.varints(1, wholes(elements)));
                default -> tensor.message(7, values.bytes(1, bytes(element, elements)));
            }
        } catch (NumberFormatException none) {
            throw words.broken("numbers of the type before this");
        }
        return tensor;
    }

    private static double[] reals(List<String> elements) {
        return elements.stream().mapToDouble(MilLiterals::real).toArray();
    }

    private static double real(String text) {
        return switch (text) {
            case "inf", "+inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            case "nan", "-nan" -> Double.NaN;
            default -> Double.parseDouble(text);
        };
    }

    private static long[] wholes(List<String> elements) {
        return elements.stream()
                .mapToLong(e -> e.startsWith("-") ? Long.parseLong(e) : Long.parseUnsignedLong(e))
                .toArray();
    }

    private byte[] bytes(int element, List<String> elements) {
        int width =
                switch (element) {
                    case 10, 22, 32 -> 2;
                    case 21, 31 -> 1;
                    default -> throw words.broken("no constants of this type in the text");
                };
        byte[] bytes = new byte[width * elements.size()];
        for (int i = 0; i < elements.size(); i++) {
            long bits =
                    element == 10
                            ? Float.floatToFloat16((float) real(elements.get(i)))
                            : Long.parseLong(elements.get(i));
            for (int k = 0; k < width; k++) {
                bytes[i * width + k] = (byte) (bits >>> 8 * k);
            }
        }
        return bytes;
    }
}
