package dev.loupe.networks.format.pnnx;

import dev.loupe.core.bytes.Broken;
import dev.loupe.networks.format.AttributeText;
import dev.loupe.networks.graph.Attribute;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One line of a `.pnnx.param` file: `type name inputs outputs`, the operands, then parameters `k=v`, attributes `@k=(shape)type`, names of inputs `$k=operand` and shapes of operands
/// `#operand=(shape)type`.
///
/// @param formals names of inputs, by operand
/// @param weights shapes of stored attributes, by name
/// @param shapes  of operands, by operand
record PnnxOperator(
        String type,
        String name,
        List<String> inputs,
        List<String> outputs,
        List<Attribute> attributes,
        Map<String, String> formals,
        Map<String, PnnxTypes> weights,
        Map<String, PnnxTypes> shapes) {

    static PnnxOperator parse(String line, long offset) {
        String[] words = line.strip().split("\\s+");
        int inputs = words.length < 4 ? -1 : count(words[2], words.length - 4);
        int outputs = inputs < 0 ? -1 : count(words[3], words.length - 4 - inputs);
        if (outputs < 0) {
            throw new Broken(
                    offset,
                    "an operator's type, name, numbers of inputs and outputs and as many operands",
                    words.length + " words that are none");
        }
        int rest = 4 + inputs + outputs;
        PnnxOperator operator =
                new PnnxOperator(
                        words[0],
                        words[1],
                        List.of(Arrays.copyOfRange(words, 4, 4 + inputs)),
                        List.of(Arrays.copyOfRange(words, 4 + inputs, rest)),
                        new ArrayList<>(),
                        new LinkedHashMap<>(),
                        new LinkedHashMap<>(),
                        new LinkedHashMap<>());
        for (int i = rest; i < words.length; i++) {
            operator.entry(words[i]);
        }
        return operator;
    }

    private static int count(String word, int most) {
        int count = word.matches("\\d{1,6}") ? Integer.parseInt(word) : -1;
        return count <= most ? count : -1;
    }

    private void entry(String word) {
        int equals = word.indexOf('=');
        if (equals < 1) {
            attributes.add(new Attribute(word, new Attribute.Text("")));
            return;
        }
        String key = word.substring(1, equals);
        String value = word.substring(equals + 1);
        switch (word.charAt(0)) {
            case '@' -> put(weights, key, value);
            case '#' -> put(shapes, key, value);
            case '$' -> formals.put(value, key);
            default -> attributes.add(AttributeText.of(word.substring(0, equals), value));
        }
    }

    private static void put(Map<String, PnnxTypes> into, String key, String value) {
        PnnxTypes type = PnnxTypes.parse(value);
        if (type != null) {
            into.put(key, type);
        }
    }

    /// The path of the module around it: operators that are PyTorch modules have its path as their name.
    String scope() {
        int end = name.lastIndexOf('.');
        return end < 0 || !type.startsWith("nn.") ? "" : name.substring(0, end).replace('.', '/');
    }
}
