package dev.loupe.networks.format.onnxtext;

import dev.loupe.core.bytes.Broken;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Types of values and constants in ONNX's syntax (Syntax.md: type, value-info, constant-data).
final class SyntaxTypes {
    private static final int DEEPEST = 64;
    private static final Map<String, Integer> ELEMENTS =
            Map.ofEntries(
                    Map.entry("float", 1),
                    Map.entry("uint8", 2),
                    Map.entry("int8", 3),
                    Map.entry("uint16", 4),
                    Map.entry("int16", 5),
                    Map.entry("int32", 6),
                    Map.entry("int64", 7),
                    Map.entry("string", 8),
                    Map.entry("bool", 9),
                    Map.entry("float16", 10),
                    Map.entry("double", 11),
                    Map.entry("uint32", 12),
                    Map.entry("uint64", 13),
                    Map.entry("complex64", 14),
                    Map.entry("complex128", 15),
                    Map.entry("bfloat16", 16),
                    Map.entry("float8e4m3fn", 17),
                    Map.entry("float8e4m3fnuz", 18),
                    Map.entry("float8e5m2", 19),
                    Map.entry("float8e5m2fnuz", 20),
                    Map.entry("uint4", 21),
                    Map.entry("int4", 22),
                    Map.entry("float4e2m1", 23),
                    Map.entry("float8e8m0", 24),
                    Map.entry("uint2", 25),
                    Map.entry("int2", 26));
    private static final List<String> OTHERS =
            List.of("seq", "map", "optional", "sparse_tensor", "opaque");

    private final SyntaxWords words;

    SyntaxTypes(SyntaxWords words) {
        this.words = words;
    }

    /// A type that was read.
    ///
    /// @param element number of a dense tensor's elements, 0 for other types
    /// @param extents of a dense tensor, −1 for those that are no numbers
    record Declared(MessageDraft type, int element, List<Long> extents) {}

    /// Whether a type stands next.
    boolean next() {
        String word = words.ahead();
        return ELEMENTS.containsKey(word) || OTHERS.contains(word);
    }

    /// A TypeProto.
    Declared type() {
        return type(0);
    }

    private Declared type(int depth) {
        if (depth > DEEPEST) {
            throw words.broken("types at most " + DEEPEST + " deep");
        }
        MessageDraft type = new MessageDraft("TypeProto");
        List<Long> extents = new ArrayList<>();
        int element = 0;
        if (ELEMENTS.containsKey(words.ahead())) {
            element = tensor(type.message("tensor_type"), extents);
        } else {
            long place = words.offset();
            String word = words.identifier();
            words.need("(");
            switch (word) {
                case "seq" -> type.message("sequence_type").add("elem_type", type(depth + 1).type);
                case "optional" ->
                        type.message("optional_type").add("elem_type", type(depth + 1).type);
                case "sparse_tensor" -> tensor(type.message("sparse_tensor_type"), extents);
                case "map" -> {
                    MessageDraft map = type.message("map_type").whole("key_type", element());
                    words.need(",");
                    map.add("value_type", type(depth + 1).type);
                }
                case "opaque" -> opaque(type.message("opaque_type"));
                default -> throw new Broken(place, "a type", "\"" + word + "\"");
            }
            words.need(")");
        }
        return new Declared(type, element, extents);
    }

    private int element() {
        Integer element = ELEMENTS.get(words.ahead());
        if (element == null) {
            throw words.broken("a type of elements");
        }
        words.identifier();
        return element;
    }

    private int tensor(MessageDraft into, List<Long> extents) {
        int element = element();
        into.whole("elem_type", element);
        if (!words.takes('[')) {
            into.message("shape");
        } else if (!words.takes(']')) {
            MessageDraft shape = into.message("shape");
            do {
                extents.add(dimension(shape.message("dim")));
            } while (words.takes(','));
            words.need("]");
        }
        return element;
    }

    private long dimension(MessageDraft into) {
        if (words.takes('?')) {
            return -1;
        }
        if (words.peek() == '"' || !words.ahead().isEmpty()) {
            into.text("dim_param", words.name());
            return -1;
        }
        long extent = words.whole();
        into.whole("dim_value", extent);
        return extent;
    }

    private void opaque(MessageDraft into) {
        String name = words.optional();
        while (words.takes('.')) {
            name += "." + words.identifier();
        }
        if (words.takes(',')) {
            into.text("domain", name).text("name", words.identifier());
        } else if (!name.isEmpty()) {
            into.text("name", name);
        }
    }

    /// A value, its type first if it has one, and what follows after `=` as a tensor of this name.
    ///
    /// @param values   takes the value
    /// @param constant takes the tensor
    /// @param both     whether a value with a constant is a value, too
    void value(Consumer<MessageDraft> values, Consumer<MessageDraft> constant, boolean both) {
        MessageDraft value = new MessageDraft("ValueInfoProto");
        Declared declared = next() ? type() : null;
        if (declared != null) {
            value.add("type", declared.type);
        }
        String name = words.name();
        value.text("name", name);
        boolean initialised = words.takes('=');
        if (both || !initialised) {
            values.accept(value);
        }
        if (initialised) {
            if (declared == null) {
                throw words.broken("the type of " + name + " before it");
            }
            constant.accept(constant(name, declared));
        }
    }

    /// A TensorProto: what stands in braces, or in brackets where its data lies outside. `...` is what ONNX's printer writes for data that it cannot write.
    MessageDraft constant(String name, Declared declared) {
        if (declared.element == 0) {
            throw words.broken("the type of a tensor before its data");
        }
        MessageDraft tensor = new MessageDraft("TensorProto").text("name", name);
        tensor.whole("data_type", declared.element);
        declared.extents.forEach(e -> tensor.whole("dims", e));
        if (words.takes('[')) {
            tensor.whole("data_location", 1);
            pairs(tensor, "external_data");
        } else if (!words.takes("...")) {
            words.need("{");
            if (!words.takes('}')) {
                do {
                    element(tensor, declared.element);
                } while (words.takes(','));
                words.need("}");
            }
        }
        return tensor;
    }

    private void element(MessageDraft tensor, int element) {
        switch (element) {
            case 1, 14 -> tensor.real("float_data", words.real(false));
            case 11, 15 -> tensor.real("double_data", words.real(true));
            case 7 -> tensor.whole("int64_data", words.whole());
            case 12, 13 -> tensor.whole("uint64_data", words.whole());
            case 8 -> tensor.bytes("string_data", words.string());
            default -> tensor.whole("int32_data", words.whole());
        }
    }

    /// `"key": "value"` up to the closing bracket.
    void pairs(MessageDraft into, String field) {
        if (!words.takes(']')) {
            do {
                MessageDraft pair = into.message(field).text("key", words.text());
                words.need(":");
                pair.text("value", words.text());
            } while (words.takes(','));
            words.need("]");
        }
    }
}
